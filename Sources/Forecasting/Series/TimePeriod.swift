/// A period of a regular calendar: a fiscal year, a month, a step of a simulation.
public protocol TimePeriod: Hashable, Comparable, Sendable {
  /// The position of the period in its calendar; neighbouring periods differ by 1.
  var ordinal: Int { get }
  /// The period at a position.
  init(ordinal: Int)
}

extension TimePeriod {
  /// The period a number of steps later, or earlier if negative.
  public func advanced(by steps: Int) -> Self { Self(ordinal: ordinal + steps) }

  /// The number of steps from this period to a later one.
  public func steps(to later: Self) -> Int { later.ordinal - ordinal }

  /// Orders periods in time.
  public static func < (left: Self, right: Self) -> Bool { left.ordinal < right.ordinal }
}
