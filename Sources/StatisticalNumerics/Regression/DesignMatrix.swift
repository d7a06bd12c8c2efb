/// The regressors of a linear model: n rows, one column a regressor, with or without an intercept.
public struct DesignMatrix: Hashable, Sendable {
  /// One explaining column.
  public struct Regressor: Hashable, Sendable {
    /// What the column is called in results and errors.
    public let name: String
    /// One value a row, in the regressor's own unit.
    public let values: [Double]

    /// A named column.
    public init(_ name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The values of the regressors for one row, in the order of ``regressors``, without intercept.
  public typealias Row = [Double]

  /// The number of observations.
  public let rowCount: Int
  /// Whether a constant is estimated before the regressors.
  public let hasIntercept: Bool
  /// The explaining columns.
  public let regressors: [Regressor]

  /// A design of named columns of equal length.
  ///
  /// - Parameters:
  ///   - rowCount: The number of observations; needed apart, as there may be no regressor.
  ///   - hasIntercept: Whether a constant comes first.
  ///   - regressors: Columns of `rowCount` values.
  public init(rowCount: Int, hasIntercept: Bool = true, regressors: [Regressor]) {
    precondition(
      regressors.allSatisfy { $0.values.count == rowCount },
      "every regressor has one value a row")
    self.rowCount = rowCount
    self.hasIntercept = hasIntercept
    self.regressors = regressors
  }

  /// The number of coefficients.
  public var columnCount: Int { regressors.count + (hasIntercept ? 1 : 0) }

  /// Names of the coefficients, in order.
  public var columnNames: [String] {
    (hasIntercept ? ["intercept"] : []) + regressors.map(\.name)
  }
}
