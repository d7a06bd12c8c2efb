#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gauss–Legendre quadrature on [−1, 1], with running integrals and a look at how well it resolves.
///
/// ## Method
/// Nodes are the roots of the Legendre polynomial P_n by Newton's method, weights 2/((1 − x²) P_n′(x)²).
/// The interpolating polynomial through the nodes has Legendre coefficients
/// a_k = (k + ½) Σ_j w_j f_j P_k(x_j), and ∫_{−1}^{x} P_k = (P_{k+1}(x) − P_{k−1}(x))/(2k + 1).
/// ## Accuracy
/// Integrals of polynomials up to degree 2n − 1, running integrals up to degree n − 1, to 1e-14.
/// ## Reference
/// Davis and Rabinowitz, *Methods of Numerical Integration*, 2nd ed., §2.7.
struct LegendreRule: Sendable {
  /// The nodes, ascending.
  let nodes: [Double]
  /// The weights.
  let weights: [Double]
  /// Row i: the integral from −1 to node i of the polynomial through values at the nodes.
  let runningWeights: [[Double]]
  /// Gives a_{n−2} and a_{n−1} of the polynomial through values at the nodes.
  private let lastCoefficients: [(Double, Double)]

  /// The rule that the ranked score uses.
  static let sixteen = LegendreRule(count: 16)

  /// A rule of 3 nodes or more.
  init(count: Int) {
    precondition(count >= 3, "a rule has at least 3 nodes")
    let n = count
    var nodes: [Double] = []
    var weights: [Double] = []
    for index in (0..<n).reversed() {
      var x = cos(Double.pi * (Double(index) + 0.75) / (Double(n) + 0.5))
      // Quadratic convergence from a guess good to O(n⁻⁴).
      for _ in 0..<8 {
        let p = Self.polynomials(upTo: n, at: x)
        x -= p[n] / Self.derivative(of: n, from: p, at: x)
      }
      let derivative = Self.derivative(of: n, from: Self.polynomials(upTo: n, at: x), at: x)
      nodes.append(x)
      weights.append(2 / ((1 - x * x) * derivative * derivative))
    }
    let values = nodes.map { Self.polynomials(upTo: n, at: $0) }
    var running: [[Double]] = []
    for i in nodes.indices {
      var integrals = [nodes[i] + 1]
      for k in 1..<n {
        integrals.append((values[i][k + 1] - values[i][k - 1]) / Double(2 * k + 1))
      }
      running.append(
        nodes.indices.map { j in
          var sum = 0.0
          for k in 0..<n { sum += (Double(k) + 0.5) * values[j][k] * integrals[k] }
          return weights[j] * sum
        })
    }
    runningWeights = running
    lastCoefficients = nodes.indices.map { j in
      (
        (Double(n) - 1.5) * weights[j] * values[j][n - 2],
        (Double(n) - 0.5) * weights[j] * values[j][n - 1]
      )
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The sizes of the last two Legendre coefficients together: what a polynomial of this degree misses
  /// is smaller still where they fall off.
  func unresolvedPart(of values: [Double]) -> Double {
    var (next, last) = (0.0, 0.0)
    for (value, coefficient) in zip(values, lastCoefficients) {
      next += value * coefficient.0
      last += value * coefficient.1
    }
    return abs(next) + abs(last)
  }

  /// P_0 … P_n at a point, by their three-term recurrence.
  private static func polynomials(upTo n: Int, at x: Double) -> [Double] {
    var p = [1, x]
    for k in 1..<n {
      p.append((Double(2 * k + 1) * x * p[k] - Double(k) * p[k - 1]) / Double(k + 1))
    }
    return p
  }

  private static func derivative(of n: Int, from p: [Double], at x: Double) -> Double {
    Double(n) * (x * p[n] - p[n - 1]) / (x * x - 1)
  }
}
