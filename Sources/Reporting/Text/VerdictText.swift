import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The verdict as text for people: facts, probability, confidence, chart, grounds, caveats.
public struct VerdictText: Sendable {
  private let wording: any ReportWording
  private let totals: TotalText

  /// A writer in a language.
  public init(language: Language) {
    wording = language.reportWording
    totals = TotalText(language: language)
  }

  /// All verdicts, and the cut-offs that decide them.
  public func text(of assessments: [Assessment]) -> String {
    let cutOffs = wording.cutOffs(
      expectedFrom: Int((Verdict.expectedFrom * 100).rounded()),
      unlikelyTo: Int((Verdict.unlikelyTo * 100).rounded()))
    return assessments.map { block(of: $0).joined(separator: "\n") }.joined(separator: "\n\n\n")
      + "\n\n" + cutOffs + "\n"
  }

  private func block(of assessment: Assessment) -> [String] {
    let record = assessment.record
    var head = LabelledLines()
    head.add(wording.targetLabel, targetText(assessment))
    head.add(wording.verdictLabel, verdictText(assessment))
    head.add("", chanceText(assessment))
    var grounds = LabelledLines()
    if assessment.verdict.isOpen {
      grounds.add(wording.modelsLabel, membersText(assessment))
    }
    grounds.add(wording.methodLabel, methodText(assessment))
    let related = BridgeText(wording: wording)
    if let bridge = assessment.forecast?.bridge {
      grounds.add(related.phrases.label, related.lines(of: bridge, for: record.indicator))
    }
    grounds.add(totals.correlationLabel, totals.correlationText(assessment))
    for sensitivity in assessment.verdict.isOpen ? assessment.roundingSensitivities : [] {
      grounds.add(wording.roundingLabel, roundingText(sensitivity, assessment))
    }
    grounds.add(wording.withheldLabel, wording.withheld(actualCount: assessment.actualCount))
    grounds.add(wording.ministryGradeLabel, record.ministryGrade.map(wording.ministryGrade))

    var lines = [ForecastText.title(record.indicator)] + head.lines(indentation: 0)
    let facts = factLines(assessment)
    if !facts.isEmpty { lines += ["", wording.factsHeading] + facts }
    let chart = ProjectionChart(assessment: assessment, wording: wording).lines()
    if !chart.isEmpty { lines += [""] + chart }
    let groundLines = grounds.lines(indentation: 0)
    return lines + (groundLines.isEmpty ? [] : [""] + groundLines)
  }

  private func year(_ year: FiscalYear, _ assessment: Assessment) -> String {
    wording.year(year, assessment.record.indicator.yearKind)
  }

  func targetText(_ assessment: Assessment) -> String {
    guard let target = assessment.target else { return wording.noTargetText }
    let unit = assessment.record.indicator.unit
    let text = wording.target(
      wording.criterion(target.criterion, unit: unit), in: year(target.fiscalYear, assessment))
    return wording.directionAssumed(target).map { wording.explained(text, by: $0) } ?? text
  }

  func verdictText(_ assessment: Assessment) -> String {
    let record = assessment.record
    let count = assessment.actualCount
    let word = wording.verdict(assessment.verdict)
    let grounds: String? =
      switch assessment.verdict {
      case .undecided: wording.undecided(rating: assessment.rating, actualCount: count)
      case .expected, .unlikely:
        wording.decided(rating: assessment.rating, actualCount: count)
      case .cannotJudge(let obstacle): wording.obstacle(obstacle)
      case .met, .missed:
        assessment.target.flatMap { record.actual(in: $0.fiscalYear) }.map {
          wording.metOrMissed(
            actual: FigureText.actual($0), unit: record.indicator.unit,
            year: year($0.fiscalYear, assessment))
        }
      case .noTarget: nil
      }
    return grounds.map { wording.explained(word, by: $0) } ?? word
  }

  private func rounded(_ probability: Double, _ assessment: Assessment) -> ProbabilityRounding {
    ProbabilityRounding(probability, confidence: assessment.confidence)
  }

