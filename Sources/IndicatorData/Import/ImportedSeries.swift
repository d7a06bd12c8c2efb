import Indicators

/// An indicator as a source gives it.
public struct ImportedSeries: Sendable {
  /// The identifier: the indicator's number, with the circled number of a part, as in 114-1.
  public let id: String
  /// The name as printed, with ① or 参 in front where the source has it.
  public let name: String
  /// The unit of all values; empty if none is given.
  public let unit: String
  /// The direction that words of the source give.
  public let direction: Target.Direction?
  /// The ministry's grade as printed.
  public let grade: String?
  /// Baseline, actuals and targets, by year.
  public let values: [ImportedValue]

  init(
    id: String, name: String, unit: String, direction: Target.Direction?, grade: String?,
    values: [ImportedValue]
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.direction = direction
    self.grade = grade
    self.values = values
  }

  /// The value that the linear path starts from, if the source names it.
  var baseline: ImportedValue? { values.first { $0.role == .baseline } }
  var targets: [ImportedValue] { values.filter { $0.role == .target } }
  var actuals: [ImportedValue] { values.filter { $0.role == .actual } }
}
