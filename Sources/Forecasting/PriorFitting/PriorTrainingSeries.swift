import StatisticalNumerics

/// One series of a panel from which a prior is learned: yearly values and the targets declared for them.
public struct PriorTrainingSeries: Hashable, Sendable {
  /// What was declared for a year.
  public struct DeclaredTarget: Hashable, Sendable {
    /// The year, as its place in the calendar.
    public let ordinal: Int
    /// The number to reach or not to exceed; it counts as met itself.
    public let threshold: Double
    /// Whether values at or below the threshold meet it.
    public let isLowerBetter: Bool

    /// A target; a finite threshold in the unit of the values.
    public init(ordinal: Int, threshold: Double, isLowerBetter: Bool) {
      precondition(threshold.isFinite, "a threshold is a number")
      self.ordinal = ordinal
      self.threshold = threshold
      self.isLowerBetter = isLowerBetter
    }

    /// Whether a value meets the target.
    func isMet(by value: Double) -> Bool {
      isLowerBetter ? value <= threshold : value >= threshold
    }
  }

  /// Why a series teaches nothing.
  public enum Refusal: Error, Hashable, Sendable {
    /// Fewer values than one origin with an outcome needs.
    case tooFewValues(required: Int, found: Int)
    /// The law knows no values below 0; the years are given by ordinal.
    case negativeValues(ordinals: [Int])
    /// Years lie so far apart that a move between them means nothing.
    case spansTooManyYears(limit: Int, found: Int)
    /// A number left the range of doubles.
    case outOfRange
  }

  /// Three values to stand on and one to be judged by.
  public static let minimumValueCount = 4
  /// The newest values that are used: what a series did before says little of its kind today, and the level
  /// of its scale would be that of another time.
  static let newestValueCount = 30
  /// The most years from the first value used to the last.
  static let yearLimit = 200
  /// The values whose mean is the level of the scale of moves (section 10).
  static let levelCount = 5
  /// λ of the transform, the same in all presets.
  static let power = 0.5

  /// The identifier; it decides on the half of the panel to which the series belongs.
  public let id: String
  /// The years with a value, ascending; of a long series the newest thirty.
  public let ordinals: [Int]
  /// One value a year, 0 or more.
  public let values: [Double]
  /// What kind of number the values are.
  public let kind: ValueKind
  /// Targets, ascending by year.
  public let targets: [DeclaredTarget]

  /// e₁ … e_m: changes other than 0 on the scale whose level is that of the first values.
  let moves: [Double]
  /// g₁ … g_m: the years that they span.
  let moveSpans: [Int]
  /// k₀: the years spanned by changes of exactly 0.
  let stayCount: Int

  /// The years spanned by moves.
  var movedCount: Int { moveSpans.reduce(0, +) }

  /// A series.
  ///
  /// - Parameters:
  ///   - id: Different from that of every other series of the panel, byte by byte.
  ///   - series: Yearly values, all of them final.
  ///   - kind: Decided by unit and values.
  ///   - targets: In any order; those of years without a value teach nothing.
  /// - Throws: ``Refusal``, so that the rest of a panel can go on without the series.
  public init<Period: TimePeriod>(
    id: String, series: TimeSeries<Period>, kind: ValueKind, targets: [DeclaredTarget] = []
  ) throws(Refusal) {
    guard series.count >= Self.minimumValueCount else {
      throw .tooFewValues(required: Self.minimumValueCount, found: series.count)
    }
    let series = series.suffix(Self.newestValueCount)
    let ordinals = series.periods.map(\.ordinal)
    let negative = zip(ordinals, series.values).filter { $0.1 < 0 }.map(\.0)
    guard negative.isEmpty else { throw .negativeValues(ordinals: negative) }
    let years = ordinals[ordinals.count - 1] - ordinals[0]
    guard years <= Self.yearLimit else {
      throw .spansTooManyYears(limit: Self.yearLimit, found: years)
    }
    let first = MoveScale(values: Array(series.values.prefix(Self.levelCount)), power: Self.power)
    // The resolution is how the figures are written, which all of them show.
    let scale = MoveScale(
      power: Self.power, resolution: MoveScale.resolution(of: series.values),
      level: max(first.level, MoveScale.resolution(of: series.values)))
    var (moves, moveSpans, stays): ([Double], [Int], Int) = ([], [], 0)
    for (index, change) in series.changes.enumerated() {
      if change.difference == 0 {
        stays += change.span
      } else {
        moves.append(scale.move(from: series.values[index], to: series.values[index + 1]))
        moveSpans.append(change.span)
      }
    }
    // Squares of moves are summed: half the range of exponents is left to them.
    guard scale.level.isFinite, moves.allSatisfy({ abs($0) < 1e100 }) else { throw .outOfRange }
    self.id = id
    self.ordinals = ordinals
    values = series.values
    self.kind = kind
    self.targets = targets.sorted { ($0.ordinal, $0.threshold) < ($1.ordinal, $1.threshold) }
    self.moves = moves
    self.moveSpans = moveSpans
    stayCount = stays
  }
}

extension MoveScale {
  /// A scale with a level of its own.
  init(power: Double, resolution: Double, level: Double) {
    self.power = power
    self.resolution = resolution
    self.level = level
  }
}
