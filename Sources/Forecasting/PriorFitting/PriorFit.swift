import StatisticalNumerics

/// A prior learned from a panel, with how it was learned and how it fared.
public struct PriorFit: Sendable {
  /// How often intervals of one coverage held the value that came, on series that had not taught them.
  public struct CoverageRow: Hashable, Sendable {
    /// Years ahead; `nil` for all together.
    public let horizon: Int?
    /// What the intervals promise.
    public let nominalCoverage: Double
    /// Values that came.
    public let outcomeCount: Int
    /// Those within their interval, ends included.
    public let heldCount: Int
    /// The same where a value that is a point mass counts by how much of the mass its interval holds: what
    /// calibration aims at.
    public let sharedCount: Double

    /// The share held, or `nil` where nothing came.
    public var empiricalCoverage: Double? {
      outcomeCount == 0 ? nil : Double(heldCount) / Double(outcomeCount)
    }

    /// The share held with point masses shared out, or `nil` where nothing came.
    public var sharedCoverage: Double? {
      outcomeCount == 0 ? nil : sharedCount / Double(outcomeCount)
    }
  }

  /// The prior, its numbers rounded to the digits of a preset file.
  public let preset: EmpiricalBayesPreset
  /// Σ ln Σ_k w_k f_k at the classes found.
  public let logLikelihood: Double
  /// Series used.
  public let seriesCount: Int
  /// Series of each kind.
  public let seriesCounts: [ValueKind: Int]
  /// Changes other than 0.
  public let moveCount: Int
  /// Targets that came due, once for each origin before them.
  public let targetEventCount: Int
  /// Lines of the target layer that were learned; the others are those of the preset ministry.
  public let learnedTargetLines: [TargetLine]
  /// Kinds with too few series for parameters of their own; theirs are those of all series together.
  public let pooledKinds: [ValueKind]
  /// By horizon and coverage, then over all horizons.
  public let coverage: [CoverageRow]
}
