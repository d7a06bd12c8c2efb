/// Series identifiers byte by byte: equal only if spelled alike.
enum SeriesOrder {
  /// Whether one identifier stands before another; `nil` where they are the same.
  static func precedes(_ left: String, _ right: String) -> Bool? {
    if left.utf8.elementsEqual(right.utf8) { return nil }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// For each identifier of a list, whether another stood before it.
  static func isFirstOfSeries(_ identifiers: [String]) -> [Bool] {
    identifiers.indices.map { index in
      index == 0 || !identifiers[index].utf8.elementsEqual(identifiers[index - 1].utf8)
    }
  }
}
