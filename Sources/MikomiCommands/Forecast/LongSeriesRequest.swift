import Forecasting
import Indicators
import Reporting
import StatisticalNumerics
import Tables

/// What `forecast` is asked of a file with a column `period`.
struct LongSeriesRequest {
  /// How far.
  enum Reach {
    /// One cycle of seasons, or three periods without.
    case standard
    case horizon(Int)
    case through(Int)
  }

  /// The most periods that are forecast.
  static let horizonLimit = 10_000
  /// The most seasons.
  static let seasonLimit = 10_000

  let season: Int
  let reach: Reach
  let coverages: [Coverage]
  let target: Double?
  let direction: DirectionOption?

  /// The options as they were given.
  struct Options {
    var season: String?
    var horizon: String?
    var through: String?
    var model: String?
    var coverage: String?
    var target: String?
    var direction: DirectionOption?
    /// Names of options that are for other files, of those that were given.
    var others: [String]
  }

  /// Reads the options.
  ///
  /// - Throws: What is wrong with them, 64.
  init(_ options: Options) throws(CommandFailure) {
    if let option = options.others.first {
      throw Self.failure(.notOffered(option: option))
    }
    if let model = options.model, model != "auto", model != ModelName.linear.rawValue {
      throw Self.failure(.modelNotOffered(found: model))
    }
    season = try Self.season(options.season)
    switch (options.through, options.horizon) {
    case (nil, nil): reach = .standard
    case (_?, _?): throw CommandFailure(.usage, .horizonAndThrough)
    case (nil, let text?):
      guard let steps = OptionValue.wholeNumber(text), (1...Self.horizonLimit).contains(steps)
      else { throw Self.failure(.horizon(found: text, limit: Self.horizonLimit)) }
      reach = .horizon(steps)
    case (let text?, nil):
      let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
      guard OptionValue.wholeNumber(digits) != nil, let period = Int(text) else {
        throw Self.failure(.through(found: text))
      }
      reach = .through(period)
    }
    var coverages = ForecastOptions.standardCoverages
    if let coverage = options.coverage { coverages = try OptionValue.coverages(coverage) }
    self.coverages = coverages
    direction = options.direction
    guard let text = options.target else {
      if options.direction != nil { throw Self.failure(.directionWithoutTarget) }
      target = nil
      return
    }
    guard let number = OptionValue.number(text) else {
      throw CommandFailure(.usage, .target(found: text))
    }
    target = number
  }

  private static func season(_ option: String?) throws(CommandFailure) -> Int {
    guard let option else { return 1 }
    guard let season = OptionValue.wholeNumber(option), (1...seasonLimit).contains(season) else {
      throw failure(.season(found: option, limit: seasonLimit))
    }
    return season
  }

  /// The periods to forecast after the last.
  ///
  /// - Throws: A period that does not come after it, or too far, 64.
  func horizon(after last: Int) throws(CommandFailure) -> Int {
    switch reach {
    case .standard: return season > 1 ? season : 3
    case .horizon(let steps): return steps
    case .through(let period):
      guard period > last else {
        throw Self.failure(.throughNotAhead(found: period, last: last))
      }
      let (steps, isTooFar) = period.subtractingReportingOverflow(last)
      guard !isTooFar, steps <= Self.horizonLimit else {
        throw Self.failure(.throughTooFar(limit: Self.horizonLimit))
      }
      return steps
    }
  }

  static func failure(_ problem: LongSeriesProblem) -> CommandFailure {
    CommandFailure(.usage, [.other(problem)])
  }
}
