/// A table of text cells, each with its place.
public struct Table: Sendable {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The text between separators, quotes removed.
    public let text: String
    /// The line on which the cell starts, from 1.
    public let line: Int
    /// The column of its first character on that line, from 1.
    public let column: Int
  }

  /// The input as the user named it.
  public let file: String
  /// The names of the columns.
  public let header: [Cell]
  /// The records below, each with as many cells as the header.
  public let rows: [[Cell]]

  /// The place of a cell.
  public func location(of cell: Cell) -> SourceLocation {
    SourceLocation(file: file, line: cell.line, column: cell.column)
  }
}
