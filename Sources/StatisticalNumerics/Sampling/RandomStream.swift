#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A seeded stream of random draws, the same on every machine.
///
/// ## Method
/// SplitMix64; normals by the polar method, gammas by rejection from a cubed normal.
/// ## Reference
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014; Marsaglia and
/// Bray, SIAM Review 6 (1964); Marsaglia and Tsang, *A simple method for generating gamma variables*,
/// ACM TOMS 26 (2000).
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: UInt64
  private var spareNormal: Double?

  /// A stream.
  ///
  /// - Parameter seed: Streams of different seeds are as good as independent.
  public init(seed: UInt64) { state = seed }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A uniform draw from (0, 1), never an end.
  public mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A draw from the standard normal distribution.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let (u, v) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spareNormal = v * factor
      return u * factor
    }
  }

  /// A draw from the gamma distribution with scale 1.
  ///
  /// - Parameter shape: Above 0.
  /// - Returns: A number of 0 or more.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "a shape is finite and above 0")
    // Below 1 by the power of a uniform times a draw of one more.
    guard shape >= 1 else { return gamma(shape: shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let base = 1 + c * x
      guard base > 0 else { continue }
      let v = base * base * base
      if log(uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A draw from the chi-squared distribution.
  ///
  /// - Parameter degreesOfFreedom: Above 0.
  /// - Returns: A number of 0 or more.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    2 * gamma(shape: degreesOfFreedom / 2)
  }

  /// A draw from the beta distribution, in [0, 1].
  ///
  /// - Parameters:
  ///   - a: Above 0.
  ///   - b: Above 0.
  /// - Returns: A number in [0, 1].
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    let (x, y) = (gamma(shape: a), gamma(shape: b))
    // Both may underflow where both shapes are tiny: then the mass lies at the ends.
    return x + y > 0 ? x / (x + y) : (uniform() < a / (a + b) ? 1 : 0)
  }
}
