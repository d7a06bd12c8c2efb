import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The predictive law of ``FittedEmpiricalBayesMixture`` for series that share all but the sizes of
/// their moves, eight at once.
struct PredictiveKernel {
  private let group: MoveGroups.Group
  private let laws: MoveLaws
  private let parameters: EmpiricalBayesPreset.KindParameters
  private let power: Double
  private let horizons: [Int]
  /// π_j for each horizon.
  private let changes: [[Double]]
  /// The number of values of a window.
  let count: Int

  /// The most parts of a law.
  var partLimit: Int { laws.classes.count * (horizons.last ?? 1) * 2 }

  init(
    _ group: MoveGroups.Group, laws: MoveLaws, preset: EmpiricalBayesPreset, horizons: [Int]
  ) {
    self.group = group
    self.laws = laws
    self.horizons = horizons
    parameters = preset.parameters(for: group.kind)
    power = preset.power
    count = group.isMove.count + 1
    let prior = parameters.stayPrior
    let posterior = (
      prior.stays + Double(group.stays), prior.moves + Double(group.moved)
    )
    changes = horizons.map {
      FittedEmpiricalBayesMixture<PanelYear>.changeProbabilities(horizon: $0, posterior: posterior)
    }
  }

  /// What is known of eight series before a horizon is asked for.
  struct Fit {
    let scale: PowerLanes
    let origin: SIMD8<Double>
    let poweredOrigin: SIMD8<Double>
    let ceiling: SIMD8<Double>
    var unanswered: SIMDMask<SIMD8<Int64>>
  }

  /// Fits eight series.
  ///
  /// - Parameters:
  ///   - window: The newest values, one vector a year.
  ///   - scratch: Room for two vectors a value.
  ///   - moved: For each class and number of moves its centre and scale, to be written; class by class.
  ///   - shares: One a class, to be written.
  /// - Returns: The scale of the series, and the lanes without an answer.
  @inline(__always)
  func fit(
    _ window: UnsafePointer<SIMD8<Double>>, scratch: UnsafeMutablePointer<SIMD8<Double>>,
    moved: UnsafeMutablePointer<LaneLaw>, shares: UnsafeMutablePointer<SIMD8<Double>>
  ) -> Fit {
    let scale = PowerLanes(window, count: count, power: power)
    var greatest = window[0]
    // Section 3: changes of exactly zero are stays, the others moves on the scale.
    var previous = scale.powered(window[0])
    var m = 0
    for index in 1..<max(count, 1) {
      greatest = VectorMath.max(window[index], greatest)
      let next = scale.powered(window[index])
      if group.isMove[index - 1] {
        scratch[m] = (next - previous) / power
        m += 1
      }
      previous = next
    }
    let residuals = scratch + m
    let horizon = horizons.last ?? 1
    var best = SIMD8<Double>(repeating: -.infinity)
    for (k, own) in laws.classes.enumerated() {
      var q = SIMD8<Double>.zero
      own.inverseFactor.withUnsafeBufferPointer { factor in
        own.drifts.withUnsafeBufferPointer { drifts in
          var position = 0
          for row in 0..<m {
            residuals[row] = scratch[row] - drifts[row]
            var value = SIMD8<Double>.zero
            for column in 0...row { value += residuals[column] * factor[position + column] }
            position += row + 1
            q += value * value
          }
        }
      }
      let df = own.law.degreesOfFreedom
      let total = q + own.priorSum
      let deviation = VectorMath.squareRoot(total / df) * parameters.widening
      // ln f: the last term is df/2 · ln(1 + q/(ν s²)).
      let score =
        own.constant - VectorMath.log(VectorMath.min(total / own.priorSum, 1e300)) * (df / 2)
      shares[k] = score
      best = VectorMath.max(score, best)
      own.weights.withUnsafeBufferPointer { weights in
        for j in 0..<horizon {
          var centre = SIMD8<Double>(repeating: own.centres[j])
          for index in 0..<m { centre += residuals[index] * weights[j * m + index] }
          moved[k * horizon + j] = LaneLaw(
            location: centre, scale: deviation * own.deviations[j])
        }
      }
    }
    var sum = SIMD8<Double>.zero
    for k in laws.classes.indices {
      shares[k] = VectorMath.exp(shares[k] - best)
      sum += shares[k]
    }
    var unanswered = scale.unanswered .| LaneTests.isNotFinite(best) .| .!(window[0] .>= 0)
    for index in 1..<max(count, 1) { unanswered .|= .!(window[index] .>= 0) }
    for k in laws.classes.indices {
      shares[k] /= sum
      for j in 0..<horizon {
        let law = moved[k * horizon + j]
        unanswered .|= LaneTests.isNotFinite(law.location)
        unanswered .|= .!((law.scale .> 1e-150) .& (law.scale .< 1e150))
      }
    }
    let open = SIMD8<Double>(repeating: .greatestFiniteMagnitude)
    let isBounded =
      group.kind == .percent ? greatest .<= 100 : SIMDMask<SIMD8<Int64>>.none
    return Fit(
      scale: scale, origin: window[count - 1], poweredOrigin: previous,
      ceiling: open.replacing(with: 100, where: isBounded), unanswered: unanswered)
  }

  /// The mixture of displacements at a horizon (section 5).
  ///
  /// - Parameters:
  ///   - index: The position of the horizon.
  ///   - moved: Centres and scales by ``fit(_:scratch:moved:shares:)``.
  ///   - shares: The shares of the classes.
  ///   - parts: Room for ``partLimit`` parts.
  ///   - classes: Room for a class each.
  /// - Returns: The mixture, and the distance from 0 at which a search may start.
  @inline(__always)
  func mixture(
    horizonIndex index: Int, moved: UnsafePointer<LaneLaw>, shares: UnsafePointer<SIMD8<Double>>,
    parts: UnsafeMutablePointer<MixtureLanes.Part>,
    classes: UnsafeMutablePointer<MixtureLanes.Class>
  ) -> (mixture: MixtureLanes, reach: SIMD8<Double>) {
    let (steps, horizon) = (horizons[index], horizons.last ?? 1)
    var (count, reach) = (0, SIMD8<Double>.zero)
    for (k, own) in laws.classes.enumerated() {
      let start = count
      for j in 0..<steps {
        let law = moved[k * horizon + j]
        let weight = shares[k] * changes[index][j + 1]
        let inverse = 1 / law.scale
        reach += weight * (law.scale + VectorMath.abs(law.location))
        parts[count] = MixtureLanes.Part(
          weight: weight * (1 - parameters.shockProbability), location: law.location,
          inverseScale: inverse)
        count += 1
        if parameters.shockProbability > 0 {
          parts[count] = MixtureLanes.Part(
            weight: weight * parameters.shockProbability, location: law.location,
            inverseScale: inverse * (1 / parameters.shockFactor))
          count += 1
        }
      }
      classes[k] = MixtureLanes.Class(law: own.law.kernel, parts: start..<count)
    }
    let mixture = MixtureLanes(
      parts: parts, classes: classes, classCount: laws.classes.count,
      pointMass: SIMD8(repeating: changes[index][0]))
    return (mixture, reach)
  }
}
