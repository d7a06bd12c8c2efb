import IndicatorData
import Indicators
import Tables

/// Sheets, wide tables and review sheets: what is read can be written and read again.
///
/// The last byte says as what the rest is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func sheetText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var bytes = Fuzz.bytes(start, count)
  switch (bytes.popLast() ?? 0) % 4 {
  case 0: readReviewSheet(bytes)
  case 1: read(bytes, as: .checkup)
  case 2: read(bytes, as: .wide)
  default: read(bytes, as: .tidy)
  }
  return 0
}

private func read(_ bytes: [UInt8], as format: ImportFormat) {
  guard let source = try? DecodedText(bytes, named: "f") else { return }
  do throws(DiagnosticList) {
    let result = try IndicatorImport.result(of: source, named: "f", as: format)
    let rows = ImportTable.rows(of: result.series, numbers: .printed)
    let text = DelimitedWriter(escapesFormulas: false).text(
      header: ImportTable.columns, rows: rows)
    Fuzz.demandCleanText(text, from: bytes)
    guard !rows.isEmpty else { return }
    let table = try CSVReader().table(from: Array(text.utf8), named: "f")
    Fuzz.judge(try TidyReader().records(in: table).records, from: bytes)
  } catch {
    Fuzz.demandWording(of: error)
  }
}

private func readReviewSheet(_ bytes: [UInt8]) {
  var reader = ReviewSheetReader(named: "f")
  func take(_ series: ImportedSeries) {
    for row in ImportTable.rows(of: [series], numbers: .printed) {
      Fuzz.demand(row.count == ImportTable.columns.count, "a row has all its columns")
    }
  }
  do throws(DiagnosticList) {
    try reader.feed(bytes, isLast: true) { take($0) }
  } catch {
    Fuzz.demandWording(of: error)
  }
}
