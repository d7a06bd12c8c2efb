import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// Makes the page of an indicator: the same parts in the same order for every one.
struct PageBuilder {
  let options: ReportOptions
  let detail: ReportOptions.Detail
  let wording: any ReportWording
  let phrases: any PageWording
  let verdictText: VerdictText

  init(options: ReportOptions, detail: ReportOptions.Detail) {
    self.options = options
    self.detail = detail
    wording = options.language.reportWording
    phrases = options.language.pageWording
    verdictText = VerdictText(language: options.language)
  }

  /// The page.
  func page(of indicator: ReportIndicator) -> ReportPage {
    let sections: [PageSection] = [
      verdict(indicator), chart(indicator), dots(indicator), years(indicator),
      models(indicator), sensitivity(indicator), rates(indicator), draft(indicator),
      caveats(indicator), known(indicator), source(indicator),
    ].compactMap(\.self)
    return ReportPage(
      anchor: "indicator-\(indicator.number)",
      title: ForecastText.title(indicator.record.indicator),
      summary: summary(indicator.main), sections: sections)
  }

  func rounded(_ probability: Double, _ assessment: Assessment) -> ProbabilityRounding {
    ProbabilityRounding(probability, confidence: assessment.confidence)
  }

  /// The verdict in words; what is expected only where the threshold of the phrase is reached.
  private func verdictWord(_ assessment: Assessment) -> String {
    let paragraph = AnalysisParagraph(
      language: options.language, phraseThreshold: options.phraseThreshold)
    guard assessment.verdict == .expected, !paragraph.saysExpected(assessment) else {
      return wording.verdict(assessment.verdict)
    }
    return phrases.leaning(threshold: FigureText.percent(of: options.phraseThreshold) + "%")
  }

  private func summary(_ assessment: Assessment) -> String {
    guard assessment.verdict.isOpen, let reported = assessment.reportedProbability else {
      return wording.verdict(assessment.verdict)
    }
    return wording.list([
      wording.figure(rounded(reported, assessment).met), verdictWord(assessment),
    ])
  }

  // MARK: Parts

  private func verdict(_ indicator: ReportIndicator) -> PageSection {
    let assessment = indicator.main
    var blocks: [PageBlock] = []
    var facts = LabelledLines()
    if assessment.verdict.isOpen, let reported = assessment.reportedProbability,
      let own = assessment.attainmentProbability
    {
      let likelihood =
        assessment.confidence >= .medium
        ? wording.likelihood(Likelihood(probability: reported)) : nil
      blocks.append(
        .lead(
          wording.list(
            [phrases.lead(rounded(reported, assessment))] + (likelihood.map { [$0] } ?? []))))
      facts.add(wording.targetLabel, verdictText.targetText(assessment))
      facts.add(
        wording.verdictLabel,
        wording.explained(
          verdictWord(assessment),
          by: wording.decided(
            rating: assessment.rating, actualCount: indicator.record.actuals.count)))
      if assessment.forecast?.model == .predictive {
        facts.add(phrases.ownCourseLabel, wording.figure(rounded(own, assessment).met))
      }
      if let range = assessment.probabilityRange {
        facts.add(
          phrases.rangeLabel,
          phrases.range(
            from: wording.figure(rounded(range.lowerBound, assessment).met),
            to: wording.figure(rounded(range.upperBound, assessment).met)))
      }
    } else {
      blocks.append(.lead(verdictText.verdictText(assessment)))
      facts.add(wording.targetLabel, verdictText.targetText(assessment))
    }
    for earlier in indicator.assessments.dropLast() {
      facts.add(
        phrases.earlierTargetLabel,
        wording.list([verdictText.targetText(earlier), summary(earlier)]))
    }
    let all = verdictText.facts(assessment).entries
    let shown = all.prefix { $0.label != pathLabel(assessment) }
      .filter { !isRate($0.label) }
    let pending = all.filter { $0.label == wording.pendingLabel }
    let merged = facts.entries + shown.filter { $0.label != wording.pendingLabel } + pending
    blocks.append(.facts(Self.facts(merged)))
    if let withheld = wording.withheld(actualCount: indicator.record.actuals.count) {
      blocks.append(.note("\(wording.withheldLabel): \(withheld)"))
    }
    return PageSection(kind: .verdict, heading: phrases.verdictHeading, blocks: blocks)
  }

