/// Which column each cell of a row belongs to: by order where the row is complete, else by position.
///
/// Never by count alone where the row is short: `― ―` under five years says nothing of which two.
enum CellAlignment {
  enum Fault: Error, Hashable {
    case count
    case position(Int)
  }

  /// How far a cell may lie from the name of its column in a row that is not complete, on average.
  private static let farthestOffset = 2.5
  /// How far beside its name a cell may lie in a complete row.
  private static let widestMargin = 3

  /// The position of the column of each cell.
  ///
  /// - Parameters:
  ///   - cells: The cells of a row, from left to right.
  ///   - columns: The columns of the header.
  ///   - keepsPositions: Whether the sheet shows columns by wide gaps.
  /// - Returns: As many positions as there are cells, ascending.
  /// - Throws: ``Fault`` where it cannot be told which column a cell belongs to.
  static func columns(
    of cells: [SheetToken], among columns: [SheetHeader.Column], keepsPositions: Bool
  ) throws(Fault) -> [Int] {
    if cells.count == columns.count {
      // A row whose cells stand one space apart has lost its positions, and is complete.
      let gaps = zip(cells, cells.dropFirst()).map { $0.gap(to: $1) }
      let hasPositions = gaps.contains { $0 >= 2 }
      if keepsPositions, hasPositions, let wrong = contradiction(cells, columns) {
        throw .position(wrong)
      }
      return Array(columns.indices)
    }
    guard keepsPositions, cells.count < columns.count else { throw .count }
    let measures = [
      Measure(cells.map(\.display), columns.map(\.token.display)),
      Measure(cells.map(\.characters), columns.map(\.token.characters)),
    ]
    // Cells that begin, end or are centred under the names in one way of counting and far from it in the
    // other show how characters were counted.
    let best = measures[0].misfit <= measures[1].misfit ? measures[0] : measures[1]
    let other = max(measures[0].misfit, measures[1].misfit)
    if let found = best.under, best.misfit <= 1, other >= 3 * max(best.misfit, 0.5) { return found }
    // Otherwise cells must come to the same columns however they are counted, and lie well under them in
    // one way at least.
    guard let found = measures.lazy.compactMap(\.under).first,
      measures.allSatisfy({ ($0.under == nil || $0.under == found) && $0.nearest == found }),
      measures.contains(where: { $0.offset <= farthestOffset })
    else { throw .position(0) }
    return found
  }

  /// Cells and columns in one way of counting characters.
  private struct Measure {
    /// Each cell under exactly one name, in ascending order; `nil` otherwise.
    let under: [Int]?
    /// The column whose middle is nearest to that of each cell.
    let nearest: [Int]
    /// How far on average the cells begin, end or are centred from where their names do, whichever is
    /// nearest for all; infinite where cells lie under no names.
    let offset: Double
    /// The same as evidence of how characters were counted: a lone cell shows nothing.
    let misfit: Double

    init(_ cells: [Range<Int>], _ columns: [Range<Int>]) {
      under = Self.assigned(cells, columns)
      nearest = cells.map { cell in
        columns.indices.min { left, right in
          abs(Self.middle(columns[left]) - Self.middle(cell))
            < abs(Self.middle(columns[right]) - Self.middle(cell))
        } ?? 0
      }
      guard let under else {
        offset = .infinity
        misfit = .infinity
        return
      }
      let edges: [(Range<Int>) -> Int] = [
        { 2 * $0.lowerBound }, { 2 * $0.upperBound }, Self.middle,
      ]
      let sums = edges.map { edge in
        zip(cells, under).reduce(0) { $0 + abs(edge($1.0) - edge(columns[$1.1])) }
      }
      offset = Double(sums.min() ?? 0) / Double(2 * cells.count)
      misfit = cells.count >= 2 ? offset : .infinity
    }

    /// Twice the middle, so that it stays whole.
    private static func middle(_ range: Range<Int>) -> Int { range.lowerBound + range.upperBound }

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

  /// A cell of a complete row that lies apart from its own column, however characters are counted: a cell
  /// and a name of a column may both be missing.
  private static func contradiction(
    _ cells: [SheetToken], _ columns: [SheetHeader.Column]
  ) -> Int? {
    func firstApart(_ range: (SheetToken) -> Range<Int>) -> Int? {
      cells.indices.first { index in
        let (cell, own) = (range(cells[index]), range(columns[index].token))
        return cell.upperBound + widestMargin <= own.lowerBound
          || own.upperBound + widestMargin <= cell.lowerBound
      }
    }
    guard let first = firstApart(\.display), firstApart(\.characters) != nil else { return nil }
    return first
  }
}
