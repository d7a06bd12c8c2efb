import StatisticalNumerics

/// What errors are divided by so that series in different units can be averaged: from the training part
/// of a series alone, and the same for every model.
public struct TrainingScale: Hashable, Sendable {
  /// The mean absolute change between neighbouring training values, each divided by its span.
  ///
  /// The mean absolute error of the random walk one period ahead, as in MASE. 0 for a constant series;
  /// `nil` for one value.
  public let meanAbsoluteChange: Double?
  /// The root of the mean squared change, each square divided by its span, as in RMSSE.
  public let rootMeanSquaredChange: Double?
  /// The greatest of ``meanAbsoluteChange``, 1 % of the mean absolute value and ``resolution``.
  ///
  /// Above 0 and defined for every series. The change alone would divide by 0 for the many series that did not move in their training part, and
  /// by next to nothing for those that hardly did; one of them would outweigh all others.
  public let floored: Double
  /// The step in which the training values are written: 1, 0.1, 0.01, 0.001 or 0.0001.
  public let resolution: Double

  /// The share of the level below which no change counts.
  static let levelShare = 0.01

  /// The scale of a training series.
  public init<Period: TimePeriod>(of training: TimeSeries<Period>) {
    precondition(training.count >= 1, "a training series has a value")
    let changes = training.changes
    let count = Double(changes.count)
    meanAbsoluteChange =
      changes.isEmpty
      ? nil
      : CompensatedSum.of(changes.map { abs($0.difference) / Double($0.span) / count })
    rootMeanSquaredChange =
      changes.isEmpty
      ? nil
      : changes.map { $0.difference / Double($0.span).squareRoot() }.euclideanNorm()
        / count.squareRoot()
    let level = CompensatedSum.of(training.values.map { abs($0) / Double(training.count) })
    resolution = ValueKind.resolution(of: training.values)
    floored = max(meanAbsoluteChange ?? 0, Self.levelShare * level, resolution)
  }
}
