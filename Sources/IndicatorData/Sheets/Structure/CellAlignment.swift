/// Which column each cell of a row belongs to: by order where the row is complete, else by position.
///
/// Never by count alone where the row is short: `― ―` under five years says nothing of which two.
enum CellAlignment {
  enum Fault: Error, Hashable {
    case count
    case position(Int)
  }

  /// The position of the column of each cell.
  ///
  /// - Parameters:
  ///   - cells: The cells of a row, from left to right.
  ///   - columns: The columns of the header.
  ///   - keepsPositions: Whether the sheet shows columns by wide gaps.
  static func columns(
    of cells: [SheetToken], among columns: [SheetHeader.Column], keepsPositions: Bool
  ) throws(Fault) -> [Int] {
    if cells.count == columns.count {
      if keepsPositions, let wrong = contradiction(cells, columns) { throw .position(wrong) }
      return Array(columns.indices)
    }
    guard keepsPositions, cells.count < columns.count else { throw .count }
    let byScreen = assigned(cells.map(\.display), columns.map(\.token.display))
    let byCharacter = assigned(cells.map(\.characters), columns.map(\.token.characters))
    switch (byScreen, byCharacter) {
    case (let first?, let second?) where first == second: return first
    case (let first?, nil): return first
    case (nil, let second?): return second
    default: throw .position(0)
    }
  }

  /// A cell of a complete row that lies under another column and not under its own, however characters
  /// are counted.
  private static func contradiction(
    _ cells: [SheetToken], _ columns: [SheetHeader.Column]
  ) -> Int? {
    cells.indices.first { index in
      func isMisplaced(_ range: (SheetToken) -> Range<Int>) -> Bool {
        let cell = range(cells[index])
        return !cell.overlaps(range(columns[index].token))
          && columns.indices.contains {
            $0 != index && cell.overlaps(range(columns[$0].token))
          }
      }
      return isMisplaced(\.display) && isMisplaced(\.characters)
    }
  }

  /// Each cell under exactly one column's name, in ascending order; `nil` otherwise.
  private static func assigned(_ cells: [Range<Int>], _ columns: [Range<Int>]) -> [Int]? {
    var result: [Int] = []
    for cell in cells {
      let under = columns.indices.filter { columns[$0].overlaps(cell) }
      guard under.count == 1, let column = under.first, result.last.map({ $0 < column }) ?? true
      else { return nil }
      result.append(column)
    }
    return result
  }
}