  /// The chance by the law and as a declared target, over several years, and over models.
  func chanceText(_ assessment: Assessment) -> String? {
    guard assessment.verdict.isOpen, let own = assessment.attainmentProbability,
      let reported = assessment.reportedProbability
    else { return nil }
    let likelihood =
      assessment.confidence >= .medium
      ? wording.likelihood(Likelihood(probability: reported)) : nil
    func withWord(_ text: String) -> String {
      likelihood.map { wording.joinedSentences(text, $0) } ?? text
    }
    let chance = wording.chance(rounded(own, assessment))
    var lines =
      assessment.forecast?.model == .predictive
      ? [
        wording.ownLaw(chance),
        withWord(wording.asDeclared(rounded(reported, assessment))),
      ] : [withWord(chance)]
    if let outlook = assessment.jointOutlook(), let target = assessment.target {
      lines.append(
        wording.jointly(
          reached: rounded(outlook.reachedOnce, assessment),
          held: rounded(outlook.reachedAndHeld, assessment),
          year: wording.shortYear(target.fiscalYear, assessment.record.indicator.yearKind)))
    }
    if let range = assessment.probabilityRange,
      assessment.members.count(where: { $0.attainmentProbability != nil }) > 1
    {
      lines.append(
        wording.chanceOverModels(
          rounded(range.lowerBound, assessment), rounded(range.upperBound, assessment)))
    }
    return lines.joined(separator: "\n")
  }

  /// The presets on a line, then the simple models two a line.
  func membersText(_ assessment: Assessment) -> String {
    func view(_ member: Assessment.Member) -> String {
      wording.modelView(
        member.model, preset: member.preset?.name,
        figure: member.attainmentProbability.map {
          wording.figure(rounded($0, assessment).met)
        })
    }
    let isSum = assessment.forecast?.basis.isSum ?? false
    let isBridged = assessment.members.contains(where: \.isBridged)
    let presets = assessment.members.filter {
      $0.preset != nil && $0.isOfSum == isSum && $0.isBridged == isBridged
    }
    .map(view)
    // Beside a sum stands the total's own fit, beside a bridge the law without it.
    let ownFit = isSum ? assessment.members.first { $0.preset != nil && !$0.isOfSum } : nil
    let alone =
      isBridged ? assessment.members.first { $0.preset != nil && !$0.isBridged } : nil
    let simple = assessment.members.filter { $0.preset == nil }.map(view)
    let lines = stride(from: 0, to: simple.count, by: 2).map {
      wording.list(Array(simple[$0..<min($0 + 2, simple.count)]))
    }
    let own = ownFit.map { totals.ownFit(view($0)) }
    let plain = alone.map {
      wording.explained(view($0), by: BridgeText(wording: wording).phrases.withoutBridge)
    }
    return ([wording.list(presets)] + [own, plain].compactMap(\.self) + lines).joined(
      separator: "\n")
  }

  func methodText(_ assessment: Assessment) -> String? {
    guard let forecast = assessment.forecast, forecast.forecast != nil,
      let latest = assessment.record.latest
    else { return nil }
    let origin = year(latest.fiscalYear, assessment)
    if forecast.basis.isSum {
      return totals.method(
        forecast.basis, of: assessment.record, preset: forecast.preset, origin: origin)
    }
    let own = wording.modelUsed(
      forecast.model, preset: forecast.model == .predictive ? forecast.preset.name : nil,
      actualCount: assessment.record.actuals.count, origin: origin)
    let text = totals.method(own, on: forecast.basis)
    return assessment.record.actuals.contains { $0.value < 0 }
      ? text + "\n" + wording.negativeValuesMixture : text
  }

  func roundingText(
    _ sensitivity: RoundingSensitivity, _ assessment: Assessment
  ) -> String {
    let interval = sensitivity.actual.roundingInterval
    let ends =
      [sensitivity.probabilityAtLower, sensitivity.probabilityAtUpper]
      + [assessment.attainmentProbability].compactMap { $0 }
    let figures = ends.sorted().map { wording.figure(rounded($0, assessment).met) }
    return wording.rounding(
      value: FigureText.actual(sensitivity.actual),
      year: year(sensitivity.actual.fiscalYear, assessment),
      interval:
        "\(FigureText.computed(interval.lowerBound))–\(FigureText.computed(interval.upperBound))",
      least: figures.first ?? "", greatest: figures.last ?? "")
  }
}

