/// Comparisons that sort any values of a given number.
///
/// Batcher's odd–even merge: Knuth, *The Art of Computer Programming*, vol. 3, 2nd ed., §5.2.2, algorithm M.
struct SortingNetwork {
  private let count: Int
  private let comparisons: [(low: Int, high: Int)]

  /// The network for a number of values.
  init(count: Int) {
    self.count = count
    var comparisons: [(low: Int, high: Int)] = []
    var top = 1
    while 2 * top < count { top *= 2 }
    var p = count > 1 ? top : 0
    while p > 0 {
      var (q, r, d) = (top, 0, p)
      while true {
        for i in 0..<max(0, count - d) where i & p == r { comparisons.append((i, i + d)) }
        if q == p { break }
        (d, q, r) = (q - p, q / 2, p)
      }
      p /= 2
    }
    self.comparisons = comparisons
  }

  /// Sorts each lane and gives its median: the middle, or the mean of the two middles.
  @inline(__always)
  func median(_ values: UnsafeMutablePointer<SIMD8<Double>>) -> SIMD8<Double> {
    for comparison in comparisons {
      let (a, b) = (values[comparison.low], values[comparison.high])
      let isLess = a .< b
      values[comparison.low] = b.replacing(with: a, where: isLess)
      values[comparison.high] = a.replacing(with: b, where: isLess)
    }
    let middle = count / 2
    return count.isMultiple(of: 2)
      ? values[middle - 1] * 0.5 + values[middle] * 0.5 : values[middle]
  }
}
