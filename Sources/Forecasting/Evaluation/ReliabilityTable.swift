/// Probabilities by tenths beside how often the events came to pass, with the Brier score.
///
/// ## Method
/// The Brier score splits into reliability − resolution + uncertainty (Murphy), exactly so if all
/// probabilities of a tenth are equal; what they differ within a tenth is kept apart as
/// ``withinTenths``, so that the four always add up.
/// ## Reference
/// Murphy, *A new vector partition of the probability score*, J. Appl. Meteorol. 12 (1973); Stephenson,
/// Coelho and Jolliffe, *Two extra components in the Brier score decomposition*, Weather Forecast. 23
/// (2008).
public struct ReliabilityTable: Hashable, Sendable {
  /// The events whose probability lies in one tenth.
  public struct Tenth: Hashable, Sendable {
    /// 0 … 9: probabilities from index/10 on, the last tenth with 1.
    public let index: Int
    /// The mean probability given.
    public let meanProbability: Double
    /// The share that came to pass, with its standard errors.
    public let observed: ClusteredMean
  }

  /// The tenths that hold an event, ascending.
  public let tenths: [Tenth]
  /// The mean squared distance of the probabilities from what came to pass, with its standard errors.
  public let brier: ClusteredMean
  /// The share of all events that came to pass.
  public let observedShare: Double
  /// The mean probability given.
  public let meanProbability: Double
  /// Σ n_k (p̄_k − ō_k)²/N: how far probabilities are from the shares that they promise.
  public let reliability: Double
  /// Σ n_k (ō_k − ō)²/N: how far probabilities tell events apart.
  public let resolution: Double
  /// ō (1 − ō): the Brier score of the overall share.
  public let uncertainty: Double
  /// Brier − (reliability − resolution + uncertainty): what probabilities of one tenth differ.
  public let withinTenths: Double

  /// The table of events in any order; `nil` without any.
  ///
  /// - Complexity: O(N log N).
  public init?(of events: [EventForecast]) {
    let sorted = events.sorted(by: Self.precedes)
    func mean(_ events: [EventForecast], _ value: (EventForecast) -> Double) -> ClusteredMean? {
      ClusteredMean(
        of: events.map(value),
        isFirstOfSeries: SeriesOrder.isFirstOfSeries(events.map(\.seriesID)))
    }
    func occurred(_ event: EventForecast) -> Double { event.occurred ? 1 : 0 }
    guard
      let brier = mean(
        sorted, { Score.brier(probability: $0.probability, occurred: $0.occurred) }),
      let all = mean(sorted, occurred), let probabilities = mean(sorted, { $0.probability })
    else { return nil }
    var groups = [[EventForecast]](repeating: [], count: 10)
    for event in sorted { groups[min(9, Int(event.probability * 10))].append(event) }
    var tenths: [Tenth] = []
    var (reliability, resolution) = (0.0, 0.0)
    for (index, group) in groups.enumerated() {
      guard let observed = mean(group, occurred), let given = mean(group, { $0.probability })
      else { continue }
      tenths.append(Tenth(index: index, meanProbability: given.value, observed: observed))
      let share = Double(group.count) / Double(sorted.count)
      reliability += share * (given.value - observed.value) * (given.value - observed.value)
      resolution += share * (observed.value - all.value) * (observed.value - all.value)
    }
    self.tenths = tenths
    self.brier = brier
    observedShare = all.value
    meanProbability = probabilities.value
    self.reliability = reliability
    self.resolution = resolution
    uncertainty = all.value * (1 - all.value)
    withinTenths = brier.value - (reliability - resolution + all.value * (1 - all.value))
  }

  private static func precedes(_ left: EventForecast, _ right: EventForecast) -> Bool {
    if let order = SeriesOrder.precedes(left.seriesID, right.seriesID) { return order }
    let leftKey = [left.periodOrdinal, left.horizon, left.trainingCount]
    let rightKey = [right.periodOrdinal, right.horizon, right.trainingCount]
    if leftKey != rightKey { return leftKey.lexicographicallyPrecedes(rightKey) }
    // Two targets of one year: the order of their numbers.
    return left.probability < right.probability
  }
}
