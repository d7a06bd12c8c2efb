import Indicators
import TestSupport
import Testing

@testable import Reporting

@Suite
struct ProbabilityRoundingTests {
  @Test(
    arguments: [
      (0.689, Confidence.low, .about(70), .about(30)), (0.689, .medium, .about(70), .about(30)),
      (0.689, .high, .about(69), .about(31)), (0.97, .low, .above(90), .below(10)),
      (0.995, .low, .above(99), .below(1)), (0.03, .low, .below(10), .above(90)),
      (0.004, .high, .below(1), .above(99)), (1, .high, .above(99), .below(1)),
      (0, .low, .below(1), .above(99)), (0.985, .medium, .above(95), .below(5)),
    ] as [(Double, Confidence, ProbabilityRounding.Figure, ProbabilityRounding.Figure)])
  func `a probability is rounded as far as confidence allows`(
    probability: Double, confidence: Confidence, met: ProbabilityRounding.Figure,
    missed: ProbabilityRounding.Figure
  ) {
    let rounding = ProbabilityRounding(probability, confidence: confidence)
    #expect(rounding.met == met)
    #expect(rounding.missed == missed)
  }

  @Test(.tags(.property), arguments: Confidence.allCases)
  func `no probability is told as certain and both sides add up`(confidence: Confidence) {
    for thousandth in 0...1000 {
      let rounding = ProbabilityRounding(Double(thousandth) / 1000, confidence: confidence)
      switch (rounding.met, rounding.missed) {
      case (.about(let met), .about(let missed)):
        #expect(met + missed == 100 && met > 0 && missed > 0)
      case (.above(let met), .below(let missed)), (.below(let met), .above(let missed)):
        #expect(met + missed == 100)
      default: Issue.record("both sides of \(thousandth) point the same way")
      }
    }
  }

  @Test(
    arguments: [
      (0.99, Likelihood.virtuallyCertain), (0.9, .veryLikely), (0.66, .likely),
      (0.5, .aboutAsLikelyAsNot), (0.33, .aboutAsLikelyAsNot), (0.2, .unlikely),
      (0.05, .veryUnlikely), (0.001, .exceptionallyUnlikely),
    ] as [(Double, Likelihood)])
  func `likelihood words follow the cut-offs`(probability: Double, word: Likelihood) {
    #expect(Likelihood(probability: probability) == word)
  }
}
