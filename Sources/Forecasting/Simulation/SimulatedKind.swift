/// What simulated series are like.
public enum SimulatedKind: String, CaseIterable, Hashable, Sendable {
  /// A straight line with noise.
  case trend
  /// Growth by a rate that varies from year to year.
  case growth
  /// A level with noise.
  case noise
  /// A level with noise that changes once.
  case breaks
  /// A straight line with noise, of which a fifth of the years between first and last is missing.
  case gaps
  /// Whole numbers that scatter as counts do.
  case counts
  /// Percentages from 0 to 100.
  case shares
  /// All of the others in turn.
  case mixed

  /// The kind of a series.
  ///
  /// - Parameter series: Its number from 0.
  /// - Returns: This kind, or one of the others in turn.
  func kind(ofSeries series: Int) -> SimulatedKind {
    guard self == .mixed else { return self }
    let kinds: [SimulatedKind] = [.trend, .growth, .noise, .breaks, .gaps, .counts, .shares]
    return kinds[series % kinds.count]
  }

  /// How many decimals values have.
  public var decimals: Int {
    switch self {
    case .counts: 0
    case .shares: 1
    default: 2
    }
  }
}
