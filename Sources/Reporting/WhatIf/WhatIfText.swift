import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// What-ifs as text for people: the levers of each target, one block an indicator and target.
public struct WhatIfText: Sendable {
  let wording: any ReportWording
  let phrases: any WhatIfWording
  private let facts: VerdictText
  private let totals: TotalText

  /// A writer in a language.
  public init(language: Language) {
    wording = language.reportWording
    phrases = language.whatIfWording
    facts = VerdictText(language: language)
    totals = TotalText(language: language)
  }

  /// All what-ifs, and how to read them.
  public func text(of whatIfs: [WhatIf]) -> String {
    var closing = [phrases.explanation]
    let answered = whatIfs.filter { $0.answers != nil }
    if answered.contains(where: { $0.assessment.confidence == .low }) {
      closing.append(phrases.lowConfidence)
    }
    let hasStandardShock = answered.contains {
      $0.answers?.shock?.origin == .shock(WhatIf.Options.standardShock)
    }
    if hasStandardShock { closing.append(phrases.standardShock) }
    let blocks = whatIfs.map { block(of: $0).joined(separator: "\n") }
    return (blocks + (answered.isEmpty ? [] : [closing.joined(separator: "\n")]))
      .joined(separator: "\n\n\n") + "\n"
  }

  private func block(of whatIf: WhatIf) -> [String] {
    let assessment = whatIf.assessment
    let record = assessment.record
    var head = LabelledLines()
    if let target = assessment.target {
      head.add(
        wording.targetLabel,
        wording.target(
          wording.criterion(target.criterion, unit: record.indicator.unit),
          in: year(target.fiscalYear, record)))
    }
    guard let answers = whatIf.answers else {
      head.add(phrases.nothingLabel, obstacleText(whatIf))
      return [ForecastText.title(record.indicator)] + head.lines(indentation: 0)
    }
    head.add(
      phrases.standingLabel,
      wording.ownLaw(wording.chance(rounded(answers.probability, assessment))))
    head.add(
      "", wording.decided(rating: assessment.rating, actualCount: assessment.actualCount))
    if let known = assessment.facts {
      head.add(
        facts.neededLabel(known, answers.target),
        facts.neededText(known, unit: record.indicator.unit))
    }
    let sections = [
      answers.isOfSum ? [totals.notForSums(assessment.record)] : [],
      nextYearSection(answers, assessment), neededSection(answers, assessment),
      passageSection(answers, assessment), ladderSection(answers, assessment),
      pastSection(answers, assessment),
    ]
    return [ForecastText.title(record.indicator)] + head.lines(indentation: 0)
      + sections.flatMap { $0.isEmpty ? [] : [""] + $0 }
  }

  private func obstacleText(_ whatIf: WhatIf) -> String? {
    guard case .failure(let obstacle) = whatIf.outcome else { return nil }
    return switch obstacle {
    case .noTarget: wording.verdict(.noTarget)
    case .targetNotOpen: phrases.targetNotOpen(wording.verdict(whatIf.assessment.verdict))
    case .cannotJudge(let reason): wording.obstacle(reason)
    }
  }

  // MARK: Shared by the sections

  func year(_ year: FiscalYear, _ record: IndicatorRecord) -> String {
    wording.year(year, record.indicator.yearKind)
  }

  func shortYear(_ year: FiscalYear, _ record: IndicatorRecord) -> String {
    wording.shortYear(year, record.indicator.yearKind)
  }

  func rounded(_ probability: Double, _ assessment: Assessment) -> ProbabilityRounding {
    ProbabilityRounding(probability, confidence: assessment.confidence)
  }

  /// A chance as people are told it; what is decided in words.
  func figure(_ outlook: AlteredOutlook, _ assessment: Assessment) -> String {
    guard let probability = outlook.probability else { return phrases.noLaw }
    if outlook.isDecided { return phrases.decided(isMet: probability > 0) }
    return wording.figure(rounded(probability, assessment).met)
  }

  /// The decimals of computed values.
  func digits(_ assessment: Assessment) -> FigureText.ForecastDigits {
    let first = assessment.forecast?.forecast?.steps.first?.distribution
    let band = Coverage(percent: 50).flatMap { first?.centralInterval(coverage: $0) }
    return FigureText.ForecastDigits(record: assessment.record, narrowestBand: band)
  }
}

extension WhatIf {
  /// The answers, where there are any.
  var answers: Answers? { try? outcome.get() }
}
