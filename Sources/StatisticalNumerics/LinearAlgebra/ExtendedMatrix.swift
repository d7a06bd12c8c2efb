/// A small square matrix of double-doubles.
///
/// For inverse Gram matrices: in a quadratic form their elements cancel by up to the squared condition
/// number, which doubles do not survive.
struct ExtendedMatrix: Hashable, Sendable {
  let order: Int
  private(set) var elements: [DoubleDouble]

  init(zerosWithOrder order: Int) {
    self.order = order
    elements = [DoubleDouble](repeating: .zero, count: order * order)
  }

  subscript(row: Int, column: Int) -> DoubleDouble {
    get { elements[row + column * order] }
    set { elements[row + column * order] = newValue }
  }

  /// aᵀ M b, rounded once.
  func bilinear(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> Double {
    var sum = DoubleDouble.zero
    for column in 0..<order where b[column].high != 0 {
      var inner = DoubleDouble.zero
      for row in 0..<order { inner += a[row] * self[row, column] }
      sum += inner * b[column]
    }
    return sum.rounded
  }
}
