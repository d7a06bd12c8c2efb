import Indicators
import Tables

/// The indicators that work without a file: those of policy goal 43, R6 check-up.
///
/// One source, two uses: the bytes are `Notebooks-data/indicators.csv`.
public enum BuiltInSample {
  /// The file as it stands in the repository.
  public static var bytes: [UInt8] { PackageResources.indicators_csv }

  /// The name in messages.
  public static let name = "indicators.csv"

  /// Who published the figures, and where.
  static let publication = Publication(
    publisher: "国土交通省", sources: ["国土交通省「令和6年度 政策チェックアップ評価書」（施策目標43）"])

  /// The records of the sample.
  public static func records() throws(DiagnosticList) -> IndicatorTable {
    let table = try TidyReader().records(in: CSVReader().table(from: bytes, named: name))
    return IndicatorTable(
      records: table.records.map { record in
        var record = record
        record.publication = publication
        return record
      }, notes: table.notes)
  }
}
