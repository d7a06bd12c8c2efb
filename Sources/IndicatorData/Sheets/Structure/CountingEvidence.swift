/// What the complete rows of a sheet show of how its columns are counted; one tool has written all of it.
struct CountingEvidence {
  /// The way of counting, while all rows agree on it.
  private(set) var counting: CellAlignment.Counting?
  private var isContradictory = false

  /// Takes a row into account, if it is complete and shows anything.
  mutating func add(_ cells: [SheetToken], under columns: [SheetHeader.Column]) {
    guard !isContradictory, let shown = CellAlignment.counting(of: cells, under: columns) else {
      return
    }
    if let counting, counting != shown {
      isContradictory = true
      self.counting = nil
    } else {
      counting = shown
    }
  }
}
