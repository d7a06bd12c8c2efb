import ChartRendering
import Indicators
import Tables

extension ChartMaker {
  /// Small charts of many projections.
  ///
  /// - Parameter projections: In the order of drawing; those without an actual are left out.
  /// - Returns: The chart, or `nil` where none has an actual.
  public func multiples(of projections: [SeriesProjection]) -> MultiplesChart? {
    let panels = projections.compactMap { chart(of: $0) }
    guard !panels.isEmpty else { return nil }
    return MultiplesChart(
      language: language.rawValue, title: wording.multiplesTitle(count: panels.count),
      description: wording.multiplesDescription(names: panels.map(\.texts.title)),
      key: MultiplesChart.Key(
        actual: wording.shared.actualColumn, median: wording.medianName,
        bands: panels.max { $0.texts.bands.count < $1.texts.bands.count }?.texts.bands ?? [],
        goal: wording.target, path: wording.path), panels: panels)
  }

  /// The chances of all targets, the least first; those without a chance last.
  ///
  /// - Parameter assessments: In input order, which decides between equal chances.
  /// - Returns: The chart, or `nil` where no assessment has a target.
  public func triage(of assessments: [Assessment]) -> TriageChart? {
    let judged = assessments.filter { $0.target != nil }
    guard !judged.isEmpty else { return nil }
    func chance(_ assessment: Assessment) -> Double? {
      assessment.verdict.isOpen ? assessment.reportedProbability : nil
    }
    let sorted = judged.enumerated().sorted { left, right in
      let (first, second) = (chance(left.element) ?? 2, chance(right.element) ?? 2)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
    let rows = sorted.map { assessment in
      let chance = chance(assessment)
      return TriageChart.Row(
        label: Self.title(assessment.record.indicator), probability: chance,
        spread: chance == nil ? nil : assessment.probabilityRange,
        text: chance.map {
          wording.shared.figure(
            ProbabilityRounding($0, confidence: assessment.confidence).met)
        } ?? wording.shared.verdict(assessment.verdict))
    }
    return TriageChart(
      language: language.rawValue, title: wording.triageTitle(count: rows.count),
      description: wording.triageDescription(
        shown: rows.count { $0.probability != nil }, of: rows.count,
        expected: judged.count { $0.verdict == .expected },
        unlikely: judged.count { $0.verdict == .unlikely }),
      axisLabel: wording.triageAxis, cutOffs: [Verdict.unlikelyTo, Verdict.expectedFrom],
      notes: wording.triageNotes, rows: rows)
  }
}