  private func pathLabel(_ assessment: Assessment) -> String? {
    assessment.record.latest.map {
      wording.pathLabel(
        year: wording.shortYear($0.fiscalYear, assessment.record.indicator.yearKind))
    }
  }

  private func isRate(_ label: String) -> Bool {
    [wording.pathRateLabel, wording.progressLabel, wording.targetRatioLabel].contains(label)
  }

  private func chart(_ indicator: ReportIndicator) -> PageSection {
    let blocks: [PageBlock] =
      indicator.chart.map { chart in
        [
          .figure(
            svg: indicator.drawing ?? "", path: ReportCharts.svgPath(of: indicator),
            description: chart.texts.description)
        ]
      } ?? [.note(phrases.noChart)]
    return PageSection(kind: .chart, heading: phrases.chartHeading, blocks: blocks)
  }

  private func dots(_ indicator: ReportIndicator) -> PageSection? {
    guard let target = indicator.main.target, indicator.main.verdict.isOpen else { return nil }
    let dots = indicator.chart?.dots ?? []
    let met = dots.count { $0.isMet }
    let year = wording.year(target.fiscalYear, indicator.record.indicator.yearKind)
    return PageSection(
      kind: .dots, heading: phrases.dotsHeading,
      blocks: dots.isEmpty
        ? [.note(phrases.noDots)]
        : [
          .dots(
            met: met, missed: dots.count - met,
            text: phrases.dots(met: met, of: dots.count, year: year))
        ])
  }

  private func years(_ indicator: ReportIndicator) -> PageSection? {
    let blocks = YearTable(indicator: indicator, wording: wording, phrases: phrases).blocks()
    return blocks.isEmpty
      ? nil : PageSection(kind: .years, heading: phrases.yearsHeading, blocks: blocks)
  }

  private func draft(_ indicator: ReportIndicator) -> PageSection {
    let paragraph = AnalysisParagraph(
      language: options.language, phraseThreshold: options.phraseThreshold)
    return PageSection(
      kind: .draft, heading: phrases.draftHeading,
      blocks: [.draft(paragraph.text(of: indicator.main))])
  }

  private func caveats(_ indicator: ReportIndicator) -> PageSection {
    PageSection(
      kind: .caveats, heading: phrases.caveatsHeading,
      blocks: [
        .list(Caveat.all(on: indicator.main, wording: wording).map(phrases.caveat))
      ])
  }

  private func known(_ indicator: ReportIndicator) -> PageSection? {
    let record = indicator.record
    let kind = record.indicator.yearKind
    guard let target = indicator.main.target else { return nil }
    func year(_ year: FiscalYear) -> String { wording.year(year, kind) }
    let text: String
    if record.actual(in: target.fiscalYear) != nil {
      text = phrases.knownAlready(year: year(target.fiscalYear))
    } else if let newest = record.pendingYears.last, let latest = record.latest?.fiscalYear {
      let lag = latest.steps(to: newest)
      text = phrases.known(
        after: lag, newest: year(newest), latest: year(latest), target: year(target.fiscalYear),
        row: year(target.fiscalYear.advanced(by: lag)))
    } else {
      text = phrases.knownUnclear
    }
    return PageSection(kind: .known, heading: phrases.knownHeading, blocks: [.paragraph(text)])
  }

  private func source(_ indicator: ReportIndicator) -> PageSection {
    let publication = indicator.record.publication
    let provenance = options.provenance
    return PageSection(
      kind: .source, heading: phrases.sourceHeading,
      blocks: [
        .note(
          phrases.paragraph([
            phrases.source(publication.sources, publisher: publication.publisher),
            phrases.processed, phrases.notByPublisher(publication.publisher),
          ])),
        .note(
          phrases.reproduction(
            version: provenance.version, command: Quotation.escaped(provenance.command),
            input: Quotation.escaped(provenance.inputName), digest: provenance.inputDigest,
            seed: options.seed)),
      ])
  }

  /// Labelled lines as facts; a line without a label belongs to the one above it.
  static func facts(_ entries: some Sequence<(label: String, text: String)>) -> [PageBlock.Fact] {
    var facts: [PageBlock.Fact] = []
    for entry in entries {
      let text = entry.text.split(separator: "\n").joined(separator: " ")
      if entry.label.isEmpty, let last = facts.last {
        facts[facts.count - 1] = PageBlock.Fact(
          label: last.label, text: "\(last.text); \(text)")
      } else {
        facts.append(PageBlock.Fact(label: entry.label, text: text))
      }
    }
    return facts
  }
}
