import Tables

/// Delimited and JSON text: the reader of tables, and the stream of records however it is cut.
///
/// The last byte says by which of them the rest is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func delimitedText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var bytes = Fuzz.bytes(start, count)
  let choice = bytes.popLast() ?? 0
  switch choice % 4 {
  case 0: decode(bytes, as: TextEncoding.allCases[Int(choice / 4) % TextEncoding.allCases.count])
  case 1: readTable(bytes)
  case let way:
    // The stream looks at some bytes before it hands on any: behind those, and among them.
    let start = way == 2 ? [] : rows
    let position = start.count + (bytes.first.map { Int($0) % (bytes.count + 1) } ?? 0)
    let whole = records(of: start + bytes, cutAt: start.count + bytes.count)
    let cut = records(of: start + bytes, cutAt: position)
    Fuzz.demand(whole == cut, "a stream reads the same however it is cut")
  }
  return 0
}

private let rows = Array(String(repeating: "a,b\n", count: 130).utf8)

private func decode(_ bytes: [UInt8], as encoding: TextEncoding) {
  for encoding in [nil, encoding] {
    do throws(DiagnosticList) {
      _ = try DecodedText(bytes, named: "f", encoding: encoding)
    } catch {
      Fuzz.demandWording(of: error)
    }
  }
}

private func readTable(_ bytes: [UInt8]) {
  do throws(DiagnosticList) {
    _ =
      JSONRowReader.applies(to: bytes)
      ? try JSONRowReader().table(from: bytes, named: "f")
      : try CSVReader().table(from: bytes, named: "f")
  } catch {
    Fuzz.demandWording(of: error)
  }
}

/// The cells of every record; `nil` for a stream that is refused.
private func records(of bytes: [UInt8], cutAt position: Int) -> [[String]]? {
  var stream = RecordStream(named: "f")
  var records: [[String]] = []
  func take(_ record: RecordStream.Record) throws(DiagnosticList) {
    records.append((0..<record.count).map { record.text($0) })
  }
  do throws(DiagnosticList) {
    try stream.feed(Array(bytes[..<position]), isLast: false, take)
    try stream.feed(Array(bytes[position...]), isLast: true, take)
    return records
  } catch {
    Fuzz.demandWording(of: error)
    return nil
  }
}
