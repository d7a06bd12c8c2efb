extension EmpiricalBayesPreset {
  /// What a preset file says of itself beside its numbers, for people.
  struct Remarks: Hashable, Sendable {
    /// The series from which it was learned.
    let panel: String
    /// How intervals fared on series that had not taught them.
    let summary: String
    /// What the target layer was learned from.
    let targetLayer: String

    /// Remarks; ASCII without quotes or backslashes, which the reader of presets does not know.
    init(panel: String, summary: String, targetLayer: String) {
      precondition(
        [panel, summary, targetLayer].allSatisfy(EmpiricalBayesPreset.isPlain),
        "remarks need no escapes")
      self.panel = panel
      self.summary = summary
      self.targetLayer = targetLayer
    }
  }

  /// Whether a text may stand in a preset file as it is.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }

  /// The preset as a file: the layout of the presets that come with the package.
  ///
  /// - Parameter remarks: For people; they are not read back.
  /// - Returns: A JSON document in ASCII; reading it gives this preset, if its numbers have no more than
  ///   the digits of a file (as those of a ``PriorFit`` do).
  func document(_ remarks: Remarks) -> String {
    let kinds = ValueKind.allCases.map { kind in
      let parameters = parameters(for: kind)
      let stay = PresetMember.list([
        .number(parameters.stayPrior.stays), .number(parameters.stayPrior.moves),
      ])
      return (
        kind.rawValue, PresetMember.object([("stay", stay)] + parameters.spreadMembers.asMembers)
      )
    }
    func lines(_ moved: TargetLine, _ same: TargetLine) -> [(String, PresetMember)] {
      [("moved", moved), ("same", same)].map { name, line in
        (name, .object(targetLayer.members(of: line).asMembers))
      }
    }
    return PresetMember.object([
      ("name", .text(name)), ("version", .integer(version)), ("panel", .text(remarks.panel)),
      ("lambda", .number(power)),
      ("units", .text("growth per year near the mean level (steps of the transformed value)")),
      (
        "classes",
        .list(classes.map { .object([("label", .text($0.label))] + $0.members.asMembers) })
      ),
      ("kinds", .object(kinds)), ("summary", .text(remarks.summary)),
      (
        "target_layer",
        .object([
          (
            "record",
            .object(lines(.recordMoved, .recordSame) + targetLayer.priorMembers.asMembers)
          ),
          ("no_record", .object(lines(.noRecordMoved, .noRecordSame))),
          ("fitted_on", .text(remarks.targetLayer)),
        ])
      ),
    ]).text(depth: 0) + "\n"
  }
}

extension [(String, Double)] {
  fileprivate var asMembers: [(String, PresetMember)] { map { ($0.0, .number($0.1)) } }
}

/// A JSON value on its way into a preset file.
private indirect enum PresetMember {
  case number(Double)
  case integer(Int)
  case text(String)
  case list([PresetMember])
  case object([(String, PresetMember)])

  /// One member a line, a space for each level.
  func text(depth: Int) -> String {
    switch self {
    // The shortest decimal that reads back to the same double.
    case .number(let value): return value.roundedToPresetDigits.description
    case .integer(let value): return "\(value)"
    case .text(let text):
      precondition(EmpiricalBayesPreset.isPlain(text), "a preset has no escapes")
      return "\"\(text)\""
    case .list(let elements):
      return Self.block(elements.map { $0.text(depth: depth + 1) }, "[", "]", depth)
    case .object(let members):
      return Self.block(
        members.map { "\"\($0.0)\": " + $0.1.text(depth: depth + 1) }, "{", "}", depth)
    }
  }

  private static func block(
    _ lines: [String], _ open: String, _ close: String, _ depth: Int
  ) -> String {
    let margin = String(repeating: " ", count: depth)
    return open + "\n" + lines.map { margin + " " + $0 }.joined(separator: ",\n") + "\n" + margin
      + close
  }
}
