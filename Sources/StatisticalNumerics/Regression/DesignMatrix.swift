/// The regressors of a linear model: n rows, one column a regressor, with or without an intercept.
public struct DesignMatrix: Hashable, Sendable {
  /// One explaining column.
  public struct Regressor: Hashable, Sendable {
    /// What the column is called in results and errors.
    public let name: String
    /// One value a row, in the regressor's own unit.
    public let values: [Double]
    /// What the doubles miss of the true values, if anything.
    let corrections: [Double]?

    /// A named column.
    public init(_ name: String, values: [Double]) {
      self.name = name
      self.values = values
      corrections = nil
    }

    /// A named column of values known beyond a double.
    init(_ name: String, extended values: [DoubleDouble]) {
      self.name = name
      self.values = values.map(\.high)
      corrections = values.map(\.low)
    }

    /// The powers x¹ … x^degree of a variable, as columns.
    ///
    /// Formed in double-double: rounding them to doubles would move the solution of a polynomial of
    /// degree ten (NIST's Filip) in its ninth digit.
    ///
    /// - Parameters:
    ///   - name: The variable's name; powers are called `name^2` and so on.
    ///   - values: One value a row.
    ///   - degree: 1 or more.
    /// - Returns: `degree` columns.
    public static func powers(_ name: String, of values: [Double], degree: Int) -> [Regressor] {
      precondition(degree >= 1, "a polynomial has a degree of 1 or more")
      var power = values.map { DoubleDouble($0) }
      var columns = [Regressor(name, values: values)]
      for exponent in stride(from: 2, through: degree, by: 1) {
        power = zip(power, values).map { $0 * $1 }
        columns.append(Regressor("\(name)^\(exponent)", extended: power))
      }
      return columns
    }

    /// The value of a row with its correction.
    func extendedValue(at row: Int) -> DoubleDouble {
      corrections.map { DoubleDouble(sumOf: values[row], $0[row]) } ?? DoubleDouble(values[row])
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

/// How much each observation counts: its variance is the residual variance divided by its weight.
public enum Weights: Hashable, Sendable {
  /// All alike.
  case equal
  /// One finite weight above 0 a row.
  case perRow([Double])

  /// The square root of a row's weight.
  func squareRoot(at row: Int) -> Double {
    switch self {
    case .equal: 1
    case .perRow(let weights): weights[row].squareRoot()
    }
  }

  /// The weights of n rows.
  func values(count: Int) -> [Double] {
    switch self {
    case .equal: [Double](repeating: 1, count: count)
    case .perRow(let weights): weights
    }
  }
}
