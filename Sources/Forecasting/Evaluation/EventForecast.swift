/// A probability given to an event, beside whether it came to pass.
public struct EventForecast: Hashable, Sendable {
  /// The series that the event belongs to.
  public let seriesID: String
  /// n, the number of values known when the probability was given.
  public let trainingCount: Int
  /// Periods from then to the event.
  public let horizon: Int
  /// The ordinal of the event's period.
  public let periodOrdinal: Int
  /// The probability given.
  public let probability: Double
  /// Whether the event came to pass.
  public let occurred: Bool

  /// A probability and its event.
  public init(
    seriesID: String, trainingCount: Int, horizon: Int, periodOrdinal: Int, probability: Double,
    occurred: Bool
  ) {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    self.seriesID = seriesID
    self.trainingCount = trainingCount
    self.horizon = horizon
    self.periodOrdinal = periodOrdinal
    self.probability = probability
    self.occurred = occurred
  }
}