// MARK: - Facts

extension VerdictText {
  private func factLines(_ assessment: Assessment) -> [String] {
    facts(assessment).lines(indentation: 2)
  }

  /// What needs no model, labelled; nothing before a first actual.
  func facts(_ assessment: Assessment) -> LabelledLines {
    let record = assessment.record
    var lines = LabelledLines()
    guard let latest = record.latest else { return lines }
    let unit = record.indicator.unit
    lines.add(
      wording.latestLabel,
      wording.latest(
        value: FigureText.actual(latest), unit: unit, year: year(latest.fiscalYear, assessment),
        meets: assessment.facts?.latestMeetsTarget))
    let meaning = SeriesMeaningText(wording: wording)
    lines.add(meaning.kindLabel, meaning.kind(of: record.indicator))
    lines.add(meaning.breakLabel, meaning.seriesBreak(of: record))
    if let facts = assessment.facts, let target = assessment.target {
      if let first = facts.firstYearMet, first != latest.fiscalYear {
        lines.add("", wording.firstMet(year: year(first, assessment)))
      }
      lines.add(neededLabel(facts, target), neededText(facts, unit: unit))
    }
    if let rates = assessment.rates, let baseline = record.declaredBaseline,
      let target = assessment.target
    {
      addRates(rates, baseline: baseline, latest: latest, target: target, assessment, to: &lines)
    }
    let pending = record.pendingYears.map { wording.shortYear($0, record.indicator.yearKind) }
    if !pending.isEmpty { lines.add(wording.pendingLabel, wording.list(pending)) }
    return lines
  }

  /// What is needed on this side of the target, what can be borne on the far side.
  func neededLabel(_ facts: Facts, _ target: Target) -> String {
    switch (facts.latestMeetsTarget, target.direction) {
    case (false, .down): wording.neededFallLabel
    case (false, _): wording.neededGrowthLabel
    case (true, .down): wording.bearableRiseLabel
    case (true, _): wording.bearableFallLabel
    }
  }

  func neededText(_ facts: Facts, unit: Indicator.Unit) -> String? {
    guard let growth = facts.requiredAnnualGrowth else {
      return facts.requiredAnnualChange.map {
        wording.neededChange(
          change: FigureText.change($0), unit: unit, years: facts.yearsLeft)
      }
    }
    // The label says which way; the past keeps its sign, as it may go the other way.
    return wording.needed(
      growth: FigureText.size(growth), years: facts.yearsLeft,
      past: facts.pastAnnualGrowth.map(FigureText.growth))
  }

  private func addRates(
    _ rates: AttainmentRates, baseline: IndicatorRecord.Baseline, latest: Actual, target: Target,
    _ assessment: Assessment, to lines: inout LabelledLines
  ) {
    let kind = assessment.record.indicator.yearKind
    let y = FigureText.actual(latest)
    let base = FigureText.exact(baseline.value)
    if let pathValue = rates.linearPathValue {
      lines.add(
        wording.pathLabel(year: wording.shortYear(latest.fiscalYear, kind)),
        wording.path(
          value: FigureText.computed(pathValue), baseline: base,
          baseYear: wording.shortYear(baseline.fiscalYear, kind), isStated: baseline.isStated))
    }
    let goal = target.threshold.map(FigureText.exact) ?? ""
    let path = rates.linearPathValue.map(FigureText.computed) ?? ""
    lines.add(
      wording.pathRateLabel,
      rateText(rates.pathAttainmentRate, arithmetic: "(\(y) − \(base)) / (\(path) − \(base))"))
    lines.add(
      wording.progressLabel,
      rateText(rates.progressShare, arithmetic: "(\(y) − \(base)) / (\(goal) − \(base))"))
    lines.add(
      wording.targetRatioLabel, rateText(rates.targetRatio, arithmetic: "\(y) / \(goal)"))
  }

  private func rateText(_ rate: AttainmentRates.Rate, arithmetic: String) -> String {
    switch rate {
    case .fraction(let value): "\(FigureText.rate(value)) = \(arithmetic)"
    case .undefined(let refusal): wording.refusal(refusal)
    }
  }
}
