/// A line of the target layer.
public enum TargetLine: String, CaseIterable, Hashable, Sendable {
  /// Past targets are known, and the target differs from the last value.
  case recordMoved = "record.moved"
  /// Past targets are known, and the target is the last value.
  case recordSame = "record.same"
  /// No past targets are known, and the target differs from the last value.
  case noRecordMoved = "no_record.moved"
  /// No past targets are known, and the target is the last value.
  case noRecordSame = "no_record.same"

  var usesRecord: Bool { self == .recordMoved || self == .recordSame }
}
