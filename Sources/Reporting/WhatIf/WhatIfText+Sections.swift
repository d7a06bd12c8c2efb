import ChartRendering
import Indicators
import Tables

extension WhatIfText {
  /// Next year's values and the chances after them.
  func nextYearSection(_ answers: WhatIf.Answers, _ assessment: Assessment) -> [String] {
    guard let table = nextYearTable(answers, assessment) else { return [] }
    return [table.heading] + TextTable(rows: table.rows).lines(indentation: 2)
  }

  /// Next year's values and the chances after them, as a heading and rows, the header first; the last
  /// column holds remarks.
  func nextYearTable(
    _ answers: WhatIf.Answers, _ assessment: Assessment
  ) -> (heading: String, rows: [[String]])? {
    let items = answers.nextYear + (answers.shock.map { [$0] } ?? [])
    guard let first = items.first else { return nil }
    let record = assessment.record
    let digits = digits(assessment)
    // What the target year's own value decides has no median beside it.
    let hasMedian = items.contains { !$0.outlook.isDecided }
    let header =
      [phrases.scenarioColumn, phrases.valueColumn, wording.chanceColumn]
      + (hasMedian
        ? [phrases.medianColumn(year: shortYear(answers.target.fiscalYear, record))] : []) + [""]
    let rows = items.map { item in
      let remarks =
        (item.isCutAtBound ? [phrases.cutAtBound] : [])
        + (item.isOutsideBounds ? [phrases.outsideBounds] : [])
      let cells = [
        phrases.origin(item.origin), FigureText.exact(item.value),
        figure(item.outlook, assessment),
      ]
      return cells + (hasMedian ? [item.outlook.median.map(digits.text) ?? "–"] : [])
        + [wording.list(remarks)]
    }
    return (
      heading: phrases.nextYearHeading(year: year(first.fiscalYear, record)),
      rows: [header] + rows
    )
  }

  /// The values needed next year.
  func neededSection(_ answers: WhatIf.Answers, _ assessment: Assessment) -> [String] {
    guard let needed = neededLines(answers, assessment) else { return [] }
    return [needed.heading] + needed.lines.lines(indentation: 2)
      + (needed.remark.map { ["  " + $0] } ?? [])
  }

  /// The values needed next year: a heading, a line a chance, and what else is to be said.
  func neededLines(
    _ answers: WhatIf.Answers, _ assessment: Assessment
  ) -> (heading: String, lines: LabelledLines, remark: String?)? {
    let record = assessment.record
    guard let first = answers.needed.first else {
      guard answers.target.direction == nil, let latest = record.latest else { return nil }
      let next = year(latest.fiscalYear.advanced(by: 1), record)
      return (phrases.neededHeading(year: next), LabelledLines(), phrases.notForRanges)
    }
    let unit = record.indicator.unit
    func value(_ value: Double) -> String { FigureText.exact(value) + wording.unit(unit) }
    let low = value(first.range.lowerBound)
    let high = value(first.range.upperBound)
    func criterion(_ value: Double) -> String {
      wording.criterion(
        answers.target.direction == .down ? .atMost(value) : .atLeast(value), unit: unit)
    }
    let heading = phrases.neededHeading(year: year(first.fiscalYear, record))
    if case .decides(let needed) = first.answer {
      return (heading, LabelledLines(), phrases.decidedNextYear(criterion(needed)))
    }
    var lines = LabelledLines()
    for item in answers.needed {
      let text =
        switch item.answer {
        case .found(let needed, _): criterion(needed)
        case .foundWithin(let worst, let best, _):
          phrases.fallsAgain(from: value(worst), to: value(best))
        case .anyValue: phrases.anyValue(from: low, to: high)
        case .noValue(let closest, let probability):
          phrases.noValue(
            from: low, to: high, best: missedFigure(probability, item.level, assessment),
            at: value(closest))
        case .decides(let needed): phrases.decidedNextYear(criterion(needed))
        }
      lines.add(phrases.level(percent: FigureText.percent(of: item.level)), text)
    }
    let isSearched = answers.needed.contains {
      switch $0.answer {
      case .found, .foundWithin: true
      case .anyValue, .noValue, .decides: false
      }
    }
    return (heading, lines, isSearched ? phrases.searched(from: low, to: high) : nil)
  }

  /// A chance below the one asked for, which rounding must not lift up to it.
  private func missedFigure(
    _ probability: Double, _ level: Double, _ assessment: Assessment
  ) -> String {
    let figure = rounded(probability, assessment).met
    if case .about(let percent) = figure, Double(percent) >= level * 100 {
      return phrases.justUnder(percent: FigureText.percent(of: level))
    }
    return wording.figure(figure)
  }

