import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A target layer learned from targets that came due (section 6).
struct TargetLayerFit {
  /// One target, seen from an origin one to three years before its year.
  struct Event {
    /// ln(p/(1 − p)) of the law's probability, clipped as the layer clips it.
    let logit: Double
    let equalsLastValue: Bool
    let record: TargetLayer.Record
    let wasMet: Bool
  }

  let layer: TargetLayer
  /// The lines that were learned; the others are the shipped ones.
  let learnedLines: [TargetLine]

  /// Fewer events than this teach a line nothing.
  static let minimumEventCount = 40
  /// The standard deviation of the ridge that holds a line near "the law is right": α = 0, β = 1, γ = 0.
  static let ridge = 2.0

  /// Learns a layer.
  ///
  /// - Parameters:
  ///   - events: Targets that came due.
  ///   - records: All past targets of each series, met and missed.
  ///   - shipped: What is kept where events are too few.
  /// - Throws: ``PriorFitError/notConverged(_:_:)``.
  init(
    events: [Event], records: [BetaBinomialFit.Counts], shipped: TargetLayer
  ) throws(PriorFitError) {
    guard events.count >= Self.minimumEventCount else {
      layer = shipped
      learnedLines = []
      return
    }
    let prior: BetaBinomialFit
    do throws(OptimizationError) {
      prior = try BetaBinomialFit(records)
    } catch {
      throw .notConverged(.targetRecords, error)
    }
    var learned: [TargetLine] = []
    func line(
      _ name: TargetLine, _ chosen: [Event], shipped: TargetLayer.Line
    ) throws(PriorFitError) -> TargetLayer.Line {
      guard chosen.count >= Self.minimumEventCount else { return shipped }
      learned.append(name)
      return try Self.line(through: chosen, prior: name.usesRecord ? prior : nil)
    }
    // What is said of a target without a record is learned from all: that a panel knows the past of most
    // indicators does not make those of which it is unknown different.
    let known = events.filter { $0.record.targetCount > 0 }
    let withRecord = (
      moved: try line(
        .recordMoved, known.filter { !$0.equalsLastValue }, shipped: shipped.withRecord.moved),
      same: try line(
        .recordSame, known.filter(\.equalsLastValue), shipped: shipped.withRecord.same)
    )
    let withoutRecord = (
      moved: try line(
        .noRecordMoved, events.filter { !$0.equalsLastValue },
        shipped: shipped.withoutRecord.moved),
      same: try line(
        .noRecordSame, events.filter(\.equalsLastValue), shipped: shipped.withoutRecord.same)
    )
    layer = TargetLayer(
      withRecord: withRecord, withoutRecord: withoutRecord,
      recordPrior: (prior.events, prior.others))
    learnedLines = learned
  }

  private static func line(
    through events: [Event], prior: BetaBinomialFit?
  ) throws(PriorFitError) -> TargetLayer.Line {
    let observations = events.map { event in
      var regressors = [1, event.logit]
      if let prior {
        let met = Double(event.record.metCount) + prior.events
        let missed = Double(event.record.targetCount - event.record.metCount) + prior.others
        regressors.append(log(met / missed))
      }
      return RidgeLogisticRegression.Observation(regressors: regressors, outcome: event.wasMet)
    }
    do throws(OptimizationError) {
      let fit = try RidgeLogisticRegression.fit(
        observations, center: prior == nil ? [0, 1] : [0, 1, 0], standardDeviation: ridge)
      return TargetLayer.Line(
        alpha: fit.coefficients[0], beta: fit.coefficients[1],
        gamma: prior == nil ? 0 : fit.coefficients[2])
    } catch {
      throw .notConverged(.targetLines, error)
    }
  }

  /// The targets of a series that came due within the horizons of origins with at least three values.
  static func events(
    of series: PriorTrainingSeries, preset: EmpiricalBayesPreset
  ) throws(ForecastingError) -> [Event] {
    guard !series.targets.isEmpty else { return [] }
    let parameters = preset.parameters(for: series.kind)
    let spread = OriginLaw.Spread(
      widening: parameters.widening, shockProbability: parameters.shockProbability,
      shockFactor: parameters.shockFactor)
    var events: [Event] = []
    for count in ForecastOutcome.minimumOriginCount..<series.values.count {
      let origin = series.ordinals[count - 1]
      let due = series.targets.filter { target in
        OriginLaw.horizons.contains(target.ordinal - origin)
          && series.value(in: target.ordinal) != nil
      }
      guard !due.isEmpty else { continue }
      let law = try OriginLaw(of: series, after: count, preset: preset)
      let record = series.record(upTo: origin)
      for target in due {
        guard let actual = series.value(in: target.ordinal) else { continue }
        let probability = law.attainmentProbability(
          of: target, horizon: target.ordinal - origin, spread: spread)
        let clipped = min(max(probability, 0.0001), 0.9999)
        events.append(
          Event(
            logit: log(clipped / (1 - clipped)),
            equalsLastValue: target.threshold == law.lastValue, record: record,
            wasMet: target.isMet(by: actual)))
      }
    }
    return events
  }
}

extension PriorTrainingSeries {
  /// The value of a year.
  func value(in ordinal: Int) -> Double? {
    ordinals.firstIndex(of: ordinal).map { values[$0] }
  }

  /// Past targets up to a year, of years with a value.
  func record(upTo ordinal: Int = .max) -> TargetLayer.Record {
    let past = targets.compactMap { target in
      target.ordinal <= ordinal ? value(in: target.ordinal).map(target.isMet) : nil
    }
    return TargetLayer.Record(targetCount: past.count, metCount: past.count { $0 })
  }
}
