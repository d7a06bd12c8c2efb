import Forecasting
import StatisticalNumerics
import Synchronization

/// How models would have fared on records: the evidence behind their forecasts.
public struct Backtest: Sendable {
  /// What is evaluated.
  public struct Options: Sendable {
    /// The models, in the order of output.
    public let models: [ModelName]
    /// Origins and horizon.
    public let rolling: RollingOrigin
    /// Which scores.
    public let scores: ForecastScores.Options
    /// The preset of the predictive model.
    public let preset: EmpiricalBayesPreset
    /// At most this many threads; results do not depend on it.
    public let threadCount: Int

    /// The models evaluated where none is named: the default and the simple ones.
    public static let standardModels = [ModelName.predictive] + ModelName.members

    /// Options.
    public init(
      models: [ModelName] = standardModels, rolling: RollingOrigin,
      scores: ForecastScores.Options = .standard,
      preset: EmpiricalBayesPreset = .ministry, threadCount: Int = 1
    ) {
      self.models = models
      self.rolling = rolling
      self.scores = scores
      self.preset = preset
      self.threadCount = threadCount
    }
  }

  /// What came of one model.
  public struct ModelResult: Sendable {
    /// The model.
    public let model: ModelName
    /// The scores, in the order of the records.
    public let scores: [ForecastScores]
    /// Past targets with the probabilities given to them.
    public let targetEvents: [EventForecast]
    /// Past targets for which no probability was given.
    public let targetsWithoutProbability: Int
  }

  /// Why a record takes no part.
  public enum Obstacle: Hashable, Sendable {
    /// No value was observed.
    case noActuals
    /// The actuals are fewer than an origin and an outcome need.
    case tooFewActuals(required: Int, found: Int)
    /// No actual follows another within the horizon, once there are enough.
    case noOutcome
    /// It is the sum of other records, by whose forecasts it is forecast.
    case isTotal
  }

  /// A record that takes no part.
  public struct LeftOut: Sendable {
    /// The record.
    public let record: IndicatorRecord
    /// Why.
    public let obstacle: Obstacle
  }

  /// What was asked.
  public let options: Options
  /// One result a model.
  public let results: [ModelResult]
  /// The records that leave no outcome to compare with, in their order.
  public let leftOut: [LeftOut]
  /// The number of records.
  public let recordCount: Int
  /// The number of actuals of each record that takes part, by the bytes of its identifier: those that
  /// are spelled differently are different, also where they look alike.
  private let actualCounts: [[UInt8]: Int]

  /// Evaluates models on records.
  ///
  /// - Parameters:
  ///   - records: The records, with distinct identifiers. A total is left out: its default forecast is the
  ///     sum of its parts', which are evaluated by themselves, and would count twice.
  ///   - options: What is evaluated.
  /// - Complexity: One fit a record, model and origin.
  public init(of records: [IndicatorRecord], options: Options) {
    self.options = options
    recordCount = records.count
    let collected = CollectedBacktests(count: records.count)
    ParallelLoop.run(count: records.count, threadCount: options.threadCount) { index in
      collected.set(
        index,
        records[index].isTotal
          ? []
          : options.models.map { Self.backtest(of: records[index], model: $0, options) })
    }
    let all = collected.all
    results = options.models.indices.map { position in
      let parts = all.filter { !$0.isEmpty }.map { $0[position] }
      return ModelResult(
        model: options.models[position], scores: parts.flatMap(\.scores),
        targetEvents: parts.flatMap(\.targetEvents),
        targetsWithoutProbability: parts.reduce(0) { $0 + $1.targetsWithoutProbability })
    }
    var leftOut: [LeftOut] = []
    var actualCounts: [[UInt8]: Int] = [:]
    for (record, parts) in zip(records, all) {
      if parts.first?.scores.isEmpty ?? true {
        leftOut.append(LeftOut(record: record, obstacle: Self.obstacle(record, options)))
      } else {
        actualCounts[Array(record.indicator.id.utf8)] = record.actuals.count
      }
    }
    self.leftOut = leftOut
    self.actualCounts = actualCounts
  }

  /// The number of actuals of a record that takes part.
  public func actualCount(ofSeries id: String) -> Int? { actualCounts[Array(id.utf8)] }

  private static func backtest(
    of record: IndicatorRecord, model: ModelName, _ options: Options
  ) -> RecordBacktest {
    RecordBacktest(
      of: record, rolling: options.rolling, options: options.scores,
      targetLayer: model == .predictive ? options.preset.targetLayer : nil
    ) { known, horizon throws(ForecastingError) in
      try IndicatorForecast(of: known, model: model, horizon: horizon, preset: options.preset)
        .outcome.get()
    }
  }

  private static func obstacle(_ record: IndicatorRecord, _ options: Options) -> Obstacle {
    if record.isTotal { return .isTotal }
    let found = record.actuals.count
    let required = options.rolling.minimumTrainingCount + 1
    if found == 0 { return .noActuals }
    return found < required ? .tooFewActuals(required: required, found: found) : .noOutcome
  }
}

/// Where rounds put their results.
private final class CollectedBacktests: Sendable {
  private let results: Mutex<[[RecordBacktest]]>

  init(count: Int) { results = Mutex([[RecordBacktest]](repeating: [], count: count)) }

  func set(_ index: Int, _ result: [RecordBacktest]) {
    results.withLock { $0[index] = result }
  }

  var all: [[RecordBacktest]] { results.withLock { $0 } }
}
