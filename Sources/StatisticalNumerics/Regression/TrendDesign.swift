#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a trend is made of, beside its constant: functions of time alone.
///
/// Origin and scale of time are chosen inside, so that powers of a year near 2025 cost no digits; no
/// forecast depends on them.
public struct TrendDesign: Hashable, Sendable {
  /// One part of a trend.
  public enum Term: Hashable, Sendable {
    /// t, t², … up to a degree of 1 or more.
    case polynomial(degree: Int)
    /// A level that changes at a time and stays: 1 from that time on.
    case step(at: Double)
    /// A slope that changes at a time: max(0, t − b).
    case slopeChange(at: Double)
    /// One odd time, such as a shock year, that says nothing of the others.
    case pulse(at: Double)
    /// A level of its own for each season; times are whole numbers.
    case seasonalDummies(period: Int)
    /// Sines and cosines of a period and its first fractions.
    case harmonics(period: Double, count: Int)
  }

  /// The parts.
  public let terms: [Term]

  /// A trend of parts.
  public init(_ terms: [Term]) {
    for term in terms {
      switch term {
      case .polynomial(let degree):
        precondition(degree >= 1, "a polynomial has a degree of 1 or more")
      case .seasonalDummies(let period): precondition(period >= 2, "a season has two parts or more")
      case .harmonics(let period, let count):
        precondition(period > 0 && count >= 1, "harmonics have a period and are one or more")
      case .step, .slopeChange, .pulse: continue
      }
    }
    self.terms = terms
  }

  /// A straight line.
  public static let linear = TrendDesign([.polynomial(degree: 1)])

  /// Names of the columns, in order.
  func columnNames(clock: Clock?) -> [String] {
    terms.flatMap { term -> [String] in
      switch term {
      case .polynomial(let degree): (1...degree).map { $0 == 1 ? "time" : "time^\($0)" }
      case .step(let time): ["step at \(time)"]
      case .slopeChange(let time): ["slope change at \(time)"]
      case .pulse(let time): ["pulse at \(time)"]
      case .seasonalDummies(let period): (1..<period).map { "season \($0)" }
      case .harmonics(let period, let count):
        (1...count).flatMap { k in
          Self.hasSine(k, period: period, clock: clock) ? ["cos \(k)", "sin \(k)"] : ["cos \(k)"]
        }
      }
    }
  }

  /// Whether a term needs whole times.
  var needsWholeTimes: Bool {
    terms.contains { if case .seasonalDummies = $0 { true } else { false } }
  }

  /// The columns' values at a time, in the coordinates of a clock.
  func row(at time: Double, clock: Clock) -> [DoubleDouble] {
    terms.flatMap { term -> [DoubleDouble] in
      switch term {
      case .polynomial(let degree):
        let u = clock.coordinate(of: time)
        var power = DoubleDouble(1)
        return (1...degree).map { _ in
          power = power * u
          return power
        }
      case .step(let start): return [DoubleDouble(time >= start ? 1 : 0)]
      case .slopeChange(let start):
        return [time > start ? DoubleDouble(sumOf: time, -start) : .zero]
      case .pulse(let moment): return [DoubleDouble(time == moment ? 1 : 0)]
      case .seasonalDummies(let period):
        precondition(time == time.rounded(), "seasons are of whole times")
        let season = time - floor(time / Double(period)) * Double(period)
        return (1..<period).map { DoubleDouble(season == Double($0) ? 1 : 0) }
      case .harmonics(let period, let count):
        // The phase is reduced first, so that sines of large times keep their digits.
        let phase = (time - floor(time / period) * period) / period
        return (1...count).flatMap { k -> [DoubleDouble] in
          let angle = 2 * Double.pi * (Double(k) * phase)
          let cosine = DoubleDouble(cos(angle))
          return Self.hasSine(k, period: period, clock: clock)
            ? [cosine, DoubleDouble(sin(angle))] : [cosine]
        }
      }
    }
  }

  /// At half the period of whole times the sine is zero everywhere.
  private static func hasSine(_ k: Int, period: Double, clock: Clock?) -> Bool {
    !(clock?.hasWholeTimes ?? true) || Double(2 * k) != period
  }

  /// Origin and scale of time.
  struct Clock: Hashable, Sendable {
    private let origin: Double
    /// A power of two, so that scaling rounds nothing.
    private let scaleExponent: Int

    /// Whether all times were whole numbers.
    let hasWholeTimes: Bool

    /// A clock whose coordinates of the times lie within −2 … 2.
    init(for times: [Double]) {
      let (first, last) = (times.min() ?? 0, times.max() ?? 0)
      let middle = first / 2 + last / 2
      let half = last / 2 - first / 2
      scaleExponent = half > 0 ? Int(half.exponent) : 0
      // A multiple of the scale, so that differences of whole times stay exact.
      let unit = 1.0.scaled(byPowerOfTwo: scaleExponent)
      let rounded = (middle / unit).rounded() * unit
      origin = rounded.isFinite ? rounded : middle
      hasWholeTimes = times.allSatisfy { $0 == $0.rounded() }
    }

    func coordinate(of time: Double) -> DoubleDouble {
      DoubleDouble(sumOf: time, -origin).scaled(byPowerOfTwo: -scaleExponent)
    }
  }
}
