import StatisticalNumerics

/// Standard normal scores of several laws at evenly spread points, before they are made to depend.
///
/// ## Method
/// Two laws: the Halton sequence in bases 2 and 3, from its first point. More: a Latin hypercube with
/// seeded permutations of four times as many points, as Halton points of large bases lie on lines (25 of
/// them shift a sum by a sixth of its spread at 1,024 points).
struct CopulaScores {
  /// A list of scores a law, all of one length.
  let columns: [[Double]]

  /// The scores where no number of points is named, for the usual two laws.
  private static let standardPair = CopulaScores(
    haltonDimensions: 2, pointCount: DependentSum.standardPointCount)

  init(lawCount: Int, pointCount: Int) {
    if lawCount == 2, pointCount == DependentSum.standardPointCount {
      self = Self.standardPair
    } else if lawCount <= 2 {
      self.init(haltonDimensions: lawCount, pointCount: pointCount)
    } else {
      self.init(hypercubeDimensions: lawCount, pointCount: 4 * pointCount)
    }
  }

  private init(haltonDimensions count: Int, pointCount: Int) {
    let normal = Normal()
    columns = HaltonSequence.primes.prefix(count).map { base in
      (1...pointCount).map {
        normal.quantile(lowerTail: HaltonSequence.coordinate(of: $0, base: base))
      }
    }
  }

  private init(hypercubeDimensions count: Int, pointCount: Int) {
    let normal = Normal()
    let strata = (0..<pointCount).map {
      normal.quantile(lowerTail: (Double($0) + 0.5) / Double(pointCount))
    }
    columns = (0..<count).map { dimension in
      var stream = RandomStream(seed: UInt64(dimension))
      var column = strata
      // Fisher and Yates, written out: the library's order may change from version to version.
      for last in column.indices.dropFirst().reversed() {
        column.swapAt(last, Int(stream.next() % UInt64(last + 1)))
      }
      return column
    }
  }

  /// Independent draws, whose ranks are all that counts.
  init(drawnFor lawCount: Int, count: Int, from stream: inout RandomStream) {
    var columns: [[Double]] = []
    for _ in 0..<lawCount { columns.append((0..<count).map { _ in stream.normal() }) }
    self.columns = columns
  }

  /// The columns made to depend: Z = L × scores, L Lᵀ = (1 − r) I + r 1 1ᵀ.
  func columns(correlation: Double) -> [[Double]] {
    let factor = Self.factor(count: columns.count, correlation: correlation)
    return columns.indices.map { row in
      guard row > 0 else { return columns[0] }
      var result = [Double](repeating: 0, count: columns[row].count)
      for (weight, column) in zip(factor[row], columns) where weight != 0 {
        for point in result.indices { result[point] += weight * column[point] }
      }
      return result
    }
  }

  /// L, which exists from −1/(n − 1) up to 1.
  private static func factor(count: Int, correlation: Double) -> [[Double]] {
    var rows: [[Double]] = []
    for i in 0..<count {
      var row: [Double] = []
      for j in 0..<i {
        let known = (0..<j).reduce(0) { $0 + row[$1] * rows[j][$1] }
        row.append(rows[j][j] > 0 ? (correlation - known) / rows[j][j] : 0)
      }
      row.append(max(0, 1 - row.reduce(0) { $0 + $1 * $1 }).squareRoot())
      rows.append(row)
    }
    return rows
  }
}
