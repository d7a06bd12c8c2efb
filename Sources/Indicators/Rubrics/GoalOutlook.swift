import StatisticalNumerics

/// The probabilities of a goal's grades in the target year, under stated dependence.
///
/// A few yearly values do not tell how indicators move together. So three statements stand side by side:
/// they are independent; one shock moves all alike (comonotone); and whatever the dependence, not less or
/// more than the Fréchet bounds.
/// ## Method
/// In its target year an indicator's path attainment rate is its progress share, so that "far above",
/// "met", "near" and "progress" are one threshold of its value each, and each contains the one before. A goal
/// stands at a step or better when every indicator (or every main one) reaches that step's threshold:
/// the probability of an intersection. Independent: Π p. Comonotone: min p. Any: from max(0, Σ p − (n − 1))
/// to min p. A single step is a difference of two of them: some indicator then lies between two thresholds,
/// so that it is no more likely than all these gaps together. Its bounds hold but need not be attained.
/// ## Reference
/// Nelsen, *An Introduction to Copulas*, 2nd ed., §2.5.
public struct GoalOutlook: Hashable, Sendable {
  /// Why there are no probabilities.
  public enum Refusal: Hashable, Sendable {
    /// An indicator has no way from baseline to target.
    case rate(RateRefusal)
    /// Nothing can be said of an indicator's value in its target year.
    case noForecast
  }

  /// An indicator that stands in the way.
  public struct Obstacle: Error, Hashable, Sendable {
    /// Its position among those of the goal.
    public let position: Int
    /// Why.
    public let refusal: Refusal
  }

  /// What is said of one indicator's value in its target year.
  public struct MemberChances: Hashable, Sendable {
    /// That the path attainment rate is far above.
    public let farAbove: Double
    /// That the target is met: the law's own probability.
    public let met: Double
    /// That it is at least near.
    public let near: Double
    /// That the value is not beyond the baseline.
    public let withoutProgress: Double
  }

  /// A probability under each statement on dependence.
  public struct Chance: Hashable, Sendable {
    /// Indicators are independent.
    public let independent: Double
    /// One shock moves all.
    public let commonShock: Double
    /// The least under any dependence.
    public let least: Double
    /// The greatest under any dependence.
    public let greatest: Double
  }

  /// What is said of each indicator.
  public let members: [MemberChances]
  /// That the goal stands at a step or better, for 1 … 5; the last is certain.
  public let atLeastStep: [Chance]
  /// For steps 1 … 3 the probabilities of the indicators that must all come true.
  private let demands: [[Double]]

  /// The outlook of a goal.
  ///
  /// - Parameters:
  ///   - members: Its indicators, at least one of them a main one; each counts in its own target year.
  ///   - rule: The rule.
  ///   - tolerance: For targets with 約.
  /// - Throws: The first ``Obstacle``.
  public init(
    of members: [GoalGrade.Member], rule: GoalRule, tolerance: TargetTolerance? = nil
  ) throws(Obstacle) {
    precondition(members.contains(where: \.isMain), "a goal has a main indicator")
    var chances: [MemberChances] = []
    for (position, member) in members.enumerated() {
      do throws(Refusal.Thrown) {
        chances.append(
          try MemberChances(of: member.assessment, rule: rule, tolerance: tolerance))
      } catch {
        throw Obstacle(position: position, refusal: error.refusal)
      }
    }
    self.init(members: chances, isMain: members.map(\.isMain), farAboveScope: rule.farAboveScope)
  }

  /// The outlook from what is said of each indicator.
  init(members: [MemberChances], isMain: [Bool], farAboveScope: GoalRule.Scope) {
    self.members = members
    let main = members.indices.filter { isMain[$0] }.map { members[$0] }
    // Met and far above: for indicators that need not be far above, being met is enough.
    let first = members.indices.map { index in
      farAboveScope == .every || isMain[index] ? members[index].farAbove : members[index].met
    }
    demands = [first, members.map(\.met), members.map(\.near)]
    let none = Chance(ofAll: main.map(\.withoutProgress))
    atLeastStep = [
      Chance(ofAll: demands[0]), Chance(ofAll: demands[1]), Chance(ofAll: demands[2]),
      Chance(
        independent: 1 - none.independent, commonShock: 1 - none.commonShock,
        least: 1 - none.greatest, greatest: 1 - none.least),
      Chance(independent: 1, commonShock: 1, least: 1, greatest: 1),
    ]
  }

  /// The probability that the goal ends within some neighbouring steps.
  public func chance(of steps: ClosedRange<Int>) -> Chance {
    let upper = atLeastStep[steps.upperBound - 1]
    guard steps.lowerBound > 1 else { return upper }
    let better = atLeastStep[steps.lowerBound - 2]
    var greatest = upper.greatest - better.least
    if steps.upperBound <= demands.count {
      let gaps = zip(demands[steps.upperBound - 1], demands[steps.lowerBound - 2])
      greatest = min(greatest, gaps.reduce(0) { $0 + ($1.0 - $1.1) })
    }
    return Chance(
      independent: max(0, upper.independent - better.independent),
      commonShock: max(0, upper.commonShock - better.commonShock),
      least: max(0, upper.least - better.greatest), greatest: max(0, greatest))
  }
}

extension GoalOutlook.Chance {
  /// That all of some events happen.
  fileprivate init(ofAll probabilities: [Double]) {
    independent = probabilities.reduce(1, *)
    commonShock = probabilities.min() ?? 1
    least = max(0, probabilities.reduce(0, +) - Double(probabilities.count - 1))
    greatest = commonShock
  }
}

extension GoalOutlook.Refusal {
  /// A refusal on its way to the indicator that it is about.
  fileprivate struct Thrown: Error {
    let refusal: GoalOutlook.Refusal
  }
}

extension GoalOutlook.MemberChances {
  fileprivate init(
    of assessment: Assessment, rule: GoalRule, tolerance: TargetTolerance?
  ) throws(GoalOutlook.Refusal.Thrown) {
    let record = assessment.record
    let rates = GradingRates(record: record, target: assessment.target, tolerance: tolerance)
    if let refusal = rates[.progressShare].refusal { throw .init(refusal: .rate(refusal)) }
    guard let target = rates.target, let goal = target.threshold, let baseline = record.baseline,
      baseline.fiscalYear < target.fiscalYear
    else { throw .init(refusal: .rate(.attainment(.targetNotAfterBase))) }
    let gain = goal - baseline.value
    func reaching(_ share: Double) -> Target.Criterion {
      let value = baseline.value + share * gain
      return target.direction == .down ? .atMost(value) : .atLeast(value)
    }
    let withoutProgress: Target.Criterion =
      target.direction == .down ? .atLeast(baseline.value) : .atMost(baseline.value)
    let probability: (Target.Criterion) -> Double
    if let actual = record.actual(in: target.fiscalYear) {
      probability = { $0.isMet(by: actual.value) ? 1 : 0 }
    } else {
      guard let law = assessment.forecast?[target.fiscalYear]?.distribution, !law.isDegenerate
      else { throw .init(refusal: .noForecast) }
      probability = { law.probability(of: $0) }
    }
    // With 超 or 未満 the threshold itself is not met, and a rule's number may be the threshold itself.
    let met = probability(target.criterion)
    self.met = met
    farAbove = min(met, probability(reaching(rule.farAboveFrom)))
    near = max(met, probability(reaching(rule.nearFrom)))
    self.withoutProgress = probability(withoutProgress)
  }
}
