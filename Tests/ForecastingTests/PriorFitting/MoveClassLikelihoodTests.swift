import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct MoveClassLikelihoodTests {
  typealias ProcessClass = EmpiricalBayesPreset.ProcessClass

  private static let patterns: [[Int]] = [
    [1], [3], [1, 1], [1, 2, 1], [4, 1, 1, 2], [Int](repeating: 1, count: 14),
  ]

  /// Moves of about a tenth, the same on every machine.
  private func moves(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in 0.4 * (generator.uniform() - 0.4) }
  }

  private var classes: [ProcessClass] {
    EmpiricalBayesPreset.BuiltIn.allCases.flatMap(\.preset.classes) + MoveClassLikelihood.start
  }

  @Test func `evidence by pattern is the evidence of the model`() throws {
    var worst = WorstError()
    for (index, spans) in Self.patterns.enumerated() {
      let moves = moves(spans.count, seed: UInt64(index))
      for process in classes {
        let expected = try MoveProcess(
          process, moves: zip(moves, spans).map { (difference: $0, span: $1) }, horizon: 1
        ).logEvidence
        var gradient = [Double](repeating: 0, count: PatternEvidence.parameterCount)
        var room = [Double](repeating: 0, count: spans.count)
        let value = try PatternEvidence(process, spans: spans).logEvidence(
          of: moves, gradient: &gradient, offset: 0, solved: &room)
        worst.add(value, expected, "\(process.label) \(spans)")
      }
    }
    worst.expect(within: 1e-11, atLeast: 72)
  }

  @Test func `the gradient is that of the likelihood`() throws {
    let likelihood = MoveClassLikelihood(
      moves: Self.patterns.enumerated().map { index, spans in
        (spans: spans, moves: moves(spans.count, seed: UInt64(index)))
      })
    let points = [
      MoveClassLikelihood.coordinates(of: MoveClassLikelihood.start),
      MoveClassLikelihood.coordinates(of: EmpiricalBayesPreset.BuiltIn.ministry.preset.classes),
    ]
    for point in points {
      let gradient = likelihood.evaluation(at: point).gradient
      for index in point.indices {
        var (low, high) = (point, point)
        low[index] -= 1e-5
        high[index] += 1e-5
        let slope =
          (likelihood.evaluation(at: high).value - likelihood.evaluation(at: low).value) / 2e-5
        #expect(abs(gradient[index] - slope) < 1e-6 * max(1, abs(slope)), "\(index)")
      }
    }
  }

  /// Moves of 400 series of eight yearly moves each: three classes like those of a panel.
  private func simulated(_ truth: [ProcessClass], seed: UInt64) throws -> [(
    spans: [Int], moves: [Double]
  )] {
    var generator = SeededGenerator(seed: seed)
    func normal() -> Double { Normal().quantile(lowerTail: generator.uniform()) }
    let spans = [Int](repeating: 1, count: 8)
    let factors = try truth.map { process in
      var covariance = Matrix(zerosWithRowCount: spans.count, columnCount: spans.count)
      for r in spans.indices {
        for c in spans.indices {
          let distance = abs(r - c)
          covariance[r, c] =
            (distance == 0
              ? 1 + 2 * process.readingNoise : distance == 1 ? -process.readingNoise : 0)
            + process.growthVariance * pow(process.growthPersistence, Double(distance))
        }
      }
      return try Cholesky(factoring: covariance).lowerTriangle()
    }
    return (0..<400).map { _ in
      let u = generator.uniform()
      let k = u < truth[0].weight ? 0 : u < truth[0].weight + truth[1].weight ? 1 : 2
      let process = truth[k]
      let chiSquared = ChiSquared(degreesOfFreedom: process.degreesOfFreedom)
        .quantile(lowerTail: generator.uniform())
      let sigma = process.scale * (process.degreesOfFreedom / chiSquared).squareRoot()
      let draws = spans.map { _ in normal() }
      let moves = spans.indices.map { row in
        process.drift
          + sigma * (0...row).reduce(0) { $0 + factors[k][row, $1] * draws[$1] }
      }
      return (spans, moves)
    }
  }

  @Test(.tags(.regression))
  func `classes whose scales differ thirty thousand times are found`() throws {
    // Scales from 1e-5 to 0.3: a drift that counted in scales of the start would weigh 1e5 times as much as
    // all other coordinates.
    let classes = [1e-5, 0.02, 0.3].map { scale in
      ProcessClass(
        label: "", weight: 1.0 / 3, drift: scale / 2, scale: scale, degreesOfFreedom: 6,
        growthVariance: 0.3, growthPersistence: 0.6, readingNoise: 0.2)
    }
    let found = try MoveClassLikelihood(
      moves: Array(try simulated(classes, seed: 5).prefix(120))
    ).maximum()
    for (process, known) in zip(found.classes, classes) {
      #expect(abs(log(process.moveScale / known.moveScale)) < 0.4, "\(process)")
      #expect(abs(process.drift - known.drift) < known.scale, "\(process)")
    }
  }

  @Test(.tags(.slow))
  func `known classes are recovered from a simulated panel`() throws {
    let truth = [
      ProcessClass(
        label: "steady", weight: 0.25, drift: 0.002, scale: 0.004, degreesOfFreedom: 4,
        growthVariance: 0.5, growthPersistence: 0.6, readingNoise: 0.1),
      ProcessClass(
        label: "trending", weight: 0.35, drift: 0.02, scale: 0.03, degreesOfFreedom: 4,
        growthVariance: 1.5, growthPersistence: 0.9, readingNoise: 0.1),
      ProcessClass(
        label: "noisy", weight: 0.4, drift: 0.05, scale: 0.3, degreesOfFreedom: 4,
        growthVariance: 0.1, growthPersistence: 0.5, readingNoise: 0.6),
    ]
    let likelihood = MoveClassLikelihood(moves: try simulated(truth, seed: 20_261_123))
    let found = try likelihood.maximum()
    #expect(found.gradientNorm <= 1e-4)
    let atTruth = likelihood.evaluation(at: MoveClassLikelihood.coordinates(of: truth))
    // The ridge costs the maximum less than it costs the truth's likelihood.
    #expect(found.logLikelihood > -atTruth.value)
    for (process, known) in zip(found.classes, truth) {
      #expect(process.label == known.label)
      // Three binomial standard errors of 400 draws, and three of the means and scales of about a
      // hundred series each.
      #expect(abs(process.weight - known.weight) < 0.075, "\(process)")
      #expect(abs(process.drift - known.drift) < 0.4 * known.scale, "\(process)")
      #expect(abs(log(process.degreesOfFreedom / known.degreesOfFreedom)) < 1, "\(process)")
    }
    // What tells the classes apart is how moves follow each other, whichever parameters say it.
    for (process, known) in zip(found.classes, truth) {
      #expect(abs(process.autocorrelation - known.autocorrelation) < 0.1, "\(process)")
      #expect(abs(log(process.moveScale / known.moveScale)) < 0.3, "\(process)")
    }
  }
}

extension EmpiricalBayesPreset.ProcessClass {
  /// The scale of one yearly move, all its parts together.
  fileprivate var moveScale: Double { scale * (1 + 2 * readingNoise + growthVariance).squareRoot() }

  /// The correlation of a move with the next.
  fileprivate var autocorrelation: Double {
    (growthVariance * growthPersistence - readingNoise) / (1 + 2 * readingNoise + growthVariance)
  }
}
