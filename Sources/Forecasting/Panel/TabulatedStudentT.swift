import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The tail and density of a Student t with given degrees of freedom, for eight points at once.
///
/// ## Method
/// With x = ν/(ν + t²) and s = |t|/√(ν + t²) the tail beyond |t| is x^(ν/2) G(s), where G is smooth on
/// 0 … 1: from 1/2 at the middle to 1/(ν B(ν/2, 1/2)) far out, without singularity nearer than s = −1. G is
/// interpolated at Chebyshev nodes of which the values are Boost's, and cut where what is left is below
/// the rounding. The density is x^((ν + 1)/2) over √ν B(ν/2, 1/2).
/// ## Accuracy
/// Relative error of tails ≤ 2e-13 down to 1e-100, for 0.3 ≤ ν ≤ 32 (`TabulatedStudentTTests`); far above
/// what 1e-9 in probability asks. Tails below 1e-300 or so are 0.
/// ## Reference
/// Trefethen, *Approximation Theory and Approximation Practice*, ch. 3 and 8; NIST DLMF 8.17.8.
final class TabulatedStudentT: @unchecked Sendable {
  /// ν.
  let degreesOfFreedom: Double
  /// Coefficients of G in powers of 2s − 1, the highest first.
  private let coefficients: UnsafeMutablePointer<Double>
  private let coefficientCount: Int
  private let root: Double
  private let densityConstant: Double

  /// The degrees of freedom for which G is short.
  static let range = 0.3...32.0

  /// Prepares a table.
  ///
  /// - Parameter nu: Within ``range``.
  init(degreesOfFreedom nu: Double) {
    precondition(Self.range.contains(nu), "a tabulated t has degrees of freedom in its range")
    degreesOfFreedom = nu
    let root = nu.squareRoot()
    self.root = root
    let exact = StudentT(degreesOfFreedom: nu)
    densityConstant = exact.density(at: 0)

    let nodeCount = 40
    let values = (0..<nodeCount).map { j -> Double in
      let v = cos(Double.pi * (Double(j) + 0.5) / Double(nodeCount))
      let s = (v + 1) / 2
      let x = (1 - s) * (1 + s)
      return exact.probability(atMost: -root * s / x.squareRoot()) / pow(x, nu / 2)
    }
    let chebyshev = (0..<nodeCount).map { k -> Double in
      let sum = (0..<nodeCount).reduce(0) { sum, j in
        sum + values[j] * cos(Double.pi * Double(k) * (Double(j) + 0.5) / Double(nodeCount))
      }
      return sum * (k == 0 ? 1 : 2) / Double(nodeCount)
    }
    let smallest = values.min() ?? 0
    let degree = chebyshev.lastIndex { abs($0) > smallest * Double.ulpOfOne } ?? 0
    // T_{k + 1} = 2 v T_k − T_{k − 1} in powers of v.
    var (previous, current) = ([1.0], [0.0, 1])
    var powers = [Double](repeating: 0, count: degree + 1)
    powers[0] = chebyshev[0]
    for k in 1...max(degree, 1) where k <= degree {
      for (index, value) in current.enumerated() { powers[index] += chebyshev[k] * value }
      var next = [0.0] + current.map { 2 * $0 }
      for (index, value) in previous.enumerated() { next[index] -= value }
      (previous, current) = (current, next)
    }
    coefficientCount = powers.count
    coefficients = .allocate(capacity: powers.count)
    for (index, value) in powers.reversed().enumerated() { coefficients[index] = value }
  }

  deinit { coefficients.deallocate() }

  /// What the table knows, for loops; valid as long as the table.
  var kernel: Kernel {
    Kernel(
      degreesOfFreedom: degreesOfFreedom, root: root, densityConstant: densityConstant,
      coefficients: UnsafePointer(coefficients), coefficientCount: coefficientCount)
  }
}

extension TabulatedStudentT {
  /// The numbers of a table, without a reference that loops would count.
  struct Kernel {
    /// ν.
    let degreesOfFreedom: Double
    fileprivate let root: Double
    fileprivate let densityConstant: Double
    fileprivate let coefficients: UnsafePointer<Double>
    fileprivate let coefficientCount: Int
  }
}

extension TabulatedStudentT.Kernel {
  /// The tail beyond each |t|, the density there, and ν + t² upside down.
  @inline(__always)
  func tail(
    beyond t: SIMD8<Double>
  ) -> (tail: SIMD8<Double>, density: SIMD8<Double>, reciprocal: SIMD8<Double>) {
    // Beyond 1e150 the square leaves the range of doubles and the tail is nothing.
    let distance = VectorMath.min(VectorMath.abs(t), 1e150)
    let reciprocal = 1 / VectorMath.squareRoot(distance * distance + degreesOfFreedom)
    let rootOfX = reciprocal * root
    let v = distance * reciprocal * 2 - 1
    var g = SIMD8<Double>(repeating: coefficients[0])
    for index in 1..<coefficientCount { g = g * v + coefficients[index] }
    // ln x = 2 ln √x: √x stays in the range where x does not.
    let power = VectorMath.exp(VectorMath.log(rootOfX) * degreesOfFreedom)
    return (power * g, power * rootOfX * densityConstant, reciprocal * reciprocal)
  }

  /// The probability of a value at or below each point.
  @inline(__always)
  func lowerTail(_ t: SIMD8<Double>) -> SIMD8<Double> {
    let beyond = tail(beyond: t).tail
    return beyond.replacing(with: 1 - beyond, where: t .> 0)
  }
}
