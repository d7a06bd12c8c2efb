/// The inverse Gram matrix (AᵀA)⁻¹, in double-double and with a power of two apart for each column.
///
/// In a quadratic form its elements cancel by up to the squared condition number, which doubles do not
/// survive; and a column of size 1e200 would make them vanish, which the powers prevent.
struct InverseGram: Hashable, Sendable {
  /// The number of columns of A.
  let order: Int
  /// Element (i, j) is `scaled[i + j · order]` times 2^−(exponents[i] + exponents[j]).
  private var scaled: [DoubleDouble]
  private let exponents: [Int]

  /// Zeros, for columns that were divided by powers of two.
  init(zerosForColumnExponents exponents: [Int]) {
    order = exponents.count
    scaled = [DoubleDouble](repeating: .zero, count: order * order)
    self.exponents = exponents
  }

  /// Sets an element of the matrix of the scaled columns.
  mutating func setScaled(_ row: Int, _ column: Int, _ value: DoubleDouble) {
    scaled[row + column * order] = value
  }

  /// A vector in the coordinates of the scaled columns.
  private func scaledCoordinates(of a: [DoubleDouble]) -> [DoubleDouble] {
    zip(a, exponents).map { $0.scaled(byPowerOfTwo: -$1) }
  }

  /// The scaled matrix times a vector in scaled coordinates.
  private func scaledProduct(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    (0..<order).map { row in
      (0..<order).reduce(DoubleDouble.zero) { sum, column in
        vector[column].high == 0 ? sum : sum + vector[column] * scaled[row + column * order]
      }
    }
  }

  /// (AᵀA)⁻¹ a.
  func product(_ a: [DoubleDouble]) -> [DoubleDouble] {
    scaledCoordinates(of: scaledProduct(scaledCoordinates(of: a)))
  }

  /// aᵀ (AᵀA)⁻¹ b, rounded once.
  func bilinear(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> Double {
    scaledBilinear(scaledCoordinates(of: a), scaledCoordinates(of: b))
  }

  private func scaledBilinear(_ left: [DoubleDouble], _ right: [DoubleDouble]) -> Double {
    zip(left, scaledProduct(right)).reduce(DoubleDouble.zero) { $0 + $1.0 * $1.1 }.rounded
  }

  /// √(aᵀ (AᵀA)⁻¹ a), also where its square leaves the range of doubles.
  func squareRootOfQuadraticForm(_ a: [DoubleDouble]) -> Double {
    let vector = scaledCoordinates(of: a)
    guard let exponent = vector.filter({ $0.high != 0 }).map(\.high.exponent).max() else {
      return 0
    }
    let unitSized = vector.map { $0.scaled(byPowerOfTwo: -exponent) }
    return max(0, scaledBilinear(unitSized, unitSized)).squareRoot()
      .scaled(byPowerOfTwo: exponent)
  }

  /// Element (j, j) times a squared length in the unit of column j.
  func diagonal(_ j: Int, timesSquareOf length: Double) -> Double {
    let scaledLength = length.scaled(byPowerOfTwo: -exponents[j])
    return (scaled[j + j * order] * scaledLength * scaledLength).rounded
  }
}
