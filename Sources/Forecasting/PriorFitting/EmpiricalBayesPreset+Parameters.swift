extension EmpiricalBayesPreset {
  /// One number of a preset.
  public struct Parameter: Hashable, Sendable {
    /// Its place in a preset file, such as classes.steady.scale_s or target_layer.record.moved.alpha.
    public let path: String
    /// The number.
    public let value: Double
  }

  /// All numbers of the preset, in the order of a preset file.
  public var parameters: [Parameter] {
    var parameters = [Parameter(path: "lambda", value: power)]
    func add(_ path: String, _ members: [(String, Double)]) {
      parameters += members.map { Parameter(path: "\(path).\($0.0)", value: $0.1) }
    }
    for process in classes { add("classes.\(process.label)", process.members) }
    for kind in ValueKind.allCases {
      let kindParameters = self.parameters(for: kind)
      add(
        "kinds.\(kind.rawValue)",
        [("stay.a", kindParameters.stayPrior.stays), ("stay.b", kindParameters.stayPrior.moves)]
          + kindParameters.spreadMembers)
    }
    for line in TargetLine.allCases {
      add("target_layer.\(line.rawValue)", targetLayer.members(of: line))
      if line == .recordSame { add("target_layer.record", targetLayer.priorMembers) }
    }
    return parameters
  }
}

extension EmpiricalBayesPreset.ProcessClass {
  /// The numbers under their names in a preset file.
  var members: [(String, Double)] {
    [
      ("weight", weight), ("drift_m", drift), ("scale_s", scale), ("dof_nu", degreesOfFreedom),
      ("tau", growthVariance), ("phi", growthPersistence), ("eta", readingNoise),
    ]
  }
}

extension EmpiricalBayesPreset.KindParameters {
  /// The numbers beside the pair of stays under their names in a preset file.
  var spreadMembers: [(String, Double)] {
    [("widen_c", widening), ("shock_eps", shockProbability), ("shock_B", shockFactor)]
  }
}

extension TargetLayer {
  /// A line's numbers under their names in a preset file.
  func members(of line: TargetLine) -> [(String, Double)] {
    let numbers =
      switch line {
      case .recordMoved: withRecord.moved
      case .recordSame: withRecord.same
      case .noRecordMoved: withoutRecord.moved
      case .noRecordSame: withoutRecord.same
      }
    let shared = [("alpha", numbers.alpha), ("beta", numbers.beta)]
    return line.usesRecord ? shared + [("gamma", numbers.gamma)] : shared
  }

  /// The prior of past targets under its names in a preset file.
  var priorMembers: [(String, Double)] {
    [("met_a", recordPrior.met), ("met_b", recordPrior.missed)]
  }
}
