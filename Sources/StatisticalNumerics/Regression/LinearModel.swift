/// A linear model fitted by least squares, weighted or not.
///
/// y = β₀ + β₁ x₁ + … + ε with independent errors of variance σ²/w. Two questions are kept apart:
/// where the mean response lies (``confidenceInterval(forMeanResponseAt:level:)``) and where an
/// observation will fall (``predictiveDistribution(at:)``).
///
/// ## Method
/// With an intercept, regressors are centred at their means, so that a year such as 2025 costs no
/// digits; pivoted QR with refined solutions (``PivotedQR``); results are returned in the original
/// coordinates. Variances rest on an inverse Gram matrix kept in double-double.
/// ## Accuracy
/// Coefficients of the certified sets of NIST StRD to 14 digits or the exact solution of the doubles as
/// read, standard errors, R², F and residual deviation to 13 (`CertifiedLinearModelTests`); R's `lm`
/// and `predict` on its built-in series to 1e-11; forecasts of short series to 1e-12.
/// ## Reference
/// Seber and Lee, *Linear Regression Analysis*, 2nd ed., §3.1–3.4, §3.10 and §5.3.
public struct LinearModel: Sendable {
  /// The design that was fitted.
  public let design: DesignMatrix
  /// The weights of its rows.
  public let weights: Weights
  /// One coefficient a column of the design.
  ///
  /// Each in unit of response per unit of its column; zero for an aliased column.
  public let coefficients: [Double]
  /// Columns that depend on others, by position among the coefficients.
  public let aliasedColumns: [Int]
  /// The number of independent columns.
  public let rank: Int
  /// Response minus fitted value, in the unit of the response, not weighted.
  public let residuals: [Double]
  /// n − rank.
  public let residualDegreesOfFreedom: Int
  /// √(RSS / (n − rank)), RSS = Σ w e²; `nil` without residual degrees of freedom.
  ///
  /// In the unit of the response; that of an observation of weight 1.
  public let residualStandardDeviation: Double?
  /// Whether the data lie on the model: every residual is within the rounding of decimal responses.
  ///
  /// The residual variance is then 0.
  public let isExactFit: Bool

  /// What was subtracted from each regressor; zeros without intercept.
  let centres: [Double]
  /// Coefficients in the centred coordinates, the first one the mean response at the centre.
  let centredCoefficients: [DoubleDouble]
  /// (ZᵀWZ)⁻¹ of the centred design.
  let centredInverseGram: InverseGram
  /// √ΣW(y − ȳ)², about the weighted mean; about zero without intercept.
  let totalNorm: Double
  /// √ΣWe², 0 for an exact fit.
  let residualNorm: Double
  /// √ΣW(ŷ − ȳ)², likewise.
  let regressionNorm: Double

  /// From this many observations on, the factorization is that of ``TallSkinnyQR``, corrected once:
  /// faster, and coefficients still to the last digits up to condition 10⁷.
  public static let tallRowCount = 8_192

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - response: n finite values.
  ///   - design: n × p; finite. Columns may be in any unit.
  ///   - weights: Equal, or n finite weights above 0.
  /// - Returns: The fitted model. A design of less than full rank is fitted with its aliased columns
  ///   left out; n = rank is fitted without a residual variance.
  /// - Throws: ``LinearModelError`` for no observations, unequal lengths, a weight at or below 0, or an
  ///   element that is not finite.
  /// - Complexity: O(n p²) time, O(n p) memory.
  public static func fit(
    response: [Double], design: DesignMatrix, weights: Weights = .equal
  ) throws(LinearModelError) -> LinearModel {
    try fit(
      response: response, design: design, weights: weights,
      rounding: DecimalRounding.bound(of: response))
  }

  /// Fits a model to responses with a rounding of their own, below which a residual is none.
  static func fit(
    response: [Double], design: DesignMatrix, weights: Weights = .equal, rounding: Double
  ) throws(LinearModelError) -> LinearModel {
    guard response.count == design.rowCount else {
      throw .lengthMismatch(response: response.count, design: design.rowCount)
    }
    guard !response.isEmpty else { throw .noObservations }
    if case .perRow(let values) = weights {
      guard values.count == design.rowCount else {
        throw .weightCountMismatch(weights: values.count, design: design.rowCount)
      }
      if let row = values.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
        throw .invalidWeight(row: row)
      }
    }
    do throws(LinearAlgebraError) {
      return try LinearModel(
        response: response, design: design, weights: weights, rounding: rounding)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private init(
    response: [Double], design: DesignMatrix, weights: Weights, rounding: Double
  ) throws(LinearAlgebraError) {
    let centred = try CentredDesign(design, weights: weights)
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteElement(row: row, column: 0)
    }
    let roots = response.indices.map { weights.squareRoot(at: $0) }
    let weighted = zip(response, roots).map { DoubleDouble(productOf: $0, $1) }
    guard weighted.allSatisfy({ $0.high.isFinite }) else {
      throw .nonFiniteResult(routine: "weighting")
    }
    let fit =
      response.count < Self.tallRowCount
      ? try CentredFit(refined: centred, response: weighted)
      : try CentredFit(tall: centred, response: weighted)

    self.design = design
    self.weights = weights
    centres = centred.centres
    centredCoefficients = fit.coefficients
    centredInverseGram = fit.inverseGram
    rank = fit.rank
    aliasedColumns = fit.aliasedColumns
    coefficients = centred.originalCoordinates(of: fit.coefficients)
    guard coefficients.allSatisfy(\.isFinite) else {
      throw .nonFiniteResult(routine: "least squares")
    }

    let residuals = zip(fit.weightedResiduals, roots).map { $0 / $1 }
    let isExactFit = residuals.allSatisfy { abs($0) <= rounding }
    self.residuals = residuals
    self.isExactFit = isExactFit
    residualDegreesOfFreedom = response.count - fit.rank
    residualNorm = isExactFit ? 0 : fit.weightedResiduals.euclideanNorm()
    residualStandardDeviation =
      residualDegreesOfFreedom > 0
      ? residualNorm / Double(residualDegreesOfFreedom).squareRoot() : nil

    // About the mean response, which is the first centred coefficient; about zero without one.
    let origin = design.hasIntercept ? fit.coefficients[0] : .zero
    let deviations = response.indices.map { row in
      ((DoubleDouble(response[row]) - origin) * roots[row]).rounded
    }
    // A constant response varies by its rounding only, whatever the weights.
    let isConstant = zip(deviations, roots).allSatisfy { abs($0 / $1) <= rounding }
    totalNorm = isConstant ? 0 : deviations.euclideanNorm()
    regressionNorm = zip(deviations, fit.weightedResiduals).map { $0 - $1 }.euclideanNorm()
    guard residualNorm.isFinite, totalNorm.isFinite, regressionNorm.isFinite else {
      throw .nonFiniteResult(routine: "residuals")
    }
  }

