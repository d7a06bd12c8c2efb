/// Where the numbers of a preset make sense: what a file may hold, and what a fit may find.
enum PresetRanges {
  /// Of the numbers of a class, under their names in a file.
  static let processClass: [(name: String, range: ClosedRange<Double>)] = [
    ("weight", 1e-9...1), ("drift_m", -1e3...1e3), ("scale_s", 1e-9...1e3),
    ("dof_nu", 1e-3...1e6), ("tau", 0...1e6), ("phi", -0.9999...0.9999), ("eta", 0...1e6),
  ]
  /// Of the numbers of a kind beside its stays.
  static let kind: [(name: String, range: ClosedRange<Double>)] = [
    ("widen_c", 0.01...100), ("shock_eps", 0...0.99), ("shock_B", 0.01...1000),
  ]
  /// Of both numbers of a beta law.
  static let betaParameter = 1e-6...1e9
  /// Of the numbers of a target line.
  static let line = -1e3...1e3
  /// Of the power of the transform.
  static let power = 0.01...1.0
}

extension EmpiricalBayesPreset.ProcessClass {
  /// Whether a preset file may hold the class.
  var isWithinPresetRanges: Bool {
    zip(members, PresetRanges.processClass).allSatisfy { $1.range.contains($0.1) }
  }
}
