#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the data say of one coefficient.
public struct CoefficientTest: Hashable, Sendable {
  /// The coefficient's name.
  public let name: String
  /// Its estimate, in unit of response per unit of its column.
  public let estimate: Double
  /// Its standard error, in the same unit.
  public let standardError: Double
  /// Estimate over standard error.
  public let tStatistic: Double
  /// The two-sided probability of a statistic at least as far from 0, were the coefficient 0.
  public let pValue: Double
}

/// A statistic with the probability of one at least as large, were the hypothesis true.
public struct HypothesisTest: Hashable, Sendable {
  /// The statistic.
  public let statistic: Double
  /// The upper tail probability of its reference distribution.
  public let pValue: Double
}

/// Criteria for comparing models of one response; lower is better.
///
/// The variance is the maximum likelihood one, RSS/n, and counts as a parameter: k = rank + 1.
public struct InformationCriteria: Hashable, Sendable {
  /// −2 log L + 2k.
  public let aic: Double
  /// AIC + 2k(k + 1)/(n − k − 1); `nil` when n ≤ k + 1.
  public let aicc: Double?
  /// −2 log L + k log n.
  public let bic: Double
}

extension LinearModel {
  /// The share of the variation about the mean (about zero without intercept) that the model takes up.
  ///
  /// `nil` when the response does not vary.
  public var coefficientOfDetermination: Double? {
    guard totalNorm > 0 else { return nil }
    let residualShare = residualNorm / totalNorm
    if residualShare * residualShare < 0.5 { return 1 - residualShare * residualShare }
    // A small share is computed as such, not as what is left of 1.
    let share = regressionNorm / totalNorm
    return share * share
  }

  /// R² per degree of freedom: 1 − (1 − R²)(n − c)/(n − rank), c = 1 with an intercept.
  ///
  /// `nil` when the response does not vary or without residual degrees of freedom.
  public var adjustedCoefficientOfDetermination: Double? {
    guard let coefficientOfDetermination, residualDegreesOfFreedom > 0 else { return nil }
    let total = Double(design.rowCount - (design.hasIntercept ? 1 : 0))
    return 1 - (1 - coefficientOfDetermination) * total / Double(residualDegreesOfFreedom)
  }

  /// The test of each coefficient that is not aliased against 0.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``,
  ///   ``LinearModelError/exactFit``.
  public func coefficientTests() throws(LinearModelError) -> [CoefficientTest] {
    _ = try requiredPositiveDeviation()
    let errors = try coefficientStandardErrors()
    let reference = StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
    return coefficients.indices.filter { !aliasedColumns.contains($0) }.map { index in
      let t = coefficients[index] / errors[index]
      return CoefficientTest(
        name: design.columnNames[index], estimate: coefficients[index],
        standardError: errors[index], tStatistic: t,
        pValue: 2 * reference.probability(atLeast: abs(t)))
    }
  }

  /// Where a coefficient lies.
  ///
  /// - Parameters:
  ///   - index: Its position among the coefficients.
  ///   - level: How often the procedure catches the coefficient.
  /// - Returns: β̂ ± t(n − rank) · se.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``,
  ///   ``LinearModelError/aliasedRegressor(name:)``.
  public func confidenceInterval(
    forCoefficient index: Int, level: ConfidenceLevel
  ) throws(LinearModelError) -> ConfidenceInterval {
    guard !aliasedColumns.contains(index) else {
      throw .aliasedRegressor(name: design.columnNames[index])
    }
    return interval(
      estimate: coefficients[index], standardError: try coefficientStandardErrors()[index],
      level: level)
  }

  /// The F test of all regressors at once against the intercept alone (against nothing without one).
  ///
  /// - Throws: ``LinearModelError/exactFit`` when the residual variance is 0,
  ///   ``LinearModelError/noRegressors``,
  ///   ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  ///
  /// ## Accuracy
  /// 13 digits on the certified sets of NIST StRD (`CertifiedLinearModelTests`).
  public func overallTest() throws(LinearModelError) -> HypothesisTest {
    let deviation = try requiredPositiveDeviation()
    let tested = rank - (design.hasIntercept ? 1 : 0)
    guard tested > 0 else { throw .noRegressors }
    let ratio = regressionNorm / deviation
    let f = ratio * ratio / Double(tested)
    let reference = FisherF(
      numeratorDegreesOfFreedom: Double(tested),
      denominatorDegreesOfFreedom: Double(residualDegreesOfFreedom))
    return HypothesisTest(statistic: f, pValue: reference.probability(atLeast: f))
  }

  /// The Gaussian log-likelihood at the maximum likelihood variance RSS/n.
  ///
  /// −n/2 (log 2π + log(RSS/n) + 1) + ½ Σ log w.
  ///
  /// - Throws: ``LinearModelError/exactFit``: the likelihood of data on the model has no bound.
  public func logLikelihood() throws(LinearModelError) -> Double {
    guard !isExactFit, residualNorm > 0 else { throw .exactFit }
    let n = Double(design.rowCount)
    let logVariance = 2 * log(residualNorm) - log(n)
    let logWeights = weights.values(count: design.rowCount).map { log($0) }.accurateSum()
    return -n / 2 * (log(2 * Double.pi) + logVariance + 1) + logWeights / 2
  }

  /// AIC, AICc and BIC, the variance counted as a parameter and estimated as RSS/n.
  ///
  /// - Throws: ``LinearModelError/exactFit``.
  public func informationCriteria() throws(LinearModelError) -> InformationCriteria {
    let n = Double(design.rowCount)
    let k = Double(rank + 1)
    let deviance = -2 * (try logLikelihood())
    let aic = deviance + 2 * k
    return InformationCriteria(
      aic: aic, aicc: n > k + 1 ? aic + 2 * k * (k + 1) / (n - k - 1) : nil,
      bic: deviance + k * log(n))
  }
}
