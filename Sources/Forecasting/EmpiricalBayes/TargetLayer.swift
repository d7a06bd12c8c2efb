#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// From the probability that a value will lie beyond a target to the probability that a *declared*
/// target will be reported as met.
///
/// A declared target says something by itself: it is set by people who know their programme, a quarter of
/// actuals equal the target exactly, and targets are often the value before.
public struct TargetLayer: Hashable, Sendable {
  /// A logistic line: α + β · logit P (+ γ · logit of the record).
  public struct Line: Hashable, Sendable {
    let alpha: Double
    let beta: Double
    let gamma: Double
  }

  /// How often past targets were met.
  public struct Record: Hashable, Sendable {
    /// Past years with a target and an actual.
    public let targetCount: Int
    /// Those in which the actual met it.
    public let metCount: Int

    /// A record; met ones are among all.
    public init(targetCount: Int, metCount: Int) {
      precondition((0...max(targetCount, 0)).contains(metCount), "met targets are among all")
      self.targetCount = targetCount
      self.metCount = metCount
    }
  }

  let withRecord: (moved: Line, same: Line)
  let withoutRecord: (moved: Line, same: Line)
  /// The beta prior of the share of past targets met.
  let recordPrior: (met: Double, missed: Double)

  /// The probability that a declared target is reported as met.
  ///
  /// - Parameters:
  ///   - probability: The law's own, 0 … 1.
  ///   - targetEqualsLastValue: Whether the target is the last value exactly.
  ///   - record: Past targets of the indicator.
  /// - Returns: A probability in (0, 1).
  public func probability(
    given probability: Double, targetEqualsLastValue: Bool, record: Record
  ) -> Double {
    let p = min(max(probability, 0.0001), 0.9999)
    let logit = log(p / (1 - p))
    let lines = record.targetCount > 0 ? withRecord : withoutRecord
    let line = targetEqualsLastValue ? lines.same : lines.moved
    var score = line.alpha + line.beta * logit
    if record.targetCount > 0 {
      let share =
        (Double(record.metCount) + recordPrior.met)
        / (Double(record.targetCount) + recordPrior.met + recordPrior.missed)
      score += line.gamma * log(share / (1 - share))
    }
    return 1 / (1 + exp(-score))
  }

  /// Compares all lines.
  public static func == (left: TargetLayer, right: TargetLayer) -> Bool {
    left.withRecord == right.withRecord && left.withoutRecord == right.withoutRecord
      && left.recordPrior == right.recordPrior
  }

  /// Hashes all lines.
  public func hash(into hasher: inout Hasher) {
    for line in [withRecord.moved, withRecord.same, withoutRecord.moved, withoutRecord.same] {
      hasher.combine(line)
    }
    hasher.combine(recordPrior.met)
    hasher.combine(recordPrior.missed)
  }
}
