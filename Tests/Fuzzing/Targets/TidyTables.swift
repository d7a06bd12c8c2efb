import IndicatorData
import Indicators
import Tables

/// Tidy tables, from bytes to the verdict in both languages.
@_cdecl("LLVMFuzzerTestOneInput")
public func tidyTables(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // The header is given, so that the fuzzer spends its time on rows.
  let header =
    "series_id,fiscal_year,value,target,direction,status,unit,value_lo,value_hi,qualifier\n"
  let bytes = Array(header.utf8) + Fuzz.bytes(start, count)
  do throws(DiagnosticList) {
    let table = try CSVReader().table(from: bytes, named: "f")
    Fuzz.judge(try TidyReader().records(in: table).records, from: bytes)
  } catch {
    Fuzz.demandWording(of: error)
  }
  return 0
}
