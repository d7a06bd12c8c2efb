extension Table.Cell {
  /// The same cell with another text.
  package func renamed(_ text: String) -> Table.Cell {
    Table.Cell(text: text, line: line, column: column)
  }
}

extension Table {
  /// A header alone, under other names.
  package init(file: String, renamedHeader header: [Cell]) {
    self.init(file: file, header: header, rows: [])
  }
}
