/// Mean, standard deviation and autocorrelation of values.
///
/// Sums are accumulated in double-double and squares taken of deviations from the mean: accurate to the
/// limit of the values as doubles (NIST StRD's Lottery, Lew and NumAcc sets).
public struct SampleMoments: Hashable, Sendable {
  /// The number of values.
  public let count: Int
  /// The mean, in the unit of the values.
  public let mean: Double
  /// √(Σ(x − x̄)²/(n − 1)), in the unit of the values; `nil` for one value.
  public let standardDeviation: Double?
  /// The values less their mean, rounded once each.
  private let deviations: [Double]
  private let norm: Double

  /// The moments of values.
  ///
  /// - Parameter values: One or more, finite.
  /// - Complexity: O(n).
  public init(of values: [Double]) {
    precondition(!values.isEmpty && values.allSatisfy(\.isFinite), "moments need finite values")
    count = values.count
    // Halved, so that the sum of the largest doubles does not overflow.
    let halves = values.reduce(DoubleDouble.zero) { $0 + $1 / 2 }
    let halfMean = halves.divided(by: Double(values.count))
    mean = 2 * halfMean.rounded
    deviations = values.map { 2 * (DoubleDouble($0 / 2) - halfMean).rounded }
    norm = deviations.euclideanNorm()
    standardDeviation = count > 1 ? norm / Double(count - 1).squareRoot() : nil
  }

  /// Σ(x_t − x̄)(x_{t−l} − x̄) / Σ(x_t − x̄)²; `nil` when the values do not vary.
  ///
  /// - Parameter lag: l, 0 … n − 1.
  /// - Returns: The autocorrelation, −1 … 1.
  public func autocorrelation(lag: Int) -> Double? {
    precondition((0..<count).contains(lag), "a lag is 0 … n − 1")
    guard norm > 0 else { return nil }
    let scaled = deviations.map { $0 / norm }
    let sum = zip(scaled.dropFirst(lag), scaled).reduce(DoubleDouble.zero) {
      $0 + DoubleDouble(productOf: $1.0, $1.1)
    }
    return sum.rounded
  }
}
