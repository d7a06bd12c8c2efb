extension PriorFit {
  /// The preset as a file, with what it was learned from.
  public var document: String { preset.document(remarks) }

  private var remarks: EmpiricalBayesPreset.Remarks {
    let kinds = ValueKind.allCases
      .map { "\(seriesCounts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    let shares = coverage.filter { $0.horizon == nil && $0.nominalCoverage > 0.5 }
    let nominal = shares.map { Self.percent($0.nominalCoverage) }.joined(separator: "/")
    let held = shares.map { $0.empiricalCoverage.map(Self.percent) ?? "-" }
      .joined(separator: "/")
    let kept = TargetLine.allCases.filter { !learnedTargetLines.contains($0) }.map(\.rawValue)
    return EmpiricalBayesPreset.Remarks(
      panel: "\(seriesCount) series (\(kinds)), \(moveCount) moves",
      summary: "On the half kept apart: \(nominal) % intervals contain \(held) %.",
      targetLayer: kept.isEmpty
        ? "\(targetEventCount) targets come due, cross-fitted"
        : "\(targetEventCount) targets come due, cross-fitted; of the preset ministry: "
          + kept.joined(separator: ", "))
  }

  private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded()))" }
}
