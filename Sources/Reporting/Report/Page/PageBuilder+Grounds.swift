import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The parts of a page that say what a verdict rests on.
extension PageBuilder {
  func models(_ indicator: ReportIndicator) -> PageSection? {
    let assessment = indicator.main
    let record = indicator.record
    guard let forecast = assessment.forecast, forecast.forecast != nil, let latest = record.latest
    else { return nil }
    let used =
      forecast.model == .predictive
      ? min(record.actuals.count, ModelName.predictiveSeriesLimit) : record.actuals.count
    let origin = wording.year(latest.fiscalYear, record.indicator.yearKind)
    var assumptions = phrases.assumptions(
      model: forecast.model,
      preset: forecast.model == .predictive ? forecast.preset.name : nil,
      actualCount: record.actuals.count, usedCount: used,
      origin: origin, hasTarget: assessment.target != nil)
    if forecast.basis.isSum {
      // What is said of one series is said of the parts instead.
      assumptions[0] = options.language.chartWording.sentence(
        TotalText(language: options.language).methodLine(
          forecast.basis, of: record, preset: forecast.preset, origin: origin
        ).capitalizedAtStart)
    }
    if record.actuals.contains(where: { $0.value < 0 }) {
      assumptions.append(wording.negativeValuesMixture)
    }
    var blocks: [PageBlock] = [.list(assumptions)]
    if let comparison = indicator.mainComparison, record.actuals.count > 1 {
      blocks.append(.table(table(of: comparison, assessment)))
    }
    if detail == .brief { blocks.append(.note(phrases.briefNote)) }
    return PageSection(kind: .models, heading: phrases.modelsHeading, blocks: blocks)
  }

  private func table(of comparison: ModelComparison, _ assessment: Assessment) -> PageTable {
    let record = comparison.record
    let bounds = record.naturalBounds
    let hasTarget = comparison.target != nil
    let year = wording.shortYear(comparison.year, record.indicator.yearKind)
    let rows = comparison.views.map { view -> [String] in
      let step = view.forecast[comparison.year]
      let law = step?.distribution
      let digits = FigureText.ForecastDigits(
        record: record, narrowestBand: law?.centralInterval(coverage: .percent50))
      func cut(_ value: Double) -> String {
        digits.text(min(max(value, bounds.lowerBound), bounds.upperBound))
      }
      let band = law?.centralInterval(coverage: .percent80)
      let chance = view.attainmentProbability.map {
        wording.figure(rounded($0, assessment).met)
      }
      return [
        name(of: view, isOfTotal: record.isTotal), step.map { cut($0.median) } ?? "–",
        band.map { "\(cut($0.lowerBound)) – \(cut($0.upperBound))" } ?? "–",
      ] + (hasTarget ? [chance ?? "–"] : [])
    }
    return PageTable(
      caption: wording.list([wording.modelsLabel, year]),
      header: [phrases.modelColumn, wording.medianColumn, wording.bandColumn(percent: "80")]
        + (hasTarget ? [wording.ownChanceColumn] : []),
      rows: rows)
  }

  private func name(of view: ModelComparison.View, isOfTotal: Bool) -> String {
    guard view.forecast.model == .predictive else { return wording.model(view.forecast.model) }
    let preset = phrases.preset(view.forecast.preset.name)
    let totals = TotalText(language: options.language)
    if view.forecast.basis.isSum { return totals.ofSum(preset) }
    let own = isOfTotal ? totals.ownFit(preset) : preset
    return view.takesRounding ? phrases.withRounding(own) : own
  }

  func sensitivity(_ indicator: ReportIndicator) -> PageSection? {
    guard let whatIf = indicator.mainWhatIf, let answers = whatIf.answers else {
      return indicator.main.target == nil
        ? nil
        : PageSection(
          kind: .sensitivity, heading: phrases.sensitivityHeading,
          blocks: [.note(phrases.nothingToVary)])
    }
    let text = WhatIfText(language: options.language)
    var blocks: [PageBlock] = []
    if let table = text.nextYearTable(answers, indicator.main) {
      let header = table.rows[0]
      let hasRemarks = table.rows.dropFirst().contains { $0.last?.isEmpty == false }
      let width = hasRemarks ? header.count : header.count - 1
      blocks.append(
        .table(
          PageTable(
            caption: table.heading, header: Array(header.prefix(width)),
            rows: table.rows.dropFirst().map { Array($0.prefix(width)) },
            endsWithText: hasRemarks)))
    }
    // The search and the ladder side by side: what is needed, and what would have a chance.
    if let needed = text.neededLines(answers, indicator.main) {
      blocks.append(.paragraph(needed.heading))
      blocks.append(.facts(Self.facts(needed.lines.entries)))
      if let remark = needed.remark { blocks.append(.note(remark)) }
    }
    if let ladder = text.ladderLines(answers, indicator.main) {
      blocks.append(.paragraph(ladder.heading))
      blocks.append(.facts(Self.facts(ladder.lines.entries)))
    }
    blocks.append(
      .note(text.phrases.explanation.split(separator: "\n").joined(separator: phrases.lineJoint)))
    return PageSection(
      kind: .sensitivity, heading: phrases.sensitivityHeading,
      blocks: blocks.filter { $0 != .facts([]) })
  }

  func rates(_ indicator: ReportIndicator) -> PageSection? {
    let record = indicator.record
    var facts: [PageBlock.Fact] = []
    if let grade = record.ministryGrade, !grade.isEmpty {
      facts.append(
        PageBlock.Fact(label: wording.ministryGradeLabel, text: wording.ministryGrade(grade)))
    }
    let labels = [wording.pathRateLabel, wording.progressLabel, wording.targetRatioLabel]
    let path = record.latest.map {
      wording.pathLabel(year: wording.shortYear($0.fiscalYear, record.indicator.yearKind))
    }
    facts += Self.facts(
      verdictText.facts(indicator.main).entries.filter {
        labels.contains($0.label) || $0.label == path
      })
    guard !facts.isEmpty else { return nil }
    return PageSection(
      kind: .rates, heading: phrases.ratesHeading, blocks: [.facts(facts)])
  }
}
