import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One class's view of the moves seen (section 4): the evidence for it, and where moves to come lead.
struct MoveProcess {
  /// ln f: the logarithm of the density of the moves seen.
  let logEvidence: Double
  /// ν + m.
  let degreesOfFreedom: Double
  /// (ν s² + q)/(ν + m): the squared scale of a move after the data.
  let squaredScale: Double
  /// The means of the moves to come.
  let means: [Double]
  /// The covariance of the moves to come given those seen, in squared scales; symmetric.
  let covariance: Matrix

  /// Conditions a class on moves.
  ///
  /// - Parameters:
  ///   - process: The class.
  ///   - moves: e₁ … e_m with the years g₁ … g_m that they span.
  ///   - horizon: The number of moves to come.
  /// - Throws: ``LinearAlgebraError`` where the covariance of the moves cannot be factored.
  /// - Complexity: O(m³ + h m²), besides the years spanned squared.
  init(
    _ process: EmpiricalBayesPreset.ProcessClass, moves: [(difference: Double, span: Int)],
    horizon: Int
  ) throws(LinearAlgebraError) {
    let m = moves.count
    let past = moves.reduce(0) { $0 + $1.span }
    // Unit moves are numbered from 0; observation i sums those in spans[i].
    var spans: [Range<Int>] = []
    for move in moves {
      let start = spans.last?.upperBound ?? 0
      spans.append(start..<start + move.span)
    }
    let autocovariance = (0...past + horizon).map { Self.autocovariance(of: process, lag: $0) }
    func sum(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
      rows.reduce(0) { total, r in
        columns.reduce(total) { $0 + autocovariance[abs(r - $1)] }
      }
    }

    // A = S C Sᵀ, r = e − μ g, q = rᵀ A⁻¹ r.
    var a = Matrix(zerosWithRowCount: m, columnCount: m)
    for i in 0..<m {
      for j in 0..<m { a[i, j] = sum(spans[i], spans[j]) }
    }
    let factor = try Cholesky(factoring: a)
    let residuals = moves.map { $0.difference - process.drift * Double($0.span) }
    let solved = try factor.solution(for: residuals)
    let q = zip(residuals, solved).reduce(0) { $0 + $1.0 * $1.1 }

    let nu = process.degreesOfFreedom
    let df = nu + Double(m)
    let priorSum = nu * process.scale * process.scale
    degreesOfFreedom = df
    squaredScale = (priorSum + q) / df
    logEvidence =
      lgamma(df / 2) - lgamma(nu / 2) - Double(m) / 2 * log(Double.pi * priorSum)
      - factor.logDeterminant() / 2 - df / 2 * log1p(q / priorSum)

    // X = S C(past, future): means μ + Xᵀ A⁻¹ r, covariance C(future, future) − Xᵀ A⁻¹ X. Sums of the
    // first j give the section's B, V and γ.
    var means: [Double] = []
    var columns: [(x: [Double], solved: [Double])] = []
    for l in 0..<horizon {
      let x = spans.map { sum($0, past + l..<past + l + 1) }
      columns.append((x: x, solved: try factor.solution(for: x)))
      means.append(process.drift + zip(x, solved).reduce(0) { $0 + $1.0 * $1.1 })
    }
    var covariance = Matrix(zerosWithRowCount: horizon, columnCount: horizon)
    for i in 0..<horizon {
      for j in 0..<horizon {
        let known = zip(columns[i].x, columns[j].solved).reduce(0) { $0 + $1.0 * $1.1 }
        covariance[i, j] = autocovariance[abs(i - j)] - known
      }
    }
    self.means = means
    self.covariance = covariance
  }

  /// C at a lag: white noise in the moves, reading noise of the level, a slowly forgotten growth rate.
  static func autocovariance(
    of process: EmpiricalBayesPreset.ProcessClass, lag: Int
  ) -> Double {
    let noise =
      lag == 0 ? 1 + 2 * process.readingNoise : lag == 1 ? -process.readingNoise : 0
    return noise + process.growthVariance * pow(process.growthPersistence, Double(lag))
  }

  /// Centre and scale of the sums of the first 1, 2, … moves to come.
  var sums: [(centre: Double, scale: Double)] {
    var (centre, variance) = (0.0, 0.0)
    return means.indices.map { j in
      centre += means[j]
      variance += covariance[j, j] + 2 * (0..<j).reduce(0) { $0 + covariance[$1, j] }
      return (centre, (squaredScale * max(0, variance)).squareRoot())
    }
  }
}
