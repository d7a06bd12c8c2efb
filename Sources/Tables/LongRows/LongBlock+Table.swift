extension LongBlock {
  /// The rows of one series as a table of text, for the full reader.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - layout: The parts of the columns.
  ///   - header: The header as read, or the names that stand for one.
  ///   - file: The input as the user named it.
  ///   - line: The line of the file, from 1, on which the block starts.
  ///   - offset: The byte of the file with which it starts.
  /// - Returns: The table, its cells with their lines in the file.
  /// - Throws: Faults of encoding, quoting and the number of cells.
  package func table(
    of series: Series, layout: LongLayout, header: [Table.Cell], file: String, line: Int,
    offset: Int
  ) throws(DiagnosticList) -> Table {
    var rows: [[Table.Cell]] = []
    for piece in pieces(of: series, line: line, offset: offset) {
      let bytes = Array(bytes(of: piece.extent))
      try Self.check(bytes, file: file, line: piece.line, offset: piece.offset)
      if layout.readsQuotes {
        var scanner = CSVScanner(text: bytes[...], file: file, firstLine: piece.line)
        rows += scanner.records()
        guard scanner.faults.isEmpty else { throw DiagnosticList(scanner.faults) }
      } else {
        rows += Self.tabbedRows(bytes, firstLine: piece.line)
      }
    }
    let faults = rows.filter { $0.count != header.count }.map {
      Diagnostic(
        .error, at: SourceLocation(file: file, line: $0[0].line),
        TableProblem.fieldCount(found: $0.count, expected: header.count))
    }
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    return Table(file: file, header: header, rows: rows)
  }

  /// The text of a series in the pieces in which it stood in the input.
  private func pieces(
    of series: Series, line: Int, offset: Int
  ) -> [(extent: Extent, line: Int, offset: Int)] {
    guard !origins.isEmpty else {
      return [(series.text, line + series.line, offset + series.text.start)]
    }
    let inside = origins.indices.filter {
      (series.text.start..<series.text.end).contains(origins[$0].start)
    }
    return inside.map { index in
      let next = index + 1 < origins.count ? origins[index + 1].start : count
      return (
        Extent(start: origins[index].start, end: min(next, series.text.end)),
        origins[index].line, origins[index].offset
      )
    }
  }

  /// Refuses NUL bytes and what is not UTF-8.
  private static func check(
    _ bytes: [UInt8], file: String, line: Int, offset: Int
  ) throws(DiagnosticList) {
    func fault(_ problem: TableProblem, at index: Int) -> DiagnosticList {
      let line = line + bytes[..<index].count { $0 == 0x0A }
      return DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: file, line: line), problem)
      ])
    }
    if let nul = bytes.firstIndex(of: 0) {
      throw fault(.nulByte(offset: offset + nul), at: nul)
    }
    if let broken = UTF8Check.firstInvalidOffset(in: bytes[...]) {
      throw fault(
        .notUTF8(offset: offset + broken, guess: ByteFormat(encodingOf: bytes[...])), at: broken)
    }
  }

  /// Lines of cells between tabs, \N read as blank.
  private static func tabbedRows(_ bytes: [UInt8], firstLine: Int) -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = line.last == 0x0D ? line.dropLast() : line
      guard !text.allSatisfy({ $0 == 0x20 }) else { continue }
      var column = 1
      rows.append(
        text.split(separator: 0x09, omittingEmptySubsequences: false).map { cell in
          let content = String(decoding: cell, as: UTF8.self)
          defer { column += content.unicodeScalars.count + 1 }
          return Table.Cell(
            text: content == "\\N" ? "" : content, line: firstLine + index, column: column)
        })
    }
    return rows
  }

  /// The names of columns without a header line, as a header.
  ///
  /// - Parameter names: One a column.
  /// - Returns: Cells of a first line.
  package static func header(_ names: [String]) -> [Table.Cell] {
    names.enumerated().map { Table.Cell(text: $1, line: 1, column: $0 + 1) }
  }
}
