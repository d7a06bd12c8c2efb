/// How far a value may fall short of a target with 約 and still count as reaching it.
///
/// A share of the target's size, so that it has no unit: with 0.05 about 100 is reached by 95, or by 105
/// where lower is better.
public struct TargetTolerance: Hashable, Sendable {
  /// The share, 0 … 0.5.
  public let share: Double

  /// The shares that make sense.
  public static let range = 0.0...0.5

  /// A tolerance; `nil` outside ``range``.
  ///
  /// - Parameter share: Of the size of the target.
  public init?(share: Double) {
    guard Self.range.contains(share) else { return nil }
    self.share = share
  }
}

extension Target {
  /// The same target, easier by a share of its size; a range is widened on both sides.
  func eased(by tolerance: TargetTolerance) -> Target {
    func down(_ value: Double) -> Double { value - tolerance.share * abs(value) }
    func up(_ value: Double) -> Double { value + tolerance.share * abs(value) }
    let eased: Criterion =
      switch criterion {
      case .atLeast(let value): .atLeast(down(value))
      case .above(let value): .above(down(value))
      case .atMost(let value): .atMost(up(value))
      case .below(let value): .below(up(value))
      case .within(let range): .within(down(range.lowerBound)...up(range.upperBound))
      }
    return Target(
      fiscalYear: fiscalYear, criterion: eased, unit: unit, directionSource: directionSource,
      isApproximate: isApproximate)
  }
}