  /// RSS / (n − rank), in the squared unit of the response; `nil` without residual degrees of freedom.
  ///
  /// Intervals rest on ``residualStandardDeviation``: the square of a very small or large one leaves
  /// the range of doubles.
  public var residualVariance: Double? { residualStandardDeviation.map { $0 * $0 } }

  /// The covariance of the coefficients, p × p; zero rows and columns for aliased ones.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank,
  ///   ``LinearModelError/linearAlgebra(_:)`` where a square leaves the range of doubles.
  public func coefficientCovariance() throws(LinearModelError) -> Matrix {
    let deviation = try requiredResidualStandardDeviation()
    return try originalCovariance { deviation * (deviation * centredInverseGram.bilinear($0, $1)) }
  }

  /// The standard errors of the coefficients, in their units; zero for an aliased one.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank.
  public func coefficientStandardErrors() throws(LinearModelError) -> [Double] {
    let deviation = try requiredResidualStandardDeviation()
    return coefficients.indices.map {
      deviation * centredInverseGram.squareRootOfQuadraticForm(originalRow($0))
    }
  }

  /// A covariance in the original coordinates, from its bilinear form in the centred ones.
  func originalCovariance(
    _ form: (_ a: [DoubleDouble], _ b: [DoubleDouble]) -> Double
  ) throws(LinearModelError) -> Matrix {
    let p = coefficients.count
    let rows = coefficients.indices.map(originalRow)
    var covariance = Matrix(zerosWithRowCount: p, columnCount: p)
    for i in 0..<p {
      for j in i..<p {
        covariance[i, j] = form(rows[i], rows[j])
        covariance[j, i] = covariance[i, j]
      }
    }
    guard covariance.elements.allSatisfy(\.isFinite) else {
      throw .linearAlgebra(.nonFiniteResult(routine: "covariance"))
    }
    return covariance
  }

  /// Coefficient i as a combination of the centred ones: β₀ = γ₀ − Σ mⱼ γⱼ, all others unchanged.
  private func originalRow(_ index: Int) -> [DoubleDouble] {
    var row = [DoubleDouble](repeating: .zero, count: coefficients.count)
    row[index] = DoubleDouble(1)
    if design.hasIntercept, index == 0 {
      for (j, centre) in centres.enumerated() { row[j + 1] = DoubleDouble(-centre) }
    }
    return row
  }

  func requiredResidualStandardDeviation() throws(LinearModelError) -> Double {
    guard let residualStandardDeviation else {
      throw .noResidualDegreesOfFreedom(observations: design.rowCount, rank: rank)
    }
    return residualStandardDeviation
  }

  /// A residual standard deviation above 0, to divide by.
  func requiredPositiveDeviation() throws(LinearModelError) -> Double {
    let deviation = try requiredResidualStandardDeviation()
    guard !isExactFit else { throw .exactFit }
    return deviation
  }

  /// A row in centred coordinates.
  func centredRow(_ row: DesignMatrix.Row) -> [DoubleDouble] {
    precondition(row.count == design.regressors.count, "a row has one value a regressor")
    return centredRow(row.map { DoubleDouble($0) })
  }

  /// A row known beyond doubles, in centred coordinates.
  func centredRow(_ row: [DoubleDouble]) -> [DoubleDouble] {
    let centred = zip(row, centres).map { $0 + (-$1) }
    return design.hasIntercept ? [DoubleDouble(1)] + centred : centred
  }

  /// A row of the design in centred coordinates, not weighted.
  func centredDesignRow(_ row: Int) -> [DoubleDouble] {
    centredRow(design.regressors.map { $0.extendedValue(at: row) })
  }

  /// zᵀ (ZᵀWZ)⁻¹ z: the variance of the fitted mean at a row, per unit of residual variance.
  func leverage(atCentredRow row: [DoubleDouble]) -> Double {
    max(0, centredInverseGram.bilinear(row, row))
  }
}
