import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

/// A related series with newer data that may fill pending years.
struct CovariateOptions: ParsableArguments {
  @Option(
    help: .text(
      en: "A tidy file with a related series that has newer data; where the relation is strong "
        + "enough, its moves fill years after the latest actual.",
      ja: "より新しい値のある関連系列の縦型ファイル。関係が十分に強ければ、最新の実績より後の年をその動きで埋めます。",
      valueName: "file"))
  var covariate: String?

  @Option(
    help: .text(
      en: "Which series of --covariate.", ja: "--covariate のどの系列を使うか。", valueName: "id"))
  var covariateSeries: String?

  @Option(
    help: .text(
      en: "The series of the input that --covariate is for (needed where there are several).",
      ja: "--covariate を入力のどの系列に使うか（系列が複数あるときに必要）。",
      valueName: "id,…"))
  var covariateFor: String?

  /// Refuses an output that is the file of the related series.
  func refuseOverwriting(by common: CommonOptions) throws(CommandFailure) {
    guard let covariate, let output = common.destination.output, output != "-" else { return }
    try OutputFile.check(output, input: covariate, force: common.destination.force)
  }

  /// The records with their related series.
  ///
  /// - Parameters:
  ///   - records: As read.
  ///   - input: The input's path, to tell one standard input from two.
  ///   - notes: What is to be said of the reading.
  /// - Returns: The records, those named with the related series.
  /// - Throws: Options that do not go together, and faults of the file.
  func applied(
    to records: [IndicatorRecord], input: String?, reporting notes: inout [Diagnostic]
  ) throws(CommandFailure) -> [IndicatorRecord] {
    guard let covariate else {
      for (option, value) in [
        ("--covariate-series", covariateSeries), ("--covariate-for", covariateFor),
      ] where value != nil {
        throw Self.failure(.optionNeedsCovariate(option: option))
      }
      return records
    }
    if covariate == "-", input == "-" { throw Self.failure(.standardInputTwice) }
    let ids = try chosenIDs(records)
    let source = covariate == "-" ? "stdin" : covariate
    let table = try IndicatorInput.table(in: covariate)
    // Directions and targets of a covariate say nothing here.
    notes += table.notes.filter { !$0.concernsDirection }
    let related = RelatedSeries(
      try chosenSeries(table.records), source: source)
    if let total = records.first(where: { record in
      record.isTotal && ids.contains { $0.isSame(as: record.indicator.id) }
    }) {
      throw Self.failure(.totalHasParts(series: total.indicator.id))
    }
    let bridged = records.map { record in
      guard ids.contains(where: { $0.isSame(as: record.indicator.id) }) else { return record }
      if related.yearKind != record.indicator.yearKind {
        notes.append(
          Diagnostic(
            .note, at: SourceLocation(file: source),
            BridgeProblem.yearKindsDiffer(series: record.indicator.id)))
      }
      return record.related(to: related)
    }
    // A total follows its parts.
    return bridged.map { total in
      total.withParts(
        total.parts.map { part in
          bridged.first { $0.indicator.id.isSame(as: part.indicator.id) } ?? part
        })
    }
  }

  /// The notes that say what became of the related series; a table says it itself.
  ///
  /// - Parameters:
  ///   - records: Those forecast.
  ///   - bridges: What became of them, by series.
  ///   - format: Of the results.
  /// - Returns: One a record with a related series.
  func notes(
    on records: [IndicatorRecord], bridges: [(id: String, bridge: IndicatorBridge?)],
    format: OutputFormat
  ) -> [Diagnostic] {
    records.compactMap { record in
      guard let related = record.relatedSeries else { return nil }
      let location = SourceLocation(file: related.source)
      let own = bridges.filter { $0.id.isSame(as: record.indicator.id) }
      guard let bridge = own.lazy.compactMap(\.bridge).first else {
        return Diagnostic(
          .note, at: location, BridgeProblem.nothingToFill(series: record.indicator.id))
      }
      return format == .table
        ? nil : Diagnostic(.note, at: location, BridgeProblem.outcome(bridge, record.indicator))
    }
  }

  private func chosenIDs(_ records: [IndicatorRecord]) throws(CommandFailure) -> [String] {
    guard let covariateFor else {
      guard records.count == 1, let only = records.first else {
        throw Self.failure(.covariateForNeeded(count: records.count))
      }
      return [only.indicator.id]
    }
    let ids = covariateFor.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for id in ids where !records.contains(where: { $0.indicator.id.isSame(as: id) }) {
      throw Self.failure(
        .noSuchSeries(
          option: "--covariate-for", found: id, known: records.map(\.indicator.id)))
    }
    return ids
  }

  private func chosenSeries(
    _ records: [IndicatorRecord]
  ) throws(CommandFailure) -> IndicatorRecord {
    guard let covariateSeries else {
      guard records.count == 1, let only = records.first else {
        throw Self.failure(.covariateSeriesNeeded(known: records.map(\.indicator.id)))
      }
      return only
    }
    guard let chosen = records.first(where: { $0.indicator.id.isSame(as: covariateSeries) }) else {
      throw Self.failure(
        .noSuchSeries(
          option: "--covariate-series", found: covariateSeries, known: records.map(\.indicator.id)))
    }
    return chosen
  }

  private static func failure(_ problem: BridgeProblem) -> CommandFailure {
    CommandFailure(.usage, [.other(problem)])
  }
}

extension String {
  /// Identifiers are compared byte by byte.
  fileprivate func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
