import Tables

/// The indicators that work without a file: those of policy goal 43, R6 check-up.
///
/// One source, two uses: the bytes are `Notebooks-data/indicators.csv`.
public enum BuiltInSample {
  /// The file as it stands in the repository.
  public static var bytes: [UInt8] { PackageResources.indicators_csv }

  /// The name in messages.
  public static let name = "indicators.csv"

  /// The records of the sample.
  public static func records() throws(DiagnosticList) -> IndicatorTable {
    try TidyReader().records(in: CSVReader().table(from: bytes, named: name))
  }
}
