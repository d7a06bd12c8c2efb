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
  /// Of j = 1 … h moves to come: centre and scale of their sum.
  let sums: [(centre: Double, scale: Double)]

  /// Conditions a class on moves.
  ///
  /// - Parameters:
  ///   - process: The class.
  ///   - moves: e₁ … e_m with the years g₁ … g_m that they span.
  ///   - horizon: The most moves to come.
  ///   - widening: The factor on scales.
  /// - Throws: ``LinearAlgebraError`` where the covariance of the moves cannot be factored.
  init(
    _ process: EmpiricalBayesPreset.ProcessClass, moves: [(difference: Double, span: Int)],
    horizon: Int, widening: Double
  ) throws(LinearAlgebraError) {
    let m = moves.count
    let past = moves.reduce(0) { $0 + $1.span }
    let nu = process.degreesOfFreedom
    let squaredScale = process.scale * process.scale
    // Unit moves are numbered from 0; observation i sums those in spans[i].
    var spans: [Range<Int>] = []
    for move in moves {
      let start = spans.last?.upperBound ?? 0
      spans.append(start..<start + move.span)
    }
    func covariance(_ r: Int, _ c: Int) -> Double {
      let distance = abs(r - c)
      let noise =
        distance == 0 ? 1 + 2 * process.readingNoise : distance == 1 ? -process.readingNoise : 0
      return noise + process.growthVariance * pow(process.growthPersistence, Double(distance))
    }
    func sum(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
      rows.reduce(0) { total, r in columns.reduce(total) { $0 + covariance(r, $1) } }
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

    degreesOfFreedom = nu + Double(m)
    let df = degreesOfFreedom
    logEvidence =
      lgamma(df / 2) - lgamma(nu / 2) - Double(m) / 2 * log(Double.pi * nu * squaredScale)
      - factor.logDeterminant() / 2 - df / 2 * log1p(q / (nu * squaredScale))
    let variance = (nu * squaredScale + q) / df
    var sums: [(centre: Double, scale: Double)] = []
    for j in 1...horizon {
      let future = past..<past + j
      // B = S C(past, future) 1, V = 1ᵀ C(future, future) 1, γ = A⁻¹ B.
      let b = spans.map { sum($0, future) }
      let gamma = try factor.solution(for: b)
      let left = sum(future, future) - zip(gamma, b).reduce(0) { $0 + $1.0 * $1.1 }
      sums.append(
        (
          centre: Double(j) * process.drift + zip(gamma, residuals).reduce(0) { $0 + $1.0 * $1.1 },
          scale: widening * (variance * max(0, left)).squareRoot()
        ))
    }
    self.sums = sums
  }
}
