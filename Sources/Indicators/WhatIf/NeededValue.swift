import StatisticalNumerics

/// The value that next year needs so that a target has a chance, or why none does.
public struct NeededValue: Hashable, Sendable {
  /// How the search ended.
  public enum Answer: Hashable, Sendable {
    /// From this value on, towards the better end of the range, the chance is at least the one asked for.
    case found(value: Double, probability: Double)
    /// Only these values have at least the chance asked for: further on it falls again, as a value so far from
    /// the rest makes the law wider.
    case foundWithin(worst: Double, best: Double, probability: Double)
    /// Every value of the range will do; this is its worst.
    case anyValue(worst: Double, probability: Double)
    /// No value of the range has the chance; this one comes closest.
    case noValue(closest: Double, probability: Double)
    /// Next year is the target year: its value decides, and this is the least that meets the target.
    case decides(value: Double)
  }

  /// The chance asked for.
  public let level: Double
  /// The year after the latest actual.
  public let fiscalYear: FiscalYear
  /// The values searched.
  public let range: ClosedRange<Double>
  /// The step between values searched, a multiple of the step in which actuals are written.
  public let step: Double
  /// How the search ended.
  public let answer: Answer
}

/// Searches next year's values for those that give a target a chance.
///
/// The chance need not grow with the value: a value far from the rest widens the law for all years after
/// it, and one equal to the latest makes further standstill likelier. So the answer is the value from
/// which the chance stays at or above the one asked for, up to the better end of the range; or where that end
/// does not have it, the values around the best chance that do.
/// ## Method
/// Values are whole multiples of a step, at most ``latticeLimit`` in the range. About a hundred are tried, with
/// them the latest actual and the target with their neighbours, where the law jumps; then all in the gaps
/// in which the chance passes the level.
struct NeededValueSearch {
  let record: IndicatorRecord
  let target: Target
  let forecast: IndicatorForecast

  /// The most steps of a range: the answer has three digits or so, as much as a forecast bears.
  static let latticeLimit = 2_000
  /// The most gaps between values tried first.
  private static let gapLimit = 100
  /// The probability of next year's law that is left out on each side of the range.
  private static let tail = 0.005

  /// The answers, in the order of the levels.
  ///
  /// - Parameter levels: Chances in (0, 1).
  /// - Returns: One a level; none for a range target, which has no better end, or without a law.
  /// - Complexity: About 100 fits, and 20 a level; 2,000 where a chance is only just held in the middle.
  func answers(for levels: [Double]) -> [NeededValue] {
    guard let direction = target.direction, let threshold = target.threshold,
      let latest = record.latest, let range = range(latest: latest, threshold: threshold)
    else { return [] }
    let year = latest.fiscalYear.advanced(by: 1)
    let lattice = Lattice(range: range, leastStep: record.writtenStep, limit: Self.latticeLimit)
    if target.fiscalYear == year {
      let written = Lattice(
        range: threshold...threshold, leastStep: record.writtenStep, limit: Self.latticeLimit)
      let value = written.leastMeeting(target) ?? threshold
      return levels.map {
        NeededValue(
          level: $0, fiscalYear: year, range: range, step: written.step,
          answer: .decides(value: value))
      }
    }
    func probability(_ index: Int) -> Double? {
      AlteredRecord(
        record: record.appending(lattice.value(index), in: year), target: target,
        reference: forecast
      ).outlook().probability
    }
    // From the better end to the worse.
    let indices = tried(lattice, near: [latest.value, threshold])
    let ordered = direction == .up ? Array(indices.reversed()) : indices
    var known: [Tried] = []
    for index in ordered {
      guard let value = probability(index) else { return [] }
      known.append(Tried(index: index, probability: value))
    }
    return levels.map { level in
      NeededValue(
        level: level, fiscalYear: year, range: lattice.range, step: lattice.step,
        answer: answer(level, known: known, lattice: lattice, probability: probability))
    }
  }

  /// A value of the lattice and the chance with it.
  private struct Tried {
    let index: Int
    let probability: Double
  }

