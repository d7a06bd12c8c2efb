/// Which column each cell of a row belongs to: by order where the row is complete, else by position.
///
/// Never by count alone where the row is short: `― ―` under five years says nothing of which two.
enum CellAlignment {
  enum Fault: Error, Hashable {
    case count
    case position(Int)
  }

  /// How the tool that wrote a sheet counted columns.
  enum Counting: Hashable {
    /// Full-width characters take two.
    case screen
    /// Every character takes one.
    case characters
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
  ///   - counting: How columns are counted, if complete rows have shown it.
  ///   - reference: The cells of a complete row of the same table, which lie as those of other rows do.
  /// - Returns: As many positions as there are cells, ascending.
  /// - Throws: ``Fault`` where it cannot be told which column a cell belongs to.
  static func columns(
    of cells: [SheetToken], among columns: [SheetHeader.Column], keepsPositions: Bool,
    counting: Counting? = nil, reference: [SheetToken]? = nil
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
    // Where cells or names meet, one has pushed the next out of its place.
    if let pushed = zip(cells, cells.dropFirst()).enumerated().first(where: {
      isCrowded($1.0, $1.1)
    }) {
      throw .position(pushed.offset + 1)
    }
    let names = columns.map(\.token)
    if zip(names, names.dropFirst()).contains(where: { $0.line == $1.line && isCrowded($0, $1) }) {
      throw .position(0)
    }
    let measures = [
      Measure(
        cells.map(\.display), columns.map(\.token.display), reference?.map(\.display)),
      Measure(
        cells.map(\.characters), columns.map(\.token.characters), reference?.map(\.characters)),
    ]
    if let counting {
      let known = measures[counting == .screen ? 0 : 1]
      guard let found = known.under, known.nearest == found, known.offset <= farthestOffset else {
        throw .position(0)
      }
      return found
    }
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

  /// Whether no more than a space stands between two tokens.
  private static func isCrowded(_ left: SheetToken, _ right: SheetToken) -> Bool {
    left.gap(to: right) <= 1
  }

  /// How columns are counted, as a complete row shows it: its cells lie well under their names in one way
  /// of counting and not in the other.
  static func counting(
    of cells: [SheetToken], under columns: [SheetHeader.Column]
  ) -> Counting? {
    guard cells.count == columns.count, cells.count >= 3 else { return nil }
    let identity = Array(columns.indices)
    let screen = Measure.offset(
      of: cells.map(\.display), under: columns.map(\.token.display), at: identity)
    let characters = Measure.offset(
      of: cells.map(\.characters), under: columns.map(\.token.characters), at: identity)
    guard min(screen, characters) <= 1,
      max(screen, characters) >= 3 * max(min(screen, characters), 0.5)
    else { return nil }
    return screen < characters ? .screen : .characters
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

    init(_ cells: [Range<Int>], _ names: [Range<Int>], _ reference: [Range<Int>]?) {
      // A column reaches as far as its name and the cell of a complete row under it.
      let columns =
        reference.map { reference in
          zip(names, reference).map { name, cell in
            min(name.lowerBound, cell.lowerBound)..<max(name.upperBound, cell.upperBound)
          }
        } ?? names
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
      offset = min(
        Self.offset(of: cells, under: names, at: under),
        reference.map { Self.offset(of: cells, under: $0, at: under) } ?? .infinity)
      misfit = cells.count >= 2 ? offset : .infinity
    }

    /// How far on average cells lie from the names of their columns, by the edge that fits best.
    static func offset(
      of cells: [Range<Int>], under columns: [Range<Int>], at positions: [Int]
    ) -> Double {
      let edges: [(Range<Int>) -> Int] = [
        { 2 * $0.lowerBound }, { 2 * $0.upperBound }, middle,
      ]
      let sums = edges.map { edge in
        zip(cells, positions).reduce(0) { $0 + abs(edge($1.0) - edge(columns[$1.1])) }
      }
      return Double(sums.min() ?? 0) / Double(2 * max(1, cells.count))
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
