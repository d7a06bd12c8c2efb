/// A linear model of very many observations, from one pass over them in constant memory.
///
/// The regressors and the response go through ``TallSkinnyQR`` together; coefficients, covariance and
/// residual variance come from its triangle. Residuals are not kept.
/// ## Accuracy
/// Coefficients to 1e-9 relative at condition 10⁶ and 10⁶ observations (`TallSkinnyQRTests`).
/// ## Reference
/// Golub and Van Loan, *Matrix Computations*, 4th ed., §5.3.2 (least squares from the R of [A b]).
public struct LongLinearModel: Sendable {
  /// The number of observations.
  public let rowCount: Int
  /// Names of the coefficients, in order.
  public let columnNames: [String]
  /// One coefficient a column, in unit of response per unit of its column; zero for an aliased one.
  public let coefficients: [Double]
  /// Columns that depend on others, by position among the coefficients.
  public let aliasedColumns: [Int]
  /// The number of independent columns.
  public let rank: Int
  /// √(RSS / (n − rank)), in the unit of the response; `nil` without residual degrees of freedom.
  public let residualStandardDeviation: Double?
  /// The share of the variation about the mean (about zero without intercept) that the model takes up.
  ///
  /// `nil` when the response does not vary.
  public let coefficientOfDetermination: Double?

  private let inverseGram: InverseGram

  /// n − rank.
  public var residualDegreesOfFreedom: Int { rowCount - rank }

