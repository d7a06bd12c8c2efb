/// A step along a direction that makes a function and its slope smaller: the strong Wolfe conditions.
///
/// Nocedal and Wright, *Numerical Optimization*, 2nd ed., algorithms 3.5 and 3.6. Next to a minimum the
/// decrease drowns in the rounding of the function, so it may fall short by a few units in the last place.
struct WolfeLineSearch {
  struct Step {
    let length: Double
    let point: [Double]
    let evaluation: LimitedMemoryBFGS.Evaluation
    let slope: Double

    var value: Double { evaluation.value }
  }

  private static let decrease = 1e-4
  private static let curvature = 0.9
  private static let trialLimit = 60

  private let function: ([Double]) -> LimitedMemoryBFGS.Evaluation
  private let origin: [Double]
  private let start: LimitedMemoryBFGS.Evaluation
  private let slack: Double

  init(
    function: @escaping ([Double]) -> LimitedMemoryBFGS.Evaluation, origin: [Double],
    evaluation: LimitedMemoryBFGS.Evaluation, rounding: Double
  ) {
    self.function = function
    self.origin = origin
    start = evaluation
    slack = rounding
  }

  /// A step, or `nil` where the direction does not descend or no step satisfies the conditions.
  func step(along direction: [Double], firstLength: Double) -> Step? {
    let slope = dot(start.gradient, direction)
    guard slope < 0, slope.isFinite else { return nil }
    var earlier = Step(length: 0, point: origin, evaluation: start, slope: slope)
    var length = firstLength
    // Beyond a point that is not finite nothing is tried.
    var limit = Double.infinity
    for _ in 0..<Self.trialLimit {
      guard let trial = trial(length, along: direction) else {
        limit = length
        length = (earlier.length + length) / 2
        guard length > earlier.length, length < limit else { return nil }
        continue
      }
      if isTooHigh(trial, slope) || (earlier.length > 0 && trial.value > earlier.value + slack) {
        return zoom(low: earlier, high: trial, along: direction, slope: slope)
      }
      if abs(trial.slope) <= -Self.curvature * slope { return trial }
      if trial.slope >= 0 { return zoom(low: trial, high: earlier, along: direction, slope: slope) }
      earlier = trial
      length = limit.isFinite ? (length + limit) / 2 : 2 * length
      guard length.isFinite, length > earlier.length, length < limit else { return nil }
    }
    return nil
  }

  /// Narrows an interval that holds a good step; `low` is its better end.
  private func zoom(low: Step, high: Step, along direction: [Double], slope: Double) -> Step? {
    var (low, high) = (low, high)
    for _ in 0..<Self.trialLimit {
      let length = interpolated(low, high)
      guard length != low.length, length != high.length,
        let next = trial(length, along: direction)
      else { break }
      if isTooHigh(next, slope) || next.value > low.value + slack {
        high = next
      } else {
        if abs(next.slope) <= -Self.curvature * slope { return next }
        if next.slope * (high.length - low.length) >= 0 { high = low }
        low = next
      }
    }
    // A decrease without the curvature is still one.
    return low.length > 0 && low.value < start.value ? low : nil
  }

  private func isTooHigh(_ step: Step, _ slope: Double) -> Bool {
    step.value > start.value + Self.decrease * step.length * slope + slack
  }

  private func trial(_ length: Double, along direction: [Double]) -> Step? {
    let point = zip(origin, direction).map { $0 + length * $1 }
    let evaluation = function(point)
    guard evaluation.isFinite else { return nil }
    return Step(
      length: length, point: point, evaluation: evaluation,
      slope: dot(evaluation.gradient, direction))
  }

  /// The minimum of the cubic through both ends (3.59), kept a tenth away from each.
  private func interpolated(_ low: Step, _ high: Step) -> Double {
    let width = high.length - low.length
    let d1 = low.slope + high.slope - 3 * (high.value - low.value) / width
    let square = d1 * d1 - low.slope * high.slope
    let middle = low.length + width / 2
    guard square >= 0 else { return middle }
    let d2 = square.squareRoot() * (width > 0 ? 1 : -1)
    let share = (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2)
    guard share.isFinite else { return middle }
    return high.length - width * min(max(share, 0.1), 0.9)
  }
}
