import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The marginal likelihood of three classes of moves (section 10): Σ over series of ln Σ_k w_k f_k, with a
/// ridge that holds the logarithms of parameters near their starting values.
struct MoveClassLikelihood {
  /// The classes where a search starts: a share of series hardly moves, one grows, one is noisy.
  static let start = [
    EmpiricalBayesPreset.ProcessClass(
      label: "steady", weight: 1.0 / 3, drift: 0, scale: 0.005, degreesOfFreedom: 1,
      growthVariance: 0.5, growthPersistence: 0.8, readingNoise: 0.1),
    EmpiricalBayesPreset.ProcessClass(
      label: "trending", weight: 1.0 / 3, drift: 0, scale: 0.03, degreesOfFreedom: 1,
      growthVariance: 1, growthPersistence: 0.8, readingNoise: 0.1),
    EmpiricalBayesPreset.ProcessClass(
      label: "noisy", weight: 1.0 / 3, drift: 0, scale: 0.2, degreesOfFreedom: 2,
      growthVariance: 0.1, growthPersistence: 0.5, readingNoise: 0.5),
  ]
  /// The standard deviation of the ridge.
  static let ridge = 2.0

  /// Coordinates a class: logit of the weight, then those of ``PatternEvidence``.
  private static let coordinateCount = 1 + PatternEvidence.parameterCount

  /// Series with the same spans, in a fixed order.
  private let patterns: [(spans: [Int], moves: [[Double]])]
  private let center: [Double]

  /// The likelihood of series; those that never move say nothing of how they would.
  init(_ series: [PriorTrainingSeries]) {
    self.init(moves: series.map { (spans: $0.moveSpans, moves: $0.moves) })
  }

