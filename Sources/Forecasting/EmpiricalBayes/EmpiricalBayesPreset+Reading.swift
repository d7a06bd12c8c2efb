extension EmpiricalBayesPreset {
  /// Why a document is no preset.
  public struct Fault: Error, Hashable, Sendable {
    /// What is missing or wrong.
    public let message: String
  }

  /// The presets that come with the package, by name.
  public enum BuiltIn: String, CaseIterable, Hashable, Sendable {
    /// Policy indicators of Japanese ministries.
    case ministry
    /// Series of no known domain.
    case mixed
    /// National aggregates.
    case macro

    /// The document.
    var bytes: [UInt8] {
      switch self {
      case .ministry: PackageResources.ministry_json
      case .mixed: PackageResources.mixed_json
      case .macro: PackageResources.macro_json
      }
    }

    /// The preset.
    public var preset: EmpiricalBayesPreset {
      switch self {
      case .ministry: .ministry
      case .mixed: .mixed
      case .macro: .macro
      }
    }

    fileprivate func read() -> EmpiricalBayesPreset {
      do throws(Fault) {
        return try EmpiricalBayesPreset(json: bytes)
      } catch {
        preconditionFailure("a built-in preset is well formed: \(error.message)")
      }
    }
  }

  /// The default: policy indicators of Japanese ministries.
  public static let ministry = BuiltIn.ministry.read()
  /// Series of no known domain.
  public static let mixed = BuiltIn.mixed.read()
  /// National aggregates.
  public static let macro = BuiltIn.macro.read()

  /// Whether the preset comes with the package, unchanged.
  public var isBuiltIn: Bool { BuiltIn(rawValue: name)?.preset == self }

  /// Reads a preset.
  ///
  /// - Parameter bytes: A JSON document in UTF-8.
  /// - Throws: ``Fault`` with what is missing or out of its domain.
  public init(json bytes: [UInt8]) throws(Fault) {
    do throws(PresetDocument.Fault) {
      try self.init(PresetDocument(bytes))
    } catch {
      throw Fault(message: error.message)
    }
  }

  private init(_ document: PresetDocument) throws(PresetDocument.Fault) {
    name = try document.string("name")
    version = Int(exactly: try document.number("version")) ?? 0
    power = try document.number("lambda")
    var classes: [ProcessClass] = []
    for entry in try document.array("classes") { classes.append(try ProcessClass(entry)) }
    let kinds = try document.member("kinds")
    percent = try KindParameters(kinds.member("percent"))
    count = try KindParameters(kinds.member("count"))
    amount = try KindParameters(kinds.member("amount"))
    targetLayer = try TargetLayer(document.member("target_layer"))
    guard !classes.isEmpty, power > 0 else {
      throw PresetDocument.Fault(message: "no classes, or lambda not above 0")
    }
    // Printed weights add up to 1 but for rounding.
    self.classes = classes
  }
}

extension EmpiricalBayesPreset.ProcessClass {
  fileprivate init(_ document: PresetDocument) throws(PresetDocument.Fault) {
    label = try document.string("label")
    weight = try document.number("weight")
    drift = try document.number("drift_m")
    scale = try document.number("scale_s")
    degreesOfFreedom = try document.number("dof_nu")
    growthVariance = try document.number("tau")
    growthPersistence = try document.number("phi")
    readingNoise = try document.number("eta")
    let isInDomain =
      weight > 0 && scale > 0 && degreesOfFreedom > 0 && growthVariance >= 0
      && abs(growthPersistence) < 1 && readingNoise >= 0
    guard isInDomain else {
      throw PresetDocument.Fault(message: "class \(label) has a number out of its domain")
    }
  }
}

extension EmpiricalBayesPreset.KindParameters {
  fileprivate init(_ document: PresetDocument) throws(PresetDocument.Fault) {
    let stay = try document.array("stay")
    guard stay.count == 2, case .number(let stays) = stay[0], case .number(let moves) = stay[1],
      stays > 0, moves > 0
    else { throw PresetDocument.Fault(message: "stay is not a pair above 0") }
    stayPrior = (stays, moves)
    widening = try document.number("widen_c")
    shockProbability = try document.number("shock_eps")
    shockFactor = try document.number("shock_B")
    guard widening > 0, (0..<1).contains(shockProbability), shockFactor > 0 else {
      throw PresetDocument.Fault(message: "a kind has a number out of its domain")
    }
  }
}

extension TargetLayer {
  fileprivate init(_ document: PresetDocument) throws(PresetDocument.Fault) {
    let record = try document.member("record")
    let none = try document.member("no_record")
    withRecord = (
      try Line(record.member("moved"), hasRecord: true),
      try Line(record.member("same"), hasRecord: true)
    )
    withoutRecord = (
      try Line(none.member("moved"), hasRecord: false),
      try Line(none.member("same"), hasRecord: false)
    )
    recordPrior = (try record.number("met_a"), try record.number("met_b"))
  }
}

extension TargetLayer.Line {
  fileprivate init(_ document: PresetDocument, hasRecord: Bool) throws(PresetDocument.Fault) {
    alpha = try document.number("alpha")
    beta = try document.number("beta")
    gamma = hasRecord ? try document.number("gamma") : 0
  }
}
