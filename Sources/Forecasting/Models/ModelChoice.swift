/// Which model is asked for: a named one, or the default for the series at hand.
public enum ModelChoice: Hashable, Sendable {
  /// The predictive law, or where a value is negative the mixture of the two random walks.
  case automatic
  /// This one.
  case named(ModelName)

  /// The model for a series.
  ///
  /// - Parameter series: Its values decide, where none is named.
  /// - Returns: The model named, else the default.
  public func model<Period: TimePeriod>(for series: TimeSeries<Period>) -> ModelName {
    switch self {
    case .named(let name): name
    case .automatic: series.values.contains { $0 < 0 } ? .randomWalkMixture : .predictive
    }
  }

  /// The name in options: auto, or the model's.
  public var name: String {
    switch self {
    case .automatic: "auto"
    case .named(let model): model.rawValue
    }
  }
}
