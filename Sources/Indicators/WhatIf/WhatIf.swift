/// The levers of a target: what would change the chance that it is met, and by how much.
///
/// All probabilities are the law's own, as ``Assessment/attainmentProbability``, never those of a declared
/// target: what is not declared has no record of declarations.
public struct WhatIf: Sendable {
  /// What is asked.
  public struct Options: Hashable, Sendable {
    /// Values for next year, in the unit of the indicator.
    public let nextValues: [Double]
    /// Chances for which the value needed next year is searched, in (0, 1).
    public let levels: [Double]
    /// A sudden change next year, as a fraction above −1.
    public let shock: Double
    /// Of the paths for the first passage.
    public let seed: UInt64
    /// Whether what takes long is left out: needed values, first passage, and past years.
    public let isBrief: Bool

    /// The chances where none are named.
    public static let standardLevels = [0.5, 0.8]
    /// The fall of overseas construction orders in fiscal 2020 (Overseas Construction Association of
    /// Japan), the first year of the pandemic.
    public static let standardShock = -0.46

    /// What is asked.
    ///
    /// - Parameters:
    ///   - nextValues: Finite, in the unit of the indicator.
    ///   - levels: In (0, 1).
    ///   - shock: −0.46 is a fall by 46 %; −1 or above, finite.
    ///   - seed: The same seed gives the same paths.
    ///   - isBrief: For reports on very many indicators: four fits in place of 150.
    public init(
      nextValues: [Double] = [], levels: [Double] = standardLevels,
      shock: Double = standardShock, seed: UInt64 = 1, isBrief: Bool = false
    ) {
      precondition(nextValues.allSatisfy(\.isFinite), "values are finite")
      precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "a chance lies between 0 and 1")
      precondition(shock >= -1 && shock.isFinite, "nothing falls by more than all of it")
      self.nextValues = nextValues
      self.levels = levels
      self.shock = shock
      self.seed = seed
      self.isBrief = isBrief
    }
  }

  /// Why there is nothing to ask.
  public enum Obstacle: Hashable, Sendable {
    /// There is no target.
    case noTarget
    /// The target year's actual is known: met or missed.
    case targetNotOpen
    /// The data cannot say.
    case cannotJudge(Verdict.Obstacle)
  }

  /// The law's answers on an open target.
  public struct Answers: Hashable, Sendable {
    /// The target.
    public let target: Target
    /// The law's own probability as things stand.
    public let probability: Double
    /// The median of the target year as things stand.
    public let median: Double
    /// Whether the target is a total's by the law of the sum: no value of the total says which part it came
    /// from, so that nothing is asked that would change one.
    public let isOfSum: Bool
    /// Next year's values asked for, then those that need not be; none for a sum.
    public let nextYear: [NextYearOutlook]
    /// After a sudden change; `nil` unless the latest value is above 0, and for a sum.
    public let shock: NextYearOutlook?
    /// The values needed next year, one a chance asked for; none for a range or a sum.
    public let needed: [NeededValue]
    /// When the target's value is first reached; `nil` for other models than the predictive one.
    public let firstPassage: FirstPassage?
    /// The targets that have given chances; none for a range.
    public let ladder: [TargetRung]
    /// What each past year does; none for a sum.
    public let pastYears: [PastYearEffect]
  }

  /// The assessment that is varied.
  public let assessment: Assessment
  /// What was asked.
  public let options: Options
  /// The answers, or why there are none.
  public let outcome: Result<Answers, Obstacle>

  /// Asks what would change the chance of an assessment's target.
  ///
  /// - Parameters:
  ///   - assessment: Its record, target, model and preset are used.
  ///   - options: What is asked.
  /// - Complexity: About 150 fits and 16,384 paths; four fits where the options are brief.
  public init(of assessment: Assessment, options: Options = Options()) {
    self.assessment = assessment
    self.options = options
    do throws(Obstacle) {
      outcome = .success(try Self.answers(assessment, options))
    } catch {
      outcome = .failure(error)
    }
  }

  private static func answers(
    _ assessment: Assessment, _ options: Options
  ) throws(Obstacle) -> Answers {
    switch assessment.verdict {
    case .noTarget: throw .noTarget
    case .met, .missed: throw .targetNotOpen
    case .cannotJudge(let obstacle): throw .cannotJudge(obstacle)
    case .expected, .unlikely, .undecided: break
    }
    let record = assessment.record
    guard let target = assessment.target, let forecast = assessment.forecast,
      let latest = record.latest, let probability = assessment.attainmentProbability,
      let step = forecast[target.fiscalYear], let law = step.distribution
    else { throw .cannotJudge(.outOfRange) }
    let isOfSum = forecast.basis.isSum
    func nextYear(_ value: Double, _ origin: NextYearOutlook.Origin) -> NextYearOutlook? {
      NextYearOutlook(value, from: origin, record: record, target: target, forecast: forecast)
    }
    return Answers(
      target: target, probability: probability, median: step.median, isOfSum: isOfSum,
      nextYear: isOfSum
        ? []
        : options.nextValues.compactMap { nextYear($0, .given) }
          + NextYearOutlook.standardCases(
            record: record, target: target, facts: assessment.facts, forecast: forecast),
      shock: latest.value > 0 && !isOfSum
        ? nextYear(latest.value * (1 + options.shock), .shock(options.shock)) : nil,
      needed: isOfSum || options.isBrief
        ? []
        : NeededValueSearch(record: record, target: target, forecast: forecast)
          .answers(for: options.levels),
      firstPassage: options.isBrief
        ? nil
        : FirstPassage(record: record, target: target, forecast: forecast, seed: options.seed),
      ladder: target.direction.map { TargetRung.all(direction: $0, law: law) } ?? [],
      pastYears: isOfSum || options.isBrief
        ? [] : PastYearEffect.all(record: record, target: target, forecast: forecast))
  }
}

extension WhatIf.Obstacle: Error {}
