/// What a value must be in a year (目標値).
public struct Target: Hashable, Sendable {
  /// When the target counts as met; direction lives here, so that "lower is better" needs no flag.
  public enum Criterion: Hashable, Sendable {
    /// 以上: higher is better.
    case atLeast(Double)
    /// 以下: lower is better.
    case atMost(Double)
    /// 超: higher is better, the threshold itself does not count.
    case above(Double)
    /// 未満: lower is better, the threshold itself does not count.
    case below(Double)
    /// A range to keep.
    case within(ClosedRange<Double>)

    /// Whether a value meets the criterion; bounds are inclusive but for ``above`` and ``below``.
    public func isMet(by value: Double) -> Bool {
      switch self {
      case .atLeast(let threshold): value >= threshold
      case .atMost(let threshold): value <= threshold
      case .above(let threshold): value > threshold
      case .below(let threshold): value < threshold
      case .within(let range): range.contains(value)
      }
    }
  }

  /// Which way is better.
  public enum Direction: String, Hashable, Sendable {
    case up, down
  }

  /// How the direction is known.
  public enum DirectionSource: Hashable, Sendable {
    /// A column, an option or a word in the target says so.
    case stated
    /// The target lies below a stated baseline.
    case inferredFromBaseline
    /// Nothing says so; higher is taken to be better.
    case assumed
  }

  /// The year in which the target is to be met.
  public let fiscalYear: FiscalYear
  /// When it is met.
  public let criterion: Criterion
  /// The unit of the criterion.
  public let unit: Indicator.Unit
  /// How the direction is known.
  public let directionSource: DirectionSource
  /// Whether 約 or a like word stood before the number.
  public let isApproximate: Bool

  /// A target.
  public init(
    fiscalYear: FiscalYear, criterion: Criterion, unit: Indicator.Unit,
    directionSource: DirectionSource = .stated, isApproximate: Bool = false
  ) {
    self.fiscalYear = fiscalYear
    self.criterion = criterion
    self.unit = unit
    self.directionSource = directionSource
    self.isApproximate = isApproximate
  }

  /// A target at a threshold: in the direction stated, else in that from a stated baseline, else up.
  ///
  /// - Parameters:
  ///   - fiscalYear: The year in which it is to be met.
  ///   - threshold: In the unit; it counts as met itself.
  ///   - unit: The unit of the threshold.
  ///   - direction: `nil` where nothing says so.
  ///   - statedBaseline: A first actual is none, as it may lie anywhere.
  ///   - isApproximate: Whether 約 or a like word stood before the number.
  public init(
    fiscalYear: FiscalYear, threshold: Double, unit: Indicator.Unit, direction: Direction?,
    statedBaseline: IndicatorRecord.Baseline?, isApproximate: Bool = false
  ) {
    let isBelow = statedBaseline.map { threshold < $0.value } ?? false
    let isAbove = statedBaseline.map { threshold > $0.value } ?? false
    let known = direction ?? (isBelow ? .down : .up)
    self.init(
      fiscalYear: fiscalYear, criterion: known == .up ? .atLeast(threshold) : .atMost(threshold),
      unit: unit,
      directionSource: direction != nil
        ? .stated : isBelow || isAbove ? .inferredFromBaseline : .assumed,
      isApproximate: isApproximate)
  }

  /// The direction, or `nil` for a range.
  public var direction: Direction? {
    switch criterion {
    case .atLeast, .above: .up
    case .atMost, .below: .down
    case .within: nil
    }
  }

  /// The number to reach or not to exceed, or `nil` for a range.
  public var threshold: Double? {
    switch criterion {
    case .atLeast(let value), .atMost(let value), .above(let value), .below(let value): value
    case .within: nil
    }
  }
}
