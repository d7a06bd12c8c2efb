import StatisticalNumerics

/// What a model says of every series of a panel, in columns.
///
/// Each quantity at each horizon is a column of one number a series, all in one buffer. Where nothing is
/// said (a series that could not be fitted, a probability without a target) the buffer holds NaN; the
/// accessors give `nil`.
public struct PanelForecast: Sendable {
  /// One number that is forecast.
  public enum Quantity: Hashable, Sendable {
    /// The point forecast.
    case median
    /// The lower end of the central interval of a coverage, by its position among the coverages.
    case lower(Int)
    /// The upper end.
    case upper(Int)
    /// The law's own probability that the target is met.
    case probability
    /// The probability that the declared target is reported as met: by the target layer for the
    /// predictive model, the law's own for all others.
    case reportedProbability
  }

  /// The steps ahead of each series' last year, as asked.
  public let horizons: [Int]
  /// The coverages of the intervals, as asked.
  public let coverages: [Coverage]
  /// The quantities of each horizon, in the order of their columns.
  public let quantities: [Quantity]
  /// What became of each series.
  public internal(set) var outcomes: [PanelOutcome] = []
  /// Column after column: horizon by horizon, in each the quantities in order.
  public internal(set) var columns: [Double] = []

  /// A result without series.
  init(horizons: [Int], coverages: [Coverage], hasMedian: Bool, hasTargets: Bool) {
    self.horizons = horizons
    self.coverages = coverages
    quantities =
      (hasMedian ? [.median] : [])
      + coverages.indices.flatMap { [Quantity.lower($0), .upper($0)] }
      + (hasTargets ? [.probability, .reportedProbability] : [])
  }

  /// The number of series.
  public var seriesCount: Int { outcomes.count }

  /// The number of columns.
  public var columnCount: Int { horizons.count * quantities.count }

  /// Which column holds a quantity.
  ///
  /// - Parameters:
  ///   - quantity: The quantity.
  ///   - horizonIndex: The position of the horizon among ``horizons``.
  /// - Returns: Its position among the columns; `nil` for a quantity that was not asked for.
  public func column(of quantity: Quantity, horizonIndex: Int) -> Int? {
    quantities.firstIndex(of: quantity).map { horizonIndex * quantities.count + $0 }
  }

  /// A column as a slice of ``columns``, one number a series.
  public subscript(column column: Int) -> ArraySlice<Double> {
    columns[column * seriesCount..<(column + 1) * seriesCount]
  }

  /// One number, if it is said.
  ///
  /// - Parameters:
  ///   - quantity: The quantity.
  ///   - series: The number of the series.
  ///   - horizonIndex: The position of the horizon among ``horizons``.
  /// - Returns: The number in the unit of the series; `nil` where nothing is said.
  public func value(_ quantity: Quantity, ofSeries series: Int, horizonIndex: Int) -> Double? {
    guard let column = column(of: quantity, horizonIndex: horizonIndex) else { return nil }
    let value = columns[column * seriesCount + series]
    return value.isNaN ? nil : value
  }
}
