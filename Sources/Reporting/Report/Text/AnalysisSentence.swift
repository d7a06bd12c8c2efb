import Forecasting
import Indicators

/// One sentence of the draft for 「目標の達成状況に関する分析」, as the facts that it states.
///
/// No sentence says why: a forecast from past values knows no causes.
enum AnalysisSentence: Hashable, Sendable {
  /// Where a latest actual stands against a target.
  case latest(name: String, value: String, year: String, target: String, meets: Bool?)
  /// A latest actual without a target.
  case latestWithoutTarget(name: String, value: String, year: String)
  /// There is no actual.
  case noActual(name: String)
  /// Years whose values are pending.
  case pending(years: [String])
  /// The chance that the declared target is reported as met, number first; the word only where confidence
  /// allows one.
  case chance(ProbabilityRounding, year: String, likelihood: Likelihood?)
  /// The chance by the figure's own course.
  case ownChance(ProbabilityRounding)
  /// The target is expected to be met; only with a chance and confidence that bear it.
  case expected
  /// The target is not expected to be met.
  case notExpected
  /// How sure the number is.
  case confidence(ConfidenceRating, actualCount: Int)
  /// What the number rests on.
  case grounds(
    model: ModelName, preset: String?, actualCount: Int, origin: String, year: String,
    median: String, band: String)
  /// What the number of a total rests on.
  case groundsOfSum(method: String, year: String, median: String, band: String)
  /// What other models say.
  case spread(least: ProbabilityRounding, greatest: ProbabilityRounding)
  /// The target year's actual is known.
  case known(isMet: Bool, value: String, year: String)
  /// Nothing can be said.
  case cannotJudge(Verdict.Obstacle)
  /// What the forecast does not know.
  case caveat
}
