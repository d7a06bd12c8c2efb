#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value that does not fit the years before it: to be checked, never dropped by itself (section 9 of the
/// model's page).
///
/// In 12,590 steps of ministry indicators 28 look like a wrong power of ten, and most of them are real.
public struct OddValue: Hashable, Sendable {
  /// What is odd.
  public enum Oddity: Hashable, Sendable {
    /// About 10^k times the years before, k not 0: a slip of units or of the decimal point.
    case powerOfTen(Int)
    /// More than 6 times the years before, or less than a sixth.
    case jump
  }

  /// The value.
  public let actual: Actual
  /// The median of up to three values before it.
  public let reference: Double
  /// What is odd.
  public let oddity: Oddity

  /// The distance from a whole power of ten, in powers.
  private static let powerTolerance = 0.06
  /// A jump, in powers of ten.
  private static let jumpLimit = 0.8
  private static let window = 3

  init?(_ actual: Actual, after earlier: ArraySlice<Actual>) {
    let before = earlier.suffix(Self.window).map(\.value).sorted()
    guard !before.isEmpty, actual.value > 0 else { return nil }
    let middle = before.count / 2
    let reference =
      before.count % 2 == 1 ? before[middle] : before[middle - 1] / 2 + before[middle] / 2
    guard reference > 0 else { return nil }
    let power = log10(actual.value) - log10(reference)
    let nearest = power.rounded()
    self.actual = actual
    self.reference = reference
    if nearest != 0, abs(power - nearest) <= Self.powerTolerance {
      oddity = .powerOfTen(Int(nearest))
    } else if abs(power) > Self.jumpLimit {
      oddity = .jump
    } else {
      return nil
    }
  }
}

extension IndicatorRecord {
  /// The actuals that do not fit the years before them, looking backward only.
  public var oddValues: [OddValue] {
    actuals.indices.compactMap { OddValue(actuals[$0], after: actuals[..<$0]) }
  }
}
