/// Reads comma-separated text: RFC 4180 quotes, UTF-8 with or without byte order mark, lines ended by
/// LF, CRLF or CR, blank lines skipped.
///
/// Works on bytes: in Swift's text CRLF is one character and the line feed in it is not found.
public struct CSVReader: Sendable {
  /// The longest cell that is read, in bytes.
  public static let cellLimit = 65_536

  /// The most columns that are read, as many as a sheet of Excel has.
  static let columnLimit = 16_384

  /// A reader.
  public init() {}

  /// Reads a table with a header.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - file: The input as the user named it, for messages.
  /// - Returns: The table; every row has as many cells as the header.
  /// - Throws: Every fault found, in input order.
  /// - Complexity: O(bytes) time and memory.
  public func table(
    from bytes: [UInt8], named file: String
  ) throws(DiagnosticList) -> Table {
    let text = try UTF8Check.text(in: bytes, file: file)
    guard text.contains(where: { $0 != 0x0A && $0 != 0x0D }) else {
      throw DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: file), TableProblem.emptyFile)
      ])
    }
    var scanner = CSVScanner(text: text, file: file)
    let records = scanner.records()
    guard scanner.faults.isEmpty else { throw DiagnosticList(scanner.faults) }
    guard let header = records.first else {
      throw DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: file), TableProblem.emptyFile)
      ])
    }
    let table = Table(file: file, header: header, rows: Array(records.dropFirst()))
    let faults = faultsOfShape(table)
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    return table
  }

  /// Faults of the header first; rows are only counted under a header that can be one.
  func faultsOfShape(_ table: Table) -> [Diagnostic] {
    func fault(_ problem: TableProblem, at cell: Table.Cell) -> Diagnostic {
      Diagnostic(.error, at: table.location(of: cell), problem)
    }
    let header = table.header
    let first = header[0]
    if first.text.hasPrefix("sep=") { return [fault(.separatorLine, at: first)] }
    if first.text.hasPrefix("#"), header.count == 1 || first.text != "#" {
      return [fault(.commentLine, at: first)]
    }
    if header.count == 1 {
      if let separator = separatorInside(first.text) {
        return [fault(.separator(found: separator), at: first)]
      }
      if let next = table.rows.first, next.count > 1 {
        return [fault(.titleAboveTable(found: 1, later: next.count), at: first)]
      }
    }
    var faults: [Diagnostic] = []
    // Keyed by bytes: Swift holds texts equal that differ in normalization.
    var positions: [[UInt8]: Int] = [:]
    for (index, cell) in header.enumerated() where !cell.text.isEmpty {
      if let earlier = positions.updateValue(index, forKey: Array(cell.text.utf8)) {
        faults.append(
          fault(
            .duplicateColumn(name: cell.text, first: earlier + 1, second: index + 1), at: cell))
      }
    }
    if table.rows.isEmpty { faults.append(fault(.noDataRows, at: first)) }
    for row in table.rows where row.count != header.count {
      faults.append(
        Diagnostic(
          .error, at: SourceLocation(file: table.file, line: row[0].line),
          TableProblem.fieldCount(found: row.count, expected: header.count)))
    }
    return faults
  }

  /// A separator that is not a comma but stands inside a lone header cell.
  private func separatorInside(_ text: String) -> Unicode.Scalar? {
    let candidates: [Unicode.Scalar] = ["\t", ";", "，", "、", "|"]
    return candidates.first { text.unicodeScalars.contains($0) }
  }
}
