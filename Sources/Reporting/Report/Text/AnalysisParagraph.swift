import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The draft of 「目標の達成状況に関する分析」 for one verdict.
struct AnalysisParagraph {
  let wording: any ReportWording
  let phrases: any PageWording
  /// The least chance at which a sentence says that the target is expected to be met.
  let phraseThreshold: Double

  init(language: Language, phraseThreshold: Double) {
    wording = language.reportWording
    phrases = language.pageWording
    self.phraseThreshold = phraseThreshold
  }

  /// The paragraph.
  func text(of assessment: Assessment) -> String {
    phrases.paragraph(sentences(on: assessment).map(phrases.sentence))
  }

  /// Whether a sentence may say that the target is expected to be met.
  func saysExpected(_ assessment: Assessment) -> Bool {
    assessment.verdict == .expected && assessment.confidence >= .medium
      && (assessment.reportedProbability ?? 0) >= phraseThreshold
  }

  /// The sentences, in order: facts, number and complement, confidence, grounds, caveat.
  func sentences(on assessment: Assessment) -> [AnalysisSentence] {
    let record = assessment.record
    let kind = record.indicator.yearKind
    func year(_ year: FiscalYear) -> String { wording.year(year, kind) }
    var sentences = [standing(assessment)]
    let pending = record.pendingYears.map { wording.shortYear($0, kind) }
    if !pending.isEmpty { sentences.append(.pending(years: pending)) }
    switch assessment.verdict {
    case .met, .missed:
      guard let actual = assessment.target.flatMap({ record.actual(in: $0.fiscalYear) }) else {
        return sentences
      }
      return sentences + [
        .known(
          isMet: assessment.verdict == .met,
          value: FigureText.actual(actual) + wording.unit(record.indicator.unit),
          year: year(actual.fiscalYear))
      ]
    case .noTarget:
      return sentences
    case .cannotJudge(let obstacle):
      return sentences + [.cannotJudge(obstacle)]
    case .expected, .unlikely, .undecided:
      return sentences + outlook(assessment) + [.caveat]
    }
  }

  private func standing(_ assessment: Assessment) -> AnalysisSentence {
    let record = assessment.record
    let name = Quotation.escaped(record.indicator.name)
    let kind = record.indicator.yearKind
    guard let latest = record.latest else { return .noActual(name: name) }
    let value = FigureText.actual(latest) + wording.unit(record.indicator.unit)
    let year = wording.year(latest.fiscalYear, kind)
    guard let target = assessment.target else {
      return .latestWithoutTarget(name: name, value: value, year: year)
    }
    return .latest(
      name: name, value: value, year: year,
      target: wording.target(
        wording.criterion(target.criterion, unit: record.indicator.unit),
        in: wording.year(target.fiscalYear, kind)),
      meets: latest.fiscalYear < target.fiscalYear
        ? target.criterion.isMet(by: latest.value) : nil)
  }

  private func outlook(_ assessment: Assessment) -> [AnalysisSentence] {
    let record = assessment.record
    let kind = record.indicator.yearKind
    let confidence = assessment.confidence
    guard let target = assessment.target, let reported = assessment.reportedProbability,
      let own = assessment.attainmentProbability, let forecast = assessment.forecast,
      let latest = record.latest
    else { return [] }
    func rounded(_ probability: Double) -> ProbabilityRounding {
      ProbabilityRounding(probability, confidence: confidence)
    }
    let targetYear = wording.year(target.fiscalYear, kind)
    var sentences: [AnalysisSentence] = [
      .chance(
        rounded(reported), year: targetYear,
        likelihood: confidence >= .medium ? Likelihood(probability: reported) : nil)
    ]
    if forecast.model == .predictive { sentences.append(.ownChance(rounded(own))) }
    if saysExpected(assessment) { sentences.append(.expected) }
    if assessment.verdict == .unlikely { sentences.append(.notExpected) }
    sentences.append(.confidence(assessment.rating, actualCount: assessment.actualCount))
    if let step = forecast[target.fiscalYear],
      let band = step.distribution?.centralInterval(coverage: .percent80)
    {
      let figures = YearTable.figures(of: record, forecast: forecast)
      let unit = wording.unit(record.indicator.unit)
      let median = figures(step.median) + unit
      let range = phrases.range(
        from: figures(band.lowerBound) + unit, to: figures(band.upperBound) + unit)
      let origin = wording.year(latest.fiscalYear, kind)
      sentences.append(
        forecast.basis.isSum
          ? .groundsOfSum(
            method: TotalText(language: wording.language).methodLine(
              forecast.basis, of: record, preset: forecast.preset, origin: origin),
            year: targetYear, median: median, band: range)
          : .grounds(
            model: forecast.model,
            preset: forecast.model == .predictive ? forecast.preset.name : nil,
            actualCount: record.actuals.count, origin: origin, year: targetYear, median: median,
            band: range))
    }
    if let range = assessment.probabilityRange {
      sentences.append(
        .spread(least: rounded(range.lowerBound), greatest: rounded(range.upperBound)))
    }
    return sentences
  }
}
