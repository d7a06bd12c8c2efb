import StatisticalNumerics

/// Why a panel gives no prior.
public enum PriorFitError: Error, Hashable, Sendable {
  /// Fewer series than a prior needs.
  case tooFewSeries(required: Int, found: Int)
  /// Enough series, but too few of them ever move.
  case tooFewMovingSeries(required: Int, found: Int)
  /// Two series have one identifier.
  case duplicateSeries(id: String)
  /// The search for a maximum did not end at one.
  case notConverged(PriorFitStage, OptimizationError)
  /// A forecast that the calibration needs left the range of doubles.
  case outOfRange(id: String)
}

/// The parts of a fit, each with a search of its own.
public enum PriorFitStage: String, Hashable, Sendable {
  /// The classes of moves.
  case classes
  /// The prior of the chance that a year brings no change.
  case stays
  /// The lines from the law's probability to that of a declared target.
  case targetLines = "target_lines"
  /// The prior of the share of past targets met.
  case targetRecords = "target_records"
}
