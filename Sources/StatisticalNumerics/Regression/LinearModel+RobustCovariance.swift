/// How the covariance of the coefficients allows for errors of unequal variance.
///
/// MacKinnon and White, *Some heteroskedasticity-consistent covariance matrix estimators with improved
/// finite sample properties*, J. Econometrics 29 (1985).
public enum HeteroscedasticityCorrection: CaseIterable, Hashable, Sendable {
  /// e²: White's own.
  case hc0
  /// e² n/(n − rank).
  case hc1
  /// e²/(1 − h).
  case hc2
  /// e²/(1 − h)²: close to the jackknife, and the safest in small samples.
  case hc3
}

extension LinearModel {
  /// The covariance of the coefficients under errors of unequal variance.
  ///
  /// (ZᵀZ)⁻¹ Zᵀ diag(ω) Z (ZᵀZ)⁻¹, with ω as ``HeteroscedasticityCorrection`` says.
  ///
  /// - Parameter correction: Which ω.
  /// - Returns: p × p; zero rows and columns for aliased coefficients.
  /// - Throws: ``LinearModelError/fullLeverage(row:)`` where HC2 or HC3 would divide by 0,
  ///   ``LinearModelError/weightsNotSupported``,
  ///   ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  /// - Complexity: O(n p²).
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  public func coefficientCovariance(
    _ correction: HeteroscedasticityCorrection
  ) throws(LinearModelError) -> Matrix {
    guard weights == .equal else { throw .weightsNotSupported }
    _ = try requiredResidualStandardDeviation()
    let n = Double(design.rowCount)
    var factors = [Double](repeating: 1, count: design.rowCount)
    switch correction {
    case .hc0: break
    case .hc1: factors = factors.map { _ in n / Double(residualDegreesOfFreedom) }
    case .hc2, .hc3:
      let leverages = leverages
      if let row = leverages.firstIndex(where: { Self.isFull($0) }) {
        throw .fullLeverage(row: row)
      }
      factors = leverages.map {
        correction == .hc2 ? 1 / (1 - $0) : 1 / ((1 - $0) * (1 - $0))
      }
    }
    return try sandwich { row, _ in residuals[row] * residuals[row] * factors[row] }
  }

  /// The covariance of the coefficients under errors that are autocorrelated up to a lag and of unequal
  /// variance, with Bartlett weights 1 − l/(L + 1) and no small-sample factor.
  ///
  /// - Parameter maximumLag: L, 0 … n − 1; 0 is HC0.
  /// - Returns: p × p; zero rows and columns for aliased coefficients.
  /// - Throws: ``LinearModelError/tooFewObservations(required:found:)`` for a lag of n or more,
  ///   ``LinearModelError/weightsNotSupported``,
  ///   ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  /// - Complexity: O(n L p²).
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Newey and West, *A simple, positive semi-definite, heteroskedasticity and autocorrelation
  /// consistent covariance matrix*, Econometrica 55 (1987), eq. 5. Rows are in order of time.
  public func neweyWestCovariance(maximumLag: Int) throws(LinearModelError) -> Matrix {
    precondition(maximumLag >= 0, "a lag is not negative")
    guard maximumLag < design.rowCount else {
      throw .tooFewObservations(required: maximumLag + 1, found: design.rowCount)
    }
    guard weights == .equal else { throw .weightsNotSupported }
    _ = try requiredResidualStandardDeviation()
    return try sandwich(maximumLag: maximumLag) { row, lag in
      let weight = 1 - Double(lag) / Double(maximumLag + 1)
      return residuals[row] * residuals[row - lag] * weight
    }
  }

  /// (ZᵀZ)⁻¹ M (ZᵀZ)⁻¹ in the original coordinates, M = Σ_i Σ_l c(i, l) · (z_i z_{i−l}ᵀ + transpose),
  /// the term of lag 0 counted once; zero for an exact fit.
  private func sandwich(
    maximumLag: Int = 0, _ factor: (_ row: Int, _ lag: Int) -> Double
  ) throws(LinearModelError) -> Matrix {
    let p = coefficients.count
    if isExactFit { return Matrix(zerosWithRowCount: p, columnCount: p) }
    // Rows of the influence function (ZᵀZ)⁻¹ z: with them the sandwich is a plain sum of products.
    let rows = (0..<design.rowCount).map { row in
      centredInverseGram.product(centredDesignRow(row)).map(\.rounded)
    }
    var sum = Matrix(zerosWithRowCount: p, columnCount: p)
    for row in 0..<design.rowCount {
      for lag in 0...min(maximumLag, row) {
        let weight = factor(row, lag)
        for i in 0..<p {
          for j in 0..<p {
            let product = weight * rows[row][i] * rows[row - lag][j]
            sum[i, j] += product
            if lag > 0 { sum[j, i] += product }
          }
        }
      }
    }
    return try originalCovariance { a, b in
      var form = DoubleDouble.zero
      for i in 0..<p {
        for j in 0..<p { form += a[i] * b[j] * sum[i, j] }
      }
      return form.rounded
    }
  }
}