  /// Fits a model to observations that are written block by block.
  ///
  /// - Parameters:
  ///   - rowCount: n, 1 or more.
  ///   - regressorNames: Names of the explaining columns.
  ///   - hasIntercept: Whether a constant comes first.
  ///   - threadCount: At most this many threads; the result does not depend on it.
  ///   - write: Writes the values of a block; the columns are the regressors in the order of their names,
  ///     then the response.
  /// - Returns: The fitted model.
  /// - Throws: ``LinearModelError/linearAlgebra(_:)`` for an element that is not finite (columns counted
  ///   from the first regressor) or beyond the range of doubles, ``LinearModelError/noObservations``.
  /// - Complexity: O(n p²) time; memory constant beyond the input.
  public static func fit(
    rowCount: Int, regressorNames: [String], hasIntercept: Bool = true, threadCount: Int = 1,
    write: @escaping TallSkinnyQR.BlockWriter
  ) throws(LinearModelError) -> LongLinearModel {
    guard rowCount > 0 else { throw .noObservations }
    let offset = hasIntercept ? 1 : 0
    do throws(LinearAlgebraError) {
      let triangle: Matrix
      do throws(LinearAlgebraError) {
        triangle = try TallSkinnyQR.triangularFactor(
          rowCount: rowCount, columnCount: regressorNames.count + offset + 1,
          threadCount: threadCount
        ) { rows, column, target in
          if column < offset {
            target.update(repeating: 1)
          } else {
            write(rows, column - offset, target)
          }
        }
      } catch .nonFiniteElement(let row, let column) {
        throw .nonFiniteElement(row: row, column: column - offset)
      }
      return try LongLinearModel(
        rowCount: rowCount, columnNames: (hasIntercept ? ["intercept"] : []) + regressorNames,
        triangle: triangle, hasIntercept: hasIntercept)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// A model of rows that were streamed through a factorization.
  ///
  /// - Parameters:
  ///   - factorization: Rows of the columns in order (a leading 1 for the intercept among them), the
  ///     response last.
  ///   - columnNames: Names of the columns without the response; `intercept` for a leading 1.
  ///   - hasIntercept: Whether the first column is 1 in every row.
  /// - Throws: ``LinearModelError/noObservations``, ``LinearModelError/linearAlgebra(_:)`` beyond the
  ///   range of doubles.
  /// - Complexity: O(p³).
  public init(
    of factorization: TallSkinnyQR, columnNames: [String], hasIntercept: Bool
  ) throws(LinearModelError) {
    precondition(
      factorization.columnCount == columnNames.count + 1, "every column has a name but the response"
    )
    guard factorization.rowCount > 0 else { throw .noObservations }
    do throws(LinearAlgebraError) {
      try self.init(
        rowCount: factorization.rowCount, columnNames: columnNames,
        triangle: factorization.triangularFactor(), hasIntercept: hasIntercept)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// A model from the triangle of [X y].
  init(
    rowCount: Int, columnNames: [String], triangle: Matrix, hasIntercept: Bool
  ) throws(LinearAlgebraError) {
    let p = columnNames.count
    let system = ReducedSystem(triangle: triangle, rowCount: rowCount)
    let factorization = try PivotedQR(
      factoring: system.design, rankTolerance: system.rankTolerance)
    let solution = try factorization.leastSquaresSolution(for: system.response)
    self.rowCount = rowCount
    self.columnNames = columnNames
    coefficients = solution.coefficients
    aliasedColumns = factorization.aliasedColumns
    rank = factorization.rank
    inverseGram = try factorization.inverseGram()
    // What is left of a response within the rounding of the factorization is nothing.
    let leftover = (solution.residuals + [system.residualNorm]).euclideanNorm()
    let residualNorm = leftover <= system.rounding ? 0 : leftover
    let degrees = rowCount - factorization.rank
    residualStandardDeviation = degrees > 0 ? residualNorm / Double(degrees).squareRoot() : nil
    // The first row of the triangle is the direction of the intercept: without it, deviations from the
    // mean are left.
    let whole = (0...p).dropFirst(hasIntercept ? 1 : 0).map { triangle[$0, p] }.euclideanNorm()
    let share = residualNorm / whole
    coefficientOfDetermination = whole > system.rounding ? max(0, 1 - share * share) : nil
  }

  private func requiredResidualStandardDeviation() throws(LinearModelError) -> Double {
    guard let residualStandardDeviation else {
      throw .noResidualDegreesOfFreedom(observations: rowCount, rank: rank)
    }
    return residualStandardDeviation
  }

  /// The covariance of the coefficients, p × p; zero rows and columns for aliased ones.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  public func coefficientCovariance() throws(LinearModelError) -> Matrix {
    let deviation = try requiredResidualStandardDeviation()
    let p = coefficients.count
    var covariance = Matrix(zerosWithRowCount: p, columnCount: p)
    for i in 0..<p {
      for j in 0..<p {
        let form = inverseGram.bilinear(unitRow(i), unitRow(j))
        covariance[i, j] = deviation * (deviation * form)
      }
    }
    guard covariance.elements.allSatisfy(\.isFinite) else {
      throw .linearAlgebra(.nonFiniteResult(routine: "covariance"))
    }
    return covariance
  }

  private func unitRow(_ index: Int) -> [DoubleDouble] {
    coefficients.indices.map { DoubleDouble($0 == index ? 1 : 0) }
  }

  /// The standard errors of the coefficients, in their units; zero for an aliased one.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  public func coefficientStandardErrors() throws(LinearModelError) -> [Double] {
    let deviation = try requiredResidualStandardDeviation()
    return coefficients.indices.map {
      deviation * inverseGram.squareRootOfQuadraticForm(unitRow($0))
    }
  }

  /// How much the model's own value at a row of columns varies, in units of the residual variance.
  ///
  /// - Parameter row: p values, the intercept's 1 included.
  /// - Returns: xᵀ (XᵀX)⁻¹ x; an observation adds 1 to it.
  package func leverage(at row: [Double]) -> Double {
    precondition(row.count == coefficients.count, "a row has one value a column")
    let extended = row.map { DoubleDouble($0) }
    return max(0, inverseGram.bilinear(extended, extended))
  }

  /// What a new observation at a row of columns (the intercept's 1 included) will be.
  ///
  /// - Parameter row: p values.
  /// - Returns: A Student t with n − rank degrees of freedom.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  public func predictiveDistribution(
    at row: [Double]
  ) throws(LinearModelError) -> PredictiveDistribution {
    let deviation = try requiredResidualStandardDeviation()
    let leverage = leverage(at: row)
    let location = zip(coefficients, row).map { $0 * $1 }.accurateSum()
    let scale = deviation * (1 + leverage).squareRoot()
    guard location.isFinite, scale.isFinite else {
      throw .linearAlgebra(.nonFiniteResult(routine: "prediction"))
    }
    return .studentT(
      degreesOfFreedom: Double(residualDegreesOfFreedom), location: location, scale: scale)
  }
}

/// The least-squares problem that a triangle of [X y] leaves: p rows, and the norm of the rest.
struct ReducedSystem {
  let design: Matrix
  let response: [Double]
  let residualNorm: Double
  /// The rank rule of ``PivotedQR`` for the rows that were folded, not for those of the triangle.
  let rankTolerance: Double
  /// What the factorization's own rounding leaves of a response that lies on the model.
  let rounding: Double

  init(triangle: Matrix, rowCount: Int) {
    let p = triangle.columnCount - 1
    var design = Matrix(zerosWithRowCount: max(p, 1), columnCount: p)
    for column in 0..<p {
      for row in 0...column { design[row, column] = triangle[row, column] }
    }
    self.design = design
    response = p > 0 ? (0..<p).map { triangle[$0, p] } : [0]
    residualNorm = abs(triangle[p, p])
    rankTolerance = 8 * Double(max(rowCount, p)).squareRoot() * Double.ulpOfOne
    rounding = rankTolerance * Array(triangle.column(p)).euclideanNorm()
  }
}
