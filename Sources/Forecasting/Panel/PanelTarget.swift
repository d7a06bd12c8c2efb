/// The target of one series of a panel.
public struct PanelTarget: Hashable, Sendable {
  /// Which side of the threshold meets the target; the threshold itself does.
  public enum Direction: Hashable, Sendable {
    /// Higher is better.
    case atLeast
    /// Lower is better.
    case atMost
  }

  /// The value to be reached, in the unit of the series.
  public let threshold: Double
  /// Which side meets it.
  public let direction: Direction
  /// How often past targets were met; a count of 0 where none is known.
  public let record: TargetLayer.Record

  /// A target.
  ///
  /// - Parameters:
  ///   - threshold: Finite, in the unit of the series.
  ///   - direction: Which side meets it.
  ///   - record: Past targets of the series, if known.
  public init(
    threshold: Double, direction: Direction,
    record: TargetLayer.Record = TargetLayer.Record(targetCount: 0, metCount: 0)
  ) {
    precondition(threshold.isFinite, "a threshold is finite")
    self.threshold = threshold
    self.direction = direction
    self.record = record
  }
}
