import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the evidence for a class needs of all series with the same spans of moves (section 4): the factor
/// of A and the derivatives of A, computed once.
///
/// A = S C Sᵀ is a sum of three matrices that depend on the spans and φ alone:
/// A = (1 + 2η) I − η N + τ T, where I counts equal, N neighbouring unit moves and T sums φ^|r−c|.
struct PatternEvidence {
  /// The number of parameters of a class: drift, ln s, ln ν, ln τ, logit φ, ln η.
  static let parameterCount = 6

  /// m.
  let order: Int
  private let spans: [Double]
  /// L of A = L Lᵀ, row by row.
  private let lower: [Double]
  /// dA by ln τ, logit φ, ln η, row by row.
  private let derivatives: [[Double]]
  /// −½ tr(A⁻¹ dA) for each.
  private let traces: [Double]
  private let drift: Double
  private let degreesOfFreedom: Double
  /// ν s².
  private let scaledVariance: Double
  /// All of ln f but its last term.
  private let constant: Double
  /// The derivative of the constant by ln ν.
  private let constantByLogDegrees: Double

  /// Prepares a class for a pattern.
  ///
  /// - Parameters:
  ///   - process: The class.
  ///   - spans: g₁ … g_m.
  /// - Throws: ``LinearAlgebraError`` where the covariance of the moves cannot be factored.
  init(
    _ process: EmpiricalBayesPreset.ProcessClass, spans: [Int]
  ) throws(LinearAlgebraError) {
    let m = spans.count
    let (nu, tau) = (process.degreesOfFreedom, process.growthVariance)
    let (phi, eta) = (process.growthPersistence, process.readingNoise)
    let years = spans.reduce(0, +)
    var powers = [1.0]
    for _ in 0..<years { powers.append(powers[powers.count - 1] * phi) }
    var starts: [Int] = []
    for index in 0..<m { starts.append(index == 0 ? 0 : starts[index - 1] + spans[index - 1]) }

    var a = Matrix(zerosWithRowCount: m, columnCount: m)
    var derivatives = [[Double]](
      repeating: [Double](repeating: 0, count: m * m), count: 3)
    for i in 0..<m {
      for j in 0..<m {
        var (same, next, remembered, slope) = (0.0, 0.0, 0.0, 0.0)
        for r in starts[i]..<starts[i] + spans[i] {
          for c in starts[j]..<starts[j] + spans[j] {
            let distance = abs(r - c)
            same += distance == 0 ? 1 : 0
            next += distance == 1 ? 1 : 0
            remembered += powers[distance]
            slope += Double(distance) * powers[distance]
          }
        }
        a[i, j] = (1 + 2 * eta) * same - eta * next + tau * remembered
        derivatives[0][i * m + j] = tau * remembered
        // d φ^d / d logit φ = d φ^d (1 − φ).
        derivatives[1][i * m + j] = tau * (1 - phi) * slope
        derivatives[2][i * m + j] = eta * (2 * same - next)
      }
    }
    let factor = try Cholesky(factoring: a)
    var traces = [0.0, 0.0, 0.0]
    for column in 0..<m {
      var unit = [Double](repeating: 0, count: m)
      unit[column] = 1
      let inverse = try factor.solution(for: unit)
      for index in 0..<3 {
        for row in 0..<m {
          traces[index] -= inverse[row] * derivatives[index][column * m + row] / 2
        }
      }
    }
    let triangle = factor.lowerTriangle()
    var lower = [Double](repeating: 0, count: m * m)
    for row in 0..<m {
      for column in 0...row { lower[row * m + column] = triangle[row, column] }
    }
    order = m
    self.spans = spans.map(Double.init)
    self.lower = lower
    self.derivatives = derivatives
    self.traces = traces
    drift = process.drift
    degreesOfFreedom = nu + Double(m)
    scaledVariance = nu * process.scale * process.scale
    let df = degreesOfFreedom
    constant =
      logGammaDifference(from: nu / 2, by: Double(m) / 2) - Double(m) / 2
      * log(Double.pi * scaledVariance)
      - factor.logDeterminant() / 2
    constantByLogDegrees =
      nu / 2 * (digamma(df / 2) - digamma(nu / 2)) - Double(m) / 2
  }

  /// ln f of one series' moves, and its derivatives.
  ///
  /// - Parameters:
  ///   - moves: e₁ … e_m.
  ///   - gradient: Where the six derivatives go, from `offset` on.
  ///   - offset: The place of the first.
  ///   - solved: Room for m values.
  /// - Returns: ln f.
  func logEvidence(
    of moves: [Double], gradient: inout [Double], offset: Int, solved: inout [Double]
  ) -> Double {
    let m = order
    // L w = r, q = wᵀw, Lᵀ u = w.
    var q = 0.0
    for row in 0..<m {
      var value = moves[row] - drift * spans[row]
      for column in 0..<row { value -= lower[row * m + column] * solved[column] }
      value /= lower[row * m + row]
      solved[row] = value
      q += value * value
    }
    for row in stride(from: m - 1, through: 0, by: -1) {
      var value = solved[row]
      for column in row + 1..<max(m, row + 1) { value -= lower[column * m + row] * solved[column] }
      solved[row] = value / lower[row * m + row]
    }
    let df = degreesOfFreedom
    let total = scaledVariance + q
    let logRatio = log1p(q / scaledVariance)
    // −2 d ln f / dq.
    let pull = df / total
    var slope = 0.0
    for row in 0..<m { slope += spans[row] * solved[row] }
    gradient[offset] = pull * slope
    gradient[offset + 1] = pull * q - Double(m)
    gradient[offset + 2] =
      constantByLogDegrees - degreesOfFreedomShare * logRatio + pull * q / 2
    for index in 0..<3 {
      var form = 0.0
      for row in 0..<m {
        var sum = 0.0
        for column in 0..<m { sum += derivatives[index][row * m + column] * solved[column] }
        form += sum * solved[row]
      }
      gradient[offset + 3 + index] = traces[index] + pull * form / 2
    }
    return constant - df / 2 * logRatio
  }

  /// ν/2, the derivative of (ν + m)/2 by ln ν.
  private var degreesOfFreedomShare: Double { (degreesOfFreedom - Double(order)) / 2 }
}
