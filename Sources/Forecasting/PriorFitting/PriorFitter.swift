import StatisticalNumerics

/// Learns the prior of the empirical Bayes mixture from a panel (section 10).
///
/// ## Method
/// 1. Classes of moves by maximum marginal likelihood over all series.
/// 2. The prior of stays, a kind at a time, by beta-binomial likelihood.
/// 3. Widening and shocks, a kind at a time, so that intervals on one half of the panel under classes
///    learned on the other hold what they promise (``SpreadCalibration``).
/// 4. The target layer by logistic likelihood of targets that came due, again across halves.
///
/// The coverage reported is stricter: each half is judged by classes, stays and spread that all come
/// from the other.
/// ## Edge cases
/// A kind with fewer than thirty series takes the parameters of all series together; a target line with
/// fewer than forty events stays that of the preset ministry. The result says so.
/// ## Accuracy
/// On the panel from which the preset ministry was learned see `MinistryPanelTests`.
public struct PriorFitter: Sendable {
  /// Fewer series do not make a prior.
  static let minimumSeriesCount = 40
  /// Fewer series of a kind do not teach parameters of its own.
  static let minimumSeriesCountOfKind = 30

  private let name: String

  /// A fitter.
  ///
  /// - Parameter name: The name of the preset: ASCII without quotes or backslashes, not empty.
  public init(name: String) {
    precondition(!name.isEmpty && EmpiricalBayesPreset.isPlain(name), "a name needs no escapes")
    self.name = name
  }

  /// Learns a prior.
  ///
  /// - Parameter series: In any order; the result is the same to the last bit.
  /// - Returns: The prior with its grounds.
  /// - Throws: ``PriorFitError``; there is no prior that is only nearly a maximum.
  /// - Complexity: O(series · values²), about three milliseconds a series of seven values.
  public func fit(_ series: [PriorTrainingSeries]) throws(PriorFitError) -> PriorFit {
    let series = series.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    try Self.check(series)
    let pooled = ValueKind.allCases.filter { kind in
      series.count { $0.kind == kind } < Self.minimumSeriesCountOfKind
    }
    let whole = try LearnedMoves(series, pooledKinds: pooled)
    let halves = PanelHalves(series)
    let first = try Half(series: halves.first, other: halves.second, pooledKinds: pooled)
    let second = try Half(series: halves.second, other: halves.first, pooledKinds: pooled)

    let outcomes = first.outcomesOfOther + second.outcomesOfOther
    let spreads = Spreads(outcomes, pooledKinds: pooled)
    var events: [TargetLayerFit.Event] = []
    for half in [first, second] { events += try half.targetEvents() }
    let layer = try TargetLayerFit(
      events: events,
      records: series.map { $0.record() }.filter { $0.targetCount > 0 }.map {
        BetaBinomialFit.Counts(events: $0.metCount, others: $0.targetCount - $0.metCount)
      },
      shipped: Self.shippedLayer)
    return PriorFit(
      preset: whole.preset(name: name, spreads: spreads, targetLayer: layer.layer).rounded,
      logLikelihood: whole.logLikelihood, seriesCount: series.count,
      seriesCounts: Dictionary(
        uniqueKeysWithValues: ValueKind.allCases.map { kind in
          (kind, series.count { $0.kind == kind })
        }),
      moveCount: series.reduce(0) { $0 + $1.moves.count }, targetEventCount: events.count,
      learnedTargetLines: layer.learnedLines, pooledKinds: pooled,
      coverage: Self.coverage(first.judgements + second.judgements))
  }

  static var shippedLayer: TargetLayer { EmpiricalBayesPreset.BuiltIn.ministry.preset.targetLayer }

  private static func check(_ series: [PriorTrainingSeries]) throws(PriorFitError) {
    for (earlier, later) in zip(series, series.dropFirst())
    where earlier.id.utf8.elementsEqual(later.id.utf8) {
      throw .duplicateSeries(id: later.id)
    }
    guard series.count >= minimumSeriesCount else {
      throw .tooFewSeries(required: minimumSeriesCount, found: series.count)
    }
    let moving = series.count { !$0.moves.isEmpty }
    guard moving >= minimumSeriesCount else {
      throw .tooFewMovingSeries(required: minimumSeriesCount, found: moving)
    }
  }

  private static func coverage(
    _ judgements: [Judgement]
  ) -> [PriorFit.CoverageRow] {
    let horizons: [Int?] = OriginLaw.horizons.map { $0 } + [nil]
    return horizons.flatMap { horizon in
      let chosen = judgements.filter { horizon == nil || $0.horizon == horizon }
      return SpreadCalibration.coverages.map { coverage in
        PriorFit.CoverageRow(
          horizon: horizon, nominalCoverage: coverage, outcomeCount: chosen.count,
          heldCount: chosen.count { $0.place.isHeld(within: coverage) },
          sharedCount: chosen.reduce(0) { $0 + $1.place.share(within: coverage) })
      }
    }
  }

  /// Where a value of one half lies in the law that the other taught.
  private struct Judgement {
    let horizon: Int
    let place: ForecastOutcome.Place
  }

  /// What one half of a panel teaches, and how the other fares under it.
  private struct Half {
    let other: [PriorTrainingSeries]
    let outcomesOfOther: [ForecastOutcome]
    private let preset: EmpiricalBayesPreset
    private let spreads: Spreads

    init(
      series: [PriorTrainingSeries], other: [PriorTrainingSeries], pooledKinds: [ValueKind]
    ) throws(PriorFitError) {
      let learned = try LearnedMoves(series, pooledKinds: pooledKinds)
      let plain = learned.preset(name: "", spreads: .none, targetLayer: shippedLayer)
      spreads = Spreads(
        try Self.outcomes(of: series, preset: plain), pooledKinds: pooledKinds)
      preset = learned.preset(name: "", spreads: spreads, targetLayer: shippedLayer)
      outcomesOfOther = try Self.outcomes(of: other, preset: plain)
      self.other = other
    }

    /// Where the outcomes of the other half lie under this half's law.
    var judgements: [Judgement] {
      outcomesOfOther.map { outcome in
        Judgement(horizon: outcome.horizon, place: outcome.place(spreads[outcome.kind]))
      }
    }

    func targetEvents() throws(PriorFitError) -> [TargetLayerFit.Event] {
      var events: [TargetLayerFit.Event] = []
      for series in other {
        do throws(ForecastingError) {
          events += try TargetLayerFit.events(of: series, preset: preset)
        } catch {
          throw .outOfRange(id: series.id)
        }
      }
      return events
    }

    private static func outcomes(
      of panel: [PriorTrainingSeries], preset: EmpiricalBayesPreset
    ) throws(PriorFitError) -> [ForecastOutcome] {
      var outcomes: [ForecastOutcome] = []
      for series in panel {
        do throws(ForecastingError) {
          outcomes += try ForecastOutcome.all(of: series, preset: preset)
        } catch {
          throw .outOfRange(id: series.id)
        }
      }
      return outcomes
    }
  }
}
