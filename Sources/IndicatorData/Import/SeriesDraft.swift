import Indicators
import Tables

/// A series as it is gathered; merges what is printed twice and refuses what contradicts itself.
struct SeriesDraft {
  let id: String
  let name: String
  /// Where the series is named.
  let location: SourceLocation
  /// The unit that a header or row label states for all values.
  var statedUnit: String?
  var grade: String?
  var direction: Target.Direction?
  private(set) var values: [ImportedValue] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(id: String, name: String, location: SourceLocation) {
    self.id = id
    self.name = name
    self.location = location
  }

  /// Adds a value, unless it repeats or contradicts one of its year.
  mutating func add(_ value: ImportedValue) {
    guard let index = position(ofSameYearAs: value) else {
      values.append(value)
      return
    }
    guard let second = value.notations.first?.value else { return }
    guard let first = values[index].notations.first?.value else {
      values[index] = value
      return
    }
    let isBaselinePair = values[index].role != value.role
    if first == second, values[index].notations.count == value.notations.count {
      merge(value, into: index, isBaselinePair: isBaselinePair)
    } else {
      refuseSecond(value, after: index, isBaselinePair: isBaselinePair)
    }
  }

  /// The position of a value that stands for the same year in the same sense.
  private func position(ofSameYearAs value: ImportedValue) -> Int? {
    values.indices.first { index in
      values[index].year == value.year && Self.share(values[index].role, value.role)
    }
  }

  private mutating func merge(_ value: ImportedValue, into index: Int, isBaselinePair: Bool) {
    if isBaselinePair {
      // The initial value repeats the actual of its year: one observation, not two.
      note(.baselineMerged(series: id, year: value.year, found: value.rawText), at: value)
      values[index].role = .baseline
    } else {
      note(.repeatedValue(series: id, year: value.year, found: value.rawText), at: value)
    }
  }

  private mutating func refuseSecond(
    _ value: ImportedValue, after index: Int, isBaselinePair: Bool
  ) {
    let earlier = values[index]
    refuse(
      .conflictingValues(
        series: id, year: value.year, first: earlier.rawText,
        firstPlace: earlier.location.text, second: value.rawText), at: value)
    // A baseline that contradicts its year's actual is left out; of two actuals neither is taken.
    if !isBaselinePair {
      values.remove(at: index)
    } else if earlier.role == .baseline {
      values[index] = value
    }
  }

  /// Baseline and actual are both observations of a year.
  private static func share(_ first: ImportedValue.Role, _ second: ImportedValue.Role) -> Bool {
    (first == .target) == (second == .target)
  }

  mutating func note(_ problem: ImportProblem, at value: ImportedValue) {
    diagnostics.append(Diagnostic(.note, at: value.location, problem))
  }

  mutating func refuse(_ problem: ImportProblem, at value: ImportedValue) {
    diagnostics.append(Diagnostic(.error, at: value.location, problem))
  }

  /// The series, or `nil` if nothing of it can be used.
  mutating func series() -> ImportedSeries? {
    let unit = commonUnit()
    let directions = Set(
      values.compactMap { $0.role == .target ? Self.direction(of: $0) : nil })
    if directions.count == 1, direction == nil { direction = directions.first }
    guard values.contains(where: { !$0.notations.isEmpty || $0.isMissing }) else { return nil }
    let sorted = values.enumerated().sorted { left, right in
      (left.element.year, left.element.role, left.offset)
        < (right.element.year, right.element.role, right.offset)
    }.map(\.element)
    return ImportedSeries(
      id: id, name: name, unit: unit, direction: direction, grade: grade, values: sorted)
  }

  private static func direction(of value: ImportedValue) -> Target.Direction? {
    if let direction = value.direction { return direction }
    if value.qualifiers.contains(.atLeast) || value.qualifiers.contains(.above) { return .up }
    if value.qualifiers.contains(.atMost) || value.qualifiers.contains(.below) { return .down }
    return value.qualifiers.contains(.zero) ? .down : nil
  }

  /// The unit of all values; values in another one are refused.
  private mutating func commonUnit() -> String {
    if let statedUnit {
      // A unit beside the row or over the table stands for numbers without one.
      refuseValues(unlike: statedUnit) { !$0.unit.isEmpty && $0.unit != statedUnit }
      return statedUnit
    }
    func units(_ values: [ImportedValue]) -> [String] {
      values.flatMap(\.notations).reduce(into: []) { units, notation in
        if !units.contains(notation.unit) { units.append(notation.unit) }
      }
    }
    let all = units(values)
    let observed = units(values.filter { $0.role != .target })
    guard all.count > 1 else { return all.first ?? "" }
    if observed.count == 1 {
      refuseValues(unlike: observed[0]) { $0.unit != observed[0] }
      return observed[0]
    }
    // No rule says which of two units is meant: all values of the series are refused.
    if let first = values.first(where: { !$0.notations.isEmpty }) {
      refuse(.mixedUnits(series: id, units: all), at: first)
    }
    values = []
    return ""
  }

  private mutating func refuseValues(
    unlike expected: String, where differs: (ValueNotation) -> Bool
  ) {
    for value in values {
      guard let notation = value.notations.first(where: differs) else { continue }
      refuse(
        .unitDiffers(series: id, expected: expected, found: notation.unit), at: value)
    }
    values.removeAll { $0.notations.contains(where: differs) }
  }
}

extension ImportedValue {
  /// Whether a mark stands where a value would.
  var isMissing: Bool {
    if case .missing = content { true } else { false }
  }
}
