/// A linear model fitted by least squares.
///
/// y = β₀ + β₁ x₁ + … + ε with independent errors of equal variance. Two questions are kept apart:
/// where the mean response lies (``confidenceInterval(forMeanResponseAt:level:)``) and where an
/// observation will fall (``predictiveDistribution(at:)``).
///
/// ## Method
/// With an intercept, regressors are centred at their means, so that a year such as 2025 costs no
/// digits; pivoted QR with refined solutions (``PivotedQR``); results are returned in the original
/// coordinates.
/// ## Accuracy
/// 13 or more correct digits in coefficients, standard errors and R² on the certified linear sets
/// Longley, Norris, Pontius and NoInt1 of NIST StRD; forecasts of short series to 1e-12
/// (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// Seber and Lee, *Linear Regression Analysis*, 2nd ed., §3.1–3.4 and §5.3.
public struct LinearModel: Sendable {
  /// The design that was fitted.
  public let design: DesignMatrix
  /// One coefficient a column of the design, each in unit of response per unit of its column; zero
  /// for an aliased column.
  public let coefficients: [Double]
  /// Columns that depend on others, by position among the coefficients.
  public let aliasedColumns: [Int]
  /// The number of independent columns.
  public let rank: Int
  /// Response minus fitted value, in the unit of the response.
  public let residuals: [Double]
  /// n − rank.
  public let residualDegreesOfFreedom: Int
  /// √(RSS / (n − rank)), in the unit of the response; `nil` without residual degrees of freedom.
  public let residualStandardDeviation: Double?
  /// Whether the data lie on the model: every residual is below the rounding of the largest response.
  ///
  /// The residual variance is then 0.
  public let isExactFit: Bool
  /// The share of the variation about the mean (about zero without intercept) that the model takes
  /// up; `nil` when the response does not vary.
  public let coefficientOfDetermination: Double?

  /// What was subtracted from each regressor; zeros without intercept.
  let centres: [Double]
  /// Coefficients in the centred coordinates, the first one the mean response at the centre.
  let centredCoefficients: [DoubleDouble]
  /// (ZᵀZ)⁻¹ of the centred design.
  let centredInverseGram: Matrix

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - response: n finite values.
  ///   - design: n × p; finite. Columns may be in any unit.
  /// - Returns: The fitted model. A design of less than full rank is fitted with its aliased columns
  ///   left out; n = rank is fitted without a residual variance.
  /// - Throws: ``LinearModelError`` for no observations, unequal lengths, or an element that is not
  ///   finite.
  /// - Complexity: O(n p²) time, O(n p) memory.
  public static func fit(
    response: [Double], design: DesignMatrix
  ) throws(LinearModelError) -> LinearModel {
    guard response.count == design.rowCount else {
      throw .lengthMismatch(response: response.count, design: design.rowCount)
    }
    guard !response.isEmpty else { throw .noObservations }
    do throws(LinearAlgebraError) {
      return try LinearModel(response: response, design: design)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private init(response: [Double], design: DesignMatrix) throws(LinearAlgebraError) {
    let centred = try CentredDesign(design)
    let factorization = try PivotedQR(
      factoring: centred.columns, corrections: centred.corrections)
    let solution = try factorization.leastSquaresSolution(for: response)
    let inverseGram = try factorization.inverseGramMatrix()

    self.design = design
    centres = centred.centres
    centredCoefficients = solution.extendedCoefficients
    centredInverseGram = inverseGram
    rank = factorization.rank
    aliasedColumns = factorization.aliasedColumns
    coefficients = centred.originalCoordinates(of: solution.extendedCoefficients)
    guard coefficients.allSatisfy(\.isFinite) else {
      throw .nonFiniteResult(routine: "least squares")
    }

    let largestResponse = response.reduce(0) { max($0, abs($1)) }
    let rounding = Double.ulpOfOne * largestResponse
    isExactFit = solution.residuals.allSatisfy { abs($0) <= rounding }
    residuals = solution.residuals
    residualDegreesOfFreedom = response.count - factorization.rank
    let residualNorm = isExactFit ? 0 : residuals.euclideanNorm()
    residualStandardDeviation =
      residualDegreesOfFreedom > 0
      ? residualNorm / Double(residualDegreesOfFreedom).squareRoot() : nil

    let origin = design.hasIntercept ? response.accurateSum() / Double(response.count) : 0
    let totalNorm = response.map { $0 - origin }.euclideanNorm()
    let share = residualNorm / totalNorm
    coefficientOfDetermination = totalNorm > 0 ? 1 - share * share : nil
  }

  /// RSS / (n − rank), in the squared unit of the response; `nil` without residual degrees of freedom.
  ///
  /// Intervals rest on ``residualStandardDeviation``: the square of a very small or large one leaves
  /// the range of doubles.
  public var residualVariance: Double? { residualStandardDeviation.map { $0 * $0 } }

  /// The covariance of the coefficients, p × p; zero rows and columns for aliased ones.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank.
  public func coefficientCovariance() throws(LinearModelError) -> Matrix {
    let deviation = try requiredResidualStandardDeviation()
    let p = coefficients.count
    var covariance = Matrix(zerosWithRowCount: p, columnCount: p)
    // β₀ = γ₀ − Σ mⱼ γⱼ, all others unchanged.
    for i in 0..<p {
      for j in 0..<p {
        covariance[i, j] =
          deviation * deviation * bilinear(originalRow(i), originalRow(j))
      }
    }
    return covariance
  }

  /// The standard errors of the coefficients, in their units; zero for an aliased one.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank.
  public func coefficientStandardErrors() throws(LinearModelError) -> [Double] {
    let deviation = try requiredResidualStandardDeviation()
    return coefficients.indices.map {
      deviation * bilinear(originalRow($0), originalRow($0)).squareRoot()
    }
  }

  /// Coefficient i as a combination of the centred coefficients.
  private func originalRow(_ index: Int) -> [Double] {
    var row = [Double](repeating: 0, count: coefficients.count)
    row[index] = 1
    if design.hasIntercept, index == 0 {
      for (j, centre) in centres.enumerated() { row[j + 1] = -centre }
    }
    return row
  }

  /// aᵀ (ZᵀZ)⁻¹ b.
  private func bilinear(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for j in b.indices where b[j] != 0 {
      for i in a.indices { sum += a[i] * centredInverseGram[i, j] * b[j] }
    }
    return sum
  }

  func requiredResidualStandardDeviation() throws(LinearModelError) -> Double {
    guard let residualStandardDeviation else {
      throw .noResidualDegreesOfFreedom(observations: design.rowCount, rank: rank)
    }
    return residualStandardDeviation
  }

  /// A row in centred coordinates.
  func centredRow(_ row: DesignMatrix.Row) -> [Double] {
    precondition(row.count == design.regressors.count, "a row has one value a regressor")
    let centred = zip(row, centres).map { $0 - $1 }
    return design.hasIntercept ? [1] + centred : centred
  }

  /// zᵀ (ZᵀZ)⁻¹ z: the variance of the fitted mean at a row, per unit of residual variance.
  func leverage(atCentredRow row: [Double]) -> Double { max(0, bilinear(row, row)) }
}