  private func answer(
    _ level: Double, known: [Tried], lattice: Lattice, probability: (Int) -> Double?
  ) -> NeededValue.Answer {
    /// The last value that holds on the way from one tried value to the next, which may not hold.
    func last(from start: Tried, to end: Int) -> Tried {
      var last = start
      let stride = end < start.index ? -1 : 1
      while last.index != end {
        guard let next = probability(last.index + stride), next >= level else { break }
        last = Tried(index: last.index + stride, probability: next)
      }
      return last
    }
    /// The best chance between the neighbours of a tried value.
    func refined(_ place: Int) -> Tried {
      let ends = [known[max(place - 1, 0)].index, known[min(place + 1, known.count - 1)].index]
      return (min(ends[0], ends[1])...max(ends[0], ends[1])).reduce(known[place]) { best, index in
        guard let next = probability(index), next > best.probability else { return best }
        return Tried(index: index, probability: next)
      }
    }
    guard let below = known.firstIndex(where: { $0.probability < level }) else {
      let worst = known[known.count - 1]
      return .anyValue(worst: lattice.value(worst.index), probability: worst.probability)
    }
    if below > 0 {
      let worst = last(from: known[below - 1], to: known[below].index)
      return .found(value: lattice.value(worst.index), probability: worst.probability)
    }
    let place = known.indices.reduce(0) { known[$1].probability > known[$0].probability ? $1 : $0 }
    let peak = known[place].probability >= level ? known[place] : refined(place)
    guard peak.probability >= level else {
      return .noValue(closest: lattice.value(peak.index), probability: peak.probability)
    }
    let worst = last(from: peak, to: known[known.count - 1].index)
    let best = last(from: peak, to: known[0].index)
    return .foundWithin(
      worst: lattice.value(worst.index), best: lattice.value(best.index),
      probability: worst.probability)
  }

  /// The range: all but the tails of next year's law, the latest actual and the target, within bounds.
  private func range(latest: Actual, threshold: Double) -> ClosedRange<Double>? {
    let law = forecast[latest.fiscalYear.advanced(by: 1)]?.distribution
    let tails = law.map { [$0.quantile(at: Self.tail), $0.quantile(upperTail: Self.tail)] } ?? []
    let bounds = record.naturalBounds
    let values = (tails + [latest.value, threshold]).map {
      min(max($0, bounds.lowerBound), bounds.upperBound)
    }
    guard let least = values.min(), let greatest = values.max(), least.isFinite,
      greatest.isFinite, (greatest - least).isFinite
    else { return nil }
    return least...greatest
  }

  /// Every so many steps, the ends, and where the law jumps with both neighbours; ascending.
  private func tried(_ lattice: Lattice, near values: [Double]) -> [Int] {
    let gap = max(1, (lattice.last - lattice.first) / Self.gapLimit)
    var indices = Set(stride(from: lattice.first, through: lattice.last, by: gap))
    indices.insert(lattice.last)
    for value in values {
      let index = lattice.nearestIndex(to: value)
      indices.formUnion((index - 1...index + 1).filter((lattice.first...lattice.last).contains))
    }
    return indices.sorted()
  }
}

/// Whole multiples of a decimal step inside a range.
private struct Lattice {
  let first: Int
  let last: Int
  let step: Double
  /// Where the step is below 1: 1 over it, so that values are the doubles nearest to their decimals.
  private let reciprocal: Double?

  init(range: ClosedRange<Double>, leastStep: Double, limit: Int) {
    // Powers of ten of the written step, until few enough values lie in the range.
    var exponent = 0
    func step(_ exponent: Int) -> Double {
      let reciprocal = (1 / leastStep).rounded()
      var power = 1.0
      for _ in 0..<exponent { power *= 10 }
      return power >= reciprocal ? power / reciprocal : 1 / (reciprocal / power)
    }
    let width = range.upperBound - range.lowerBound
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    while width / step(exponent) > Double(limit) || size / step(exponent) > 1e15, exponent < 320 {
      exponent += 1
    }
    let chosen = step(exponent)
    self.step = chosen
    reciprocal = chosen < 1 ? (1 / chosen).rounded() : nil
    first = Int((range.lowerBound / chosen).rounded())
    last = max(first, Int((range.upperBound / chosen).rounded()))
  }

  func value(_ index: Int) -> Double {
    reciprocal.map { Double(index) / $0 } ?? Double(index) * step
  }

  func nearestIndex(to value: Double) -> Int {
    // A target that the indicator cannot take may lie beyond all whole numbers.
    let index = min(max((value / step).rounded(), Double(first - 2)), Double(last + 2))
    return Int(index)
  }

  var range: ClosedRange<Double> { value(first)...value(last) }

  /// The value nearest to the worse side that meets a target.
  func leastMeeting(_ target: Target) -> Double? {
    guard let threshold = target.threshold else { return nil }
    let index = nearestIndex(to: threshold)
    let near = (index - 2...index + 2).map(value).filter(target.criterion.isMet)
    return target.direction == .up ? near.min() : near.max()
  }
}
