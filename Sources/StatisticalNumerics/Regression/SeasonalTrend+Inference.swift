extension SeasonalTrend {
  /// How much the line's own value at a time varies, over the residual variance:
  /// 1/n_m + (t − t̄_m)² / Σ_m Σ (t − t̄_m)².
  ///
  /// - Parameter time: 0 or more; n is the first after those fitted.
  /// - Returns: The leverage; an observation adds 1 to it.
  package func leverage(at time: Int) -> Double {
    let distance = centred(time).distance
    let seasonCount = Double((count - time % season + season - 1) / season)
    return 1 / seasonCount + distance * distance / timeSquares
  }

  /// The variance of the slope over the residual variance.
  package var slopeLeverage: Double { 1 / timeSquares }

  /// The variance of a season's level at time 0 over the residual variance.
  package func levelLeverage(of m: Int) -> Double {
    let seasonCount = Double((count - m + season - 1) / season)
    let mean = Double(m) + Double(season) * (seasonCount - 1) / 2
    return 1 / seasonCount + mean * mean / timeSquares
  }

  /// The standard error of the slope, in its unit; `nil` without degrees of freedom.
  public var slopeStandardError: Double? {
    residualStandardDeviation.map { $0 * slopeLeverage.squareRoot() }
  }

  /// The standard errors of the levels at time 0, season by season; `nil` without degrees of freedom.
  public var levelStandardErrors: [Double]? {
    residualStandardDeviation.map { deviation in
      (0..<season).map { deviation * levelLeverage(of: $0).squareRoot() }
    }
  }
}
