import Foundation
import StatisticalNumerics

@testable import Forecasting

/// Series as the empirical Bayes mixture says that they come about, without its widening and shocks.
///
/// Moves are put together from their parts (white noise, a growth rate that is slowly forgotten, reading
/// noise of the level), not drawn from the matrix that the fit conditions on.
struct GenerativeStory {
  /// One series, years from 0.
  struct Draw {
    /// The class that made it, by its place in the preset.
    let classIndex: Int
    /// One value a year.
    let values: [Double]
  }

  /// δ and L, known to the fit as well.
  static let resolution = 0.01
  static let level = 1.0

  let preset: EmpiricalBayesPreset
  /// z of the first value.
  let start: Double
  private var stream: RandomStream

  init(preset: EmpiricalBayesPreset, start: Double, seed: UInt64) {
    self.preset = preset
    self.start = start
    stream = RandomStream(seed: seed)
  }

  /// A draw for the ranks of atoms, from the same stream.
  mutating func uniform() -> Double { stream.uniform() }

  /// The next series.
  mutating func draw(years: Int, kind: ValueKind = .amount) -> Draw {
    var (index, rest) = (0, stream.uniform() * preset.classes.reduce(0) { $0 + $1.weight })
    while index < preset.classes.count - 1, rest >= preset.classes[index].weight {
      rest -= preset.classes[index].weight
      index += 1
    }
    let process = preset.classes[index]
    let prior = preset.parameters(for: kind).stayPrior
    let stay = stream.beta(prior.stays, prior.moves)
    let nu = process.degreesOfFreedom
    let sigma = process.scale * (nu / stream.chiSquared(degreesOfFreedom: nu)).squareRoot()

    var growth = stream.normal()
    var reading = stream.normal()
    var position = start
    var values = [value(at: position, kind)]
    for _ in 1..<years {
      if stream.uniform() >= stay {
        let nextReading = stream.normal()
        let noise =
          stream.normal() + process.growthVariance.squareRoot() * growth
          + process.readingNoise.squareRoot() * (nextReading - reading)
        position += process.drift + sigma * noise
        reading = nextReading
        let phi = process.growthPersistence
        growth = phi * growth + (1 - phi * phi).squareRoot() * stream.normal()
        values.append(value(at: position, kind))
      } else {
        values.append(values[values.count - 1])
      }
    }
    return Draw(classIndex: index, values: values)
  }

  /// The inverse of z, stopped at 0 and for percentages at 100.
  private func value(at position: Double, _ kind: ValueKind) -> Double {
    let base = max(0, 1 + preset.power * position)
    let value = (Self.level + Self.resolution) * pow(base, 1 / preset.power) - Self.resolution
    return max(0, kind == .percent ? min(100, value) : value)
  }

  /// The law's view of the first values of a series, δ and L as they were when it was made.
  static func fit(
    _ values: ArraySlice<Double>, preset: EmpiricalBayesPreset, kind: ValueKind = .amount
  ) throws -> FittedEmpiricalBayesMixture<Step> {
    let series = try TimeSeries(
      values.enumerated().map { (period: Step(ordinal: $0), value: $1) })
    return try FittedEmpiricalBayesMixture(
      series: series, preset: preset, kind: kind, resolution: resolution, level: level)
  }
}

extension EmpiricalBayesPreset {
  /// The preset with its spread as the story has it, or with another one, and drifts of another sign.
  func asTold(widening: Double = 1, driftSign: Double = 1) -> EmpiricalBayesPreset {
    func told(_ parameters: KindParameters) -> KindParameters {
      KindParameters(
        stayPrior: parameters.stayPrior, widening: widening, shockProbability: 0, shockFactor: 1)
    }
    return with(
      classes: classes.map { process in
        ProcessClass(
          label: process.label, weight: process.weight, drift: driftSign * process.drift,
          scale: process.scale, degreesOfFreedom: process.degreesOfFreedom,
          growthVariance: process.growthVariance,
          growthPersistence: process.growthPersistence, readingNoise: process.readingNoise)
      }, percent: told(percent), count: told(count), amount: told(amount))
  }

  /// The preset with the weights of its classes in another order.
  var withTurnedWeights: EmpiricalBayesPreset {
    let weights = classes.dropFirst().map(\.weight) + classes.prefix(1).map(\.weight)
    return with(
      classes: zip(classes, weights).map { process, weight in
        ProcessClass(
          label: process.label, weight: weight, drift: process.drift, scale: process.scale,
          degreesOfFreedom: process.degreesOfFreedom, growthVariance: process.growthVariance,
          growthPersistence: process.growthPersistence, readingNoise: process.readingNoise)
      }, percent: percent, count: count, amount: amount)
  }

  private func with(
    classes: [ProcessClass], percent: KindParameters, count: KindParameters,
    amount: KindParameters
  ) -> EmpiricalBayesPreset {
    EmpiricalBayesPreset(
      name: name, version: version, power: power, classes: classes, percent: percent,
      count: count, amount: amount, targetLayer: targetLayer)
  }
}
