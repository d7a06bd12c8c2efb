/// Tests of the residuals are of the unweighted ones, also under weights.
extension LinearModel {
  /// The Durbin–Watson statistic Σ(e_t − e_{t−1})² / Σe_t²: near 2 without autocorrelation of lag 1.
  ///
  /// - Throws: ``LinearModelError/exactFit``.
  public func durbinWatsonStatistic() throws(LinearModelError) -> Double {
    guard !isExactFit else { throw .exactFit }
    let changes = zip(residuals.dropFirst(), residuals).map { $0 - $1 }
    let ratio = changes.euclideanNorm() / residuals.euclideanNorm()
    return ratio * ratio
  }

  /// The Ljung–Box test of the residuals' autocorrelations of lags 1 … L.
  ///
  /// Q = n(n + 2) Σ r_l²/(n − l), against chi-squared with L degrees of freedom.
  ///
  /// - Parameter lags: L, 1 … n − 1.
  /// - Returns: Q with its upper tail probability.
  /// - Throws: ``LinearModelError/tooFewObservations(required:found:)``, ``LinearModelError/exactFit``.
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Ljung and Box, *On a measure of lack of fit in time series models*, Biometrika 65 (1978), eq. 1.2.
  public func ljungBoxTest(lags: Int) throws(LinearModelError) -> HypothesisTest {
    precondition(lags >= 1, "a test needs a lag")
    guard !isExactFit else { throw .exactFit }
    guard residuals.count > lags else {
      throw .tooFewObservations(required: lags + 1, found: residuals.count)
    }
    let n = Double(residuals.count)
    let moments = SampleMoments(of: residuals)
    let sum = (1...lags).reduce(0.0) { sum, lag in
      let correlation = moments.autocorrelation(lag: lag) ?? 0
      return sum + correlation * correlation / (n - Double(lag))
    }
    let statistic = n * (n + 2) * sum
    return HypothesisTest(
      statistic: statistic,
      pValue: ChiSquared(degreesOfFreedom: Double(lags)).probability(atLeast: statistic))
  }

  /// The Breusch–Godfrey test of autocorrelated errors up to a lag.
  ///
  /// n R² of the regression of the residuals on the design and their own lags (0 before the first),
  /// against chi-squared with as many degrees of freedom as lags.
  ///
  /// - Parameter lags: 1 or more.
  /// - Returns: n R² with its upper tail probability.
  /// - Throws: ``LinearModelError/tooFewObservations(required:found:)``,
  ///   ``LinearModelError/exactFit``, ``LinearModelError/weightsNotSupported``.
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Godfrey, *Testing against general autoregressive and moving average error models*, Econometrica 46
  /// (1978).
  public func breuschGodfreyTest(lags: Int) throws(LinearModelError) -> HypothesisTest {
    precondition(lags >= 1, "a test needs a lag")
    guard weights == .equal else { throw .weightsNotSupported }
    guard !isExactFit else { throw .exactFit }
    let required = design.columnCount + lags + 1
    guard residuals.count >= required else {
      throw .tooFewObservations(required: required, found: residuals.count)
    }
    let lagged = (1...lags).map { lag in
      DesignMatrix.Regressor(
        "residual lag \(lag)",
        values: residuals.indices.map { $0 >= lag ? residuals[$0 - lag] : 0 })
    }
    let auxiliary = try LinearModel.fit(
      response: residuals,
      design: DesignMatrix(
        rowCount: design.rowCount, hasIntercept: design.hasIntercept,
        regressors: design.regressors + lagged))
    // About zero: the residuals of a model with intercept have mean zero.
    let share = auxiliary.residualNorm / residuals.euclideanNorm()
    let statistic = Double(design.rowCount) * max(0, 1 - share * share)
    return HypothesisTest(
      statistic: statistic,
      pValue: ChiSquared(degreesOfFreedom: Double(lags)).probability(atLeast: statistic))
  }

  /// The Jarque–Bera test of normal errors: n/6 (S² + (K − 3)²/4), against chi-squared with two degrees
  /// of freedom, which few observations reach only slowly.
  ///
  /// - Throws: ``LinearModelError/exactFit``.
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Jarque and Bera, *A test for normality of observations and regression residuals*, Int. Stat. Rev.
  /// 55 (1987), eq. 5.
  public func jarqueBeraTest() throws(LinearModelError) -> HypothesisTest {
    guard !isExactFit else { throw .exactFit }
    let n = Double(residuals.count)
    let mean = residuals.accurateSum() / n
    let deviation = residuals.map { $0 - mean }.euclideanNorm() / n.squareRoot()
    let standardized = residuals.map { ($0 - mean) / deviation }
    let skewness = standardized.map { $0 * $0 * $0 }.accurateSum() / n
    let kurtosis = standardized.map { $0 * $0 * $0 * $0 }.accurateSum() / n
    let excess = kurtosis - 3
    let statistic = n / 6 * (skewness * skewness + excess * excess / 4)
    return HypothesisTest(
      statistic: statistic, pValue: ChiSquared(degreesOfFreedom: 2).probability(atLeast: statistic))
  }

  /// The condition number of the design without weights, columns (the intercept included) scaled to unit norm, not
  /// centred; infinite for aliased columns.
  ///
  /// - Throws: ``LinearModelError/linearAlgebra(_:)``.
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Belsley, Kuh and Welsch, *Regression Diagnostics* (1980), §3.2.
  public func conditionNumber() throws(LinearModelError) -> Double {
    let n = design.rowCount
    let ones = [Double](repeating: 1, count: n)
    let columns = (design.hasIntercept ? [ones] : []) + design.regressors.map(\.values)
    guard !columns.isEmpty, columns.count <= n else { return .infinity }
    let scaled = Matrix(
      columns: columns.map { column in
        let norm = column.euclideanNorm()
        return norm > 0 ? column.map { $0 / norm } : column
      })
    let values: [Double]
    do throws(LinearAlgebraError) {
      values = try scaled.singularValues()
    } catch {
      throw .linearAlgebra(error)
    }
    guard let largest = values.first, let smallest = values.last else { return .infinity }
    return smallest > 0 && aliasedColumns.isEmpty ? largest / smallest : .infinity
  }

  /// How many times the others inflate the variance of each regressor's coefficient: 1/(1 − R²_j).
  ///
  /// - Returns: One value a regressor, the intercept left out.
  /// - Throws: ``LinearModelError/aliasedRegressor(name:)`` where it is infinite,
  ///   ``LinearModelError/weightsNotSupported``.
  public func varianceInflationFactors() throws(LinearModelError) -> [Double] {
    guard weights == .equal else { throw .weightsNotSupported }
    let offset = design.hasIntercept ? 1 : 0
    if let aliased = aliasedColumns.first {
      throw .aliasedRegressor(name: design.columnNames[aliased])
    }
    return design.regressors.indices.map { index in
      let norm = (0..<design.rowCount)
        .map { centredDesignRow($0)[index + offset].rounded }.euclideanNorm()
      return max(1, centredInverseGram.diagonal(index + offset, timesSquareOf: norm))
    }
  }
}
