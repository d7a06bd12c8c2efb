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
    let design = try MoveDesign(process, spans: moves.map(\.span), horizon: horizon)

    // r = e − μ g, q = rᵀ A⁻¹ r.
    let residuals = moves.map { $0.difference - process.drift * Double($0.span) }
    let solved = try design.factor.solution(for: residuals)
    let q = zip(residuals, solved).reduce(0) { $0 + $1.0 * $1.1 }

    let nu = process.degreesOfFreedom
    let df = nu + Double(m)
    let priorSum = nu * process.scale * process.scale
    degreesOfFreedom = df
    squaredScale = (priorSum + q) / df
    logEvidence =
      lgamma(df / 2) - lgamma(nu / 2) - Double(m) / 2 * log(Double.pi * priorSum)
      - design.factor.logDeterminant() / 2 - df / 2 * log1p(q / priorSum)

    means = design.future.map { column in
      process.drift + zip(column.x, solved).reduce(0) { $0 + $1.0 * $1.1 }
    }
    covariance = design.covariance
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
