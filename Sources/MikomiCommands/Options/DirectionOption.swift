import ArgumentParser
import IndicatorData
import Indicators
import Tables

/// Which way is better, for all targets of the input.
enum DirectionOption: String, CaseIterable, ExpressibleByArgument {
  case up, down

  /// The help text, the same for all commands.
  static let help = ArgumentHelp.text(
    en: "Which way is better, for all targets: up or down.",
    ja: "すべての目標について、上がるのが良いか（up）、下がるのが良いか（down）。")

  var direction: Target.Direction { self == .up ? .up : .down }
}

extension DirectionOption? {
  /// The records with their targets turned, and the notes that an explicit direction leaves standing.
  ///
  /// - Parameter table: As read.
  /// - Returns: The same without the option.
  /// - Throws: A contradiction of a word or range in a target.
  func applied(to table: IndicatorTable) throws(CommandFailure) -> IndicatorTable {
    guard let self else { return table }
    var records: [IndicatorRecord] = []
    for record in table.records { records.append(try self.turned(record)) }
    return IndicatorTable(
      records: records, notes: table.notes.filter { !$0.concernsDirection })
  }
}

extension DirectionOption {
  /// A record with its targets in the option's direction.
  func turned(_ record: IndicatorRecord) throws(CommandFailure) -> IndicatorRecord {
    var targets: [Target] = []
    for target in record.targets { targets.append(try turned(target, of: record)) }
    return record.withTargets(targets)
  }

  /// The target in the option's direction; a word or range that says otherwise is a contradiction.
  private func turned(
    _ target: Target, of record: IndicatorRecord
  ) throws(CommandFailure) -> Target {
    let isStated = target.directionSource == .stated
    if target.direction == nil || (isStated && target.direction != direction) {
      throw CommandFailure(.usage, .directionContradiction(series: record.indicator.id))
    }
    guard !isStated, let threshold = target.threshold else { return target }
    return Target(
      fiscalYear: target.fiscalYear,
      criterion: self == .up ? .atLeast(threshold) : .atMost(threshold), unit: target.unit,
      isApproximate: target.isApproximate)
  }
}

extension Diagnostic {
  /// Whether an explicit direction makes the note pointless.
  var concernsDirection: Bool {
    switch problem {
    case IndicatorDataProblem.directionAssumed, IndicatorDataProblem.directionInferredDown: true
    default: false
    }
  }
}