  /// When the target's value is first reached.
  func passageSection(_ answers: WhatIf.Answers, _ assessment: Assessment) -> [String] {
    let record = assessment.record
    guard let latest = record.latest else { return [] }
    let next = year(latest.fiscalYear.advanced(by: 1), record)
    let heading = phrases.passageHeading(year: next)
    guard let passage = answers.firstPassage, let last = passage.years.last else {
      let isPredictive = assessment.forecast?.model == .predictive
      return [heading, "  " + (isPredictive ? phrases.noLaw : phrases.noPassage)]
    }
    let lastName = shortYear(last.fiscalYear, record)
    func name(reachedWith level: Double) -> String? {
      passage.year(reachedWith: level).map { shortYear($0, record) }
    }
    let reached = passage.years.map {
      phrases.reached(
        by: shortYear($0.fiscalYear, record),
        figure: wording.figure(rounded($0.probability, assessment).met))
    }
    // Two lines at most where ten years are looked at.
    let lines = stride(from: 0, to: reached.count, by: 5).map {
      wording.list(Array(reached[$0..<min($0 + 5, reached.count)]))
    }
    let meets = answers.target.criterion.isMet(by: latest.value)
    return [heading]
      + (lines + [
        wording.joinedSentences(
          phrases.medianYear(name(reachedWith: 0.5), last: lastName),
          phrases.yearRange(
            from: name(reachedWith: 0.1), to: name(reachedWith: 0.9), last: lastName)),
        phrases.never(
          yearCount: passage.years.count,
          figure: wording.figure(rounded(passage.probabilityNever, assessment).met)),
        phrases.paths(
          count: passage.pathCount, seed: passage.seed,
          standardError: NumberText.fixed(passage.standardError * 100, decimals: 1)),
      ] + (meets ? [phrases.latestMeets] : [])).map { "  " + $0 }
  }

  /// Targets by their chance, and where the present one stands.
  func ladderSection(_ answers: WhatIf.Answers, _ assessment: Assessment) -> [String] {
    guard let ladder = ladderLines(answers, assessment) else { return [] }
    return [ladder.heading] + ladder.lines.lines(indentation: 2)
  }

  /// Targets by their chance: a heading, a line a rung, last the present target.
  func ladderLines(
    _ answers: WhatIf.Answers, _ assessment: Assessment
  ) -> (heading: String, lines: LabelledLines)? {
    guard !answers.ladder.isEmpty else { return nil }
    let record = assessment.record
    let unit = record.indicator.unit
    let decimals = digits(assessment).decimals
    var lines = LabelledLines()
    for rung in answers.ladder {
      // Rounded to the easier side, so that the chance holds for what is printed.
      let isUp = answers.target.direction == .up
      let value = FigureText.rounded(rung.threshold, decimals: decimals, up: !isUp)
      lines.add(
        phrases.rungLabel(percent: FigureText.percent(of: rung.level)),
        phrases.rung(
          wording.criterion(isUp ? .atLeast(value) : .atMost(value), unit: unit),
          actualChance: rung.hasPointMass
            ? wording.figure(rounded(rung.probability, assessment).met) : nil))
    }
    lines.add(
      phrases.presentLabel,
      phrases.present(
        wording.criterion(answers.target.criterion, unit: unit),
        figure: wording.figure(rounded(answers.probability, assessment).met)))
    return (phrases.ladderHeading(year: year(answers.target.fiscalYear, record)), lines)
  }

  /// What each past year does.
  func pastSection(_ answers: WhatIf.Answers, _ assessment: Assessment) -> [String] {
    let hasMoved = answers.pastYears.contains { $0.atLower != nil || $0.atUpper != nil }
    let hasLeftOut = answers.pastYears.contains { $0.leftOut != nil }
    guard hasMoved || hasLeftOut else { return [] }
    func moved(_ moved: PastYearEffect.Moved?) -> String {
      moved.map {
        phrases.moved(
          to: FigureText.computed($0.value), figure: figure($0.outlook, assessment))
      } ?? "–"
    }
    let header =
      [wording.yearColumn, phrases.valueColumn] + (hasLeftOut ? [phrases.leftOutColumn] : [])
      + (hasMoved ? [phrases.lowerColumn, phrases.upperColumn] : []) + [""]
    let rows = answers.pastYears.map { effect in
      [year(effect.actual.fiscalYear, assessment.record), FigureText.actual(effect.actual)]
        + (hasLeftOut ? [effect.leftOut.map { figure($0, assessment) } ?? "–"] : [])
        + (hasMoved ? [moved(effect.atLower), moved(effect.atUpper)] : [])
        + [effect.isFirst ? phrases.firstYear : effect.isLatest ? phrases.latestYear : ""]
    }
    let now = wording.figure(rounded(answers.probability, assessment).met)
    return [phrases.pastHeading(figure: now)]
      + TextTable(rows: [header] + rows).lines(indentation: 2)
  }
}