  /// The likelihood of moves with the years that they span, a pair a series.
  init(moves: [(spans: [Int], moves: [Double])]) {
    var groups: [[Int]: [[Double]]] = [:]
    for series in moves where !series.moves.isEmpty {
      groups[series.spans, default: []].append(series.moves)
    }
    patterns = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (spans: $0.key, moves: $0.value) }
    center = Self.coordinates(of: Self.start)
  }

  /// The classes of greatest likelihood.
  struct Maximum {
    /// By ascending scale.
    let classes: [EmpiricalBayesPreset.ProcessClass]
    /// Without the ridge.
    let logLikelihood: Double
    /// The largest derivative left.
    let gradientNorm: Double
  }

  /// Finds the classes of greatest likelihood.
  func maximum() throws(OptimizationError) -> Maximum {
    // With so few coordinates every step can be remembered. The likelihood may come near 0 while its parts
    // are in the thousands. The ridge bends the function by ¼ at least: a derivative of 1e-4 moves no
    // coordinate by more than the fourth digit of a parameter.
    let minimum = try LimitedMemoryBFGS(
      memory: 2 * center.count, gradientTolerance: 1e-8, functionScale: 1e4,
      iterationLimit: 2_000
    )
    .minimum(of: { evaluation(at: $0) }, from: center)
    let ordered = Self.classes(at: minimum.point).sorted { $0.scale < $1.scale }
    return Maximum(
      classes: zip(ordered, Self.start).map { $0.labelled($1.label) },
      logLikelihood: penalty(at: minimum.point) - minimum.evaluation.value,
      gradientNorm: minimum.evaluation.gradientNorm)
  }

  /// The negative logarithm of the likelihood with its ridge, to be made small.
  func evaluation(at point: [Double]) -> LimitedMemoryBFGS.Evaluation {
    let classes = Self.classes(at: point)
    // What a preset file may not hold, and a covariance that cannot be factored, lie too far.
    guard classes.allSatisfy(\.isWithinPresetRanges) else { return Self.tooFar }
    do throws(LinearAlgebraError) {
      return try evaluation(of: classes, at: point)
    } catch {
      return Self.tooFar
    }
  }

  private static let tooFar = LimitedMemoryBFGS.Evaluation(value: .infinity, gradient: [])

  private func evaluation(
    of classes: [EmpiricalBayesPreset.ProcessClass], at point: [Double]
  ) throws(LinearAlgebraError) -> LimitedMemoryBFGS.Evaluation {
    let (stride, inner) = (Self.coordinateCount, PatternEvidence.parameterCount)
    var total = 0.0
    var gradient = [Double](repeating: 0, count: point.count)
    var slopes = [Double](repeating: 0, count: classes.count * inner)
    var scores = [Double](repeating: 0, count: classes.count)
    for (spans, moves) in patterns {
      var evidence: [PatternEvidence] = []
      for process in classes { evidence.append(try PatternEvidence(process, spans: spans)) }
      var room = [Double](repeating: 0, count: spans.count)
      for series in moves {
        for k in classes.indices {
          scores[k] =
            log(classes[k].weight)
            + evidence[k].logEvidence(
              of: series, gradient: &slopes, offset: k * inner, solved: &room)
        }
        let best = scores.reduce(-Double.infinity) { max($0, $1) }
        var sum = 0.0
        for k in classes.indices { sum += exp(scores[k] - best) }
        total += best + log(sum)
        for k in classes.indices {
          let share = exp(scores[k] - best) / sum
          gradient[k * stride] -= share - classes[k].weight
          for index in 0..<inner {
            gradient[k * stride + 1 + index] -= share * slopes[k * inner + index]
          }
        }
      }
    }
    // The drift is d s: its derivative is that by d over s, and ln s moves it too.
    for k in classes.indices {
      let byDrift = gradient[k * stride + 1]
      gradient[k * stride + 1] = classes[k].scale * byDrift
      gradient[k * stride + 2] += classes[k].drift * byDrift
    }
    for index in point.indices where Self.isHeld(index) {
      gradient[index] += (point[index] - center[index]) / (Self.ridge * Self.ridge)
    }
    return LimitedMemoryBFGS.Evaluation(value: penalty(at: point) - total, gradient: gradient)
  }

  private func penalty(at point: [Double]) -> Double {
    var sum = 0.0
    for index in point.indices where Self.isHeld(index) {
      sum += (point[index] - center[index]) * (point[index] - center[index])
    }
    return sum / (2 * Self.ridge * Self.ridge)
  }

  /// Whether the ridge holds a coordinate: all but drifts.
  private static func isHeld(_ index: Int) -> Bool { index % coordinateCount != 1 }

  /// The point of classes: logits, drifts, logarithms.
  ///
  /// Drifts count in scales of their own class, which may be 1e-5 or 0.3: so all coordinates weigh alike.
  static func coordinates(of classes: [EmpiricalBayesPreset.ProcessClass]) -> [Double] {
    classes.flatMap { process -> [Double] in
      let persistence = process.growthPersistence
      return [
        log(process.weight), process.drift / process.scale, log(process.scale),
        log(process.degreesOfFreedom), log(process.growthVariance),
        log(persistence / (1 - persistence)), log(process.readingNoise),
      ]
    }
  }

  /// The classes at a point; weights add up to 1.
  static func classes(at point: [Double]) -> [EmpiricalBayesPreset.ProcessClass] {
    let count = point.count / coordinateCount
    let logits = (0..<count).map { point[$0 * coordinateCount] }
    let best = logits.reduce(-Double.infinity) { max($0, $1) }
    let total = logits.reduce(0) { $0 + exp($1 - best) }
    return (0..<count).map { k in
      let at = k * coordinateCount
      return EmpiricalBayesPreset.ProcessClass(
        label: start[k].label, weight: exp(logits[k] - best) / total,
        drift: point[at + 1] * exp(point[at + 2]),
        scale: exp(point[at + 2]), degreesOfFreedom: exp(point[at + 3]),
        growthVariance: exp(point[at + 4]), growthPersistence: 1 / (1 + exp(-point[at + 5])),
        readingNoise: exp(point[at + 6]))
    }
  }
}

extension EmpiricalBayesPreset.ProcessClass {
  fileprivate func labelled(_ label: String) -> Self {
    Self(
      label: label, weight: weight, drift: drift, scale: scale,
      degreesOfFreedom: degreesOfFreedom, growthVariance: growthVariance,
      growthPersistence: growthPersistence, readingNoise: readingNoise)
  }
}
