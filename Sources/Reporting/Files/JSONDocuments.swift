import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The JSON documents of the commands: keys are the columns of the files, numbers in full.
public enum JSONDocuments {
  /// The version of the documents' layout; it grows when a key changes its meaning or goes.
  static let schemaVersion = 1

  /// The document of `check`: verdicts, each with its forecast by year.
  public static func verdicts(_ assessments: [Assessment], version: String, seed: Int) -> String {
    document(
      version: version, seed: seed,
      members: [
        (
          "cut_offs",
          .object([
            ("expected_from", .number(Verdict.expectedFrom)),
            ("unlikely_to", .number(Verdict.unlikelyTo)),
          ])
        ),
        ("indicators", .array(assessments.map(verdict))),
      ])
  }

  /// The document of `compare`: the rows of the table.
  public static func models(_ table: ReportTable, version: String, seed: Int) -> String {
    document(version: version, seed: seed, members: [("models", .array(table.jsonObjects))])
  }

  /// The document of `forecast`: the rows of the table.
  public static func forecast(_ table: ReportTable, version: String, seed: Int) -> String {
    document(version: version, seed: seed, members: [("forecast", .array(table.jsonObjects))])
  }

  /// The document of `import`: the rows of the tidy layout, and what is known of each series.
  public static func imported(
    columns: [String], rows: [[DelimitedWriter.Field]],
    traits: [(series: String, traits: [String])], version: String, seed: Int
  ) -> String {
    let table = ReportTable(columns: columns, rows: rows)
    let series = traits.map { entry in
      JSONValue.object([
        ("series_id", .string(entry.series)),
        ("traits", .array(entry.traits.map { .string($0) })),
      ])
    }
    return document(
      version: version, seed: seed,
      members: [("series", .array(series)), ("values", .array(table.jsonObjects))])
  }

  static func document(
    version: String, seed: Int, members: [(String, JSONValue)]
  ) -> String {
    JSONValue.object(
      [
        ("schema_version", .integer(schemaVersion)), ("version", .string(version)),
        ("seed", .integer(seed)),
      ] + members
    ).document
  }

  private static func verdict(of assessment: Assessment) -> JSONValue {
    let record = assessment.record
    let options = ForecastOptions(
      reach: assessment.target.map { .through($0.fiscalYear) } ?? .target,
      preset: assessment.forecast?.preset ?? .ministry,
      correlation: assessment.forecast?.basis.correlation ?? IndicatorForecast.standardCorrelation)
    let isOwn = assessment.forecast?.basis == .ownValues
    let choice =
      assessment.forecast.flatMap { isOwn ? ModelChoice.named($0.model) : nil }
      ?? .automatic
    let forecast = WideForecastFile.table(
      of: [SeriesProjection(record: assessment.record, choice: choice, options: options)],
      coverages: options.coverages)
    guard
      case .object(let members) = ReportTable.jsonObject(
        columns: VerdictFile.columns, row: VerdictFile.row(of: assessment))
    else { return .null }
    return .object(
      members + [
        ("reason", reason(for: assessment.verdict, confidence: assessment.confidence)),
        ("confidence_doubts", .array(assessment.rating.doubts.map { .string($0.rawValue) })),
        ("model_id", (assessment.forecast?.modelIdentifier).map { .string($0) } ?? .null),
        (
          "model_probabilities",
          .object(
            assessment.members.map { member in
              (
                member.identifier,
                member.attainmentProbability.map { .number($0) } ?? .null
              )
            })
        ),
        ("sum", TotalDocument.value(of: assessment)),
        ("forecast", .array(forecast.jsonObjects)),
      ] + (assessment.forecast?.bridge.map { [("bridge", $0.json)] } ?? [])
        + (record.indicator.measure.map { [("measure", .string($0.rawValue))] } ?? [])
        + (record.seriesBreak.map {
          [("break_fy", .integer($0.fiscalYear.startingYear))]
        } ?? []))
  }

  /// Why the verdict is not a plain yes or no, as a code.
  private static func reason(for verdict: Verdict, confidence: Confidence) -> JSONValue {
    switch verdict {
    case .cannotJudge(let obstacle): .string(obstacle.rawValue)
    case .undecided: .string(confidence == .low ? "low_confidence" : "between_cut_offs")
    case .expected, .unlikely, .met, .missed, .noTarget: .null
    }
  }
}
