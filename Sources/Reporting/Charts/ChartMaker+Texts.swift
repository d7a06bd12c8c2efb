import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

extension ChartMaker {
  /// The texts of a fan chart.
  func texts(of facts: FanFacts) -> FanChart.Texts {
    let record = facts.record
    let indicator = record.indicator
    let last = facts.forecastYears.last { $0.step != nil }
    return FanChart.Texts(
      language: language.rawValue, title: Self.title(indicator),
      description: wording.description(
        sentences(of: facts).map(wording.sentence) + dotSentence(of: facts)),
      unit: facts.scale.unit.symbol, unitPower: facts.scale.power,
      actual: record.latest.map {
        wording.actual(
          text($0, facts), in: wording.shared.shortYear($0.fiscalYear, facts.kind))
      } ?? "",
      median: last?.step.map { wording.median(facts.text($0.median)) } ?? "",
      bands: facts.shownBands.map { bandName(facts.projection.coverages[$0]) },
      path: facts.pathStart == nil ? "" : wording.path,
      cutAtBounds: wording.sentence(wording.shared.cutAtBounds.capitalizedAtStart),
      cutAtFrame: wording.cutAtFrame, notes: notes(on: facts))
  }

  /// Identifier and name.
  static func title(_ indicator: Indicator) -> String {
    indicator.id == indicator.name ? indicator.id : "\(indicator.id)  \(indicator.name)"
  }

  private func text(_ actual: Actual, _ facts: FanFacts) -> String {
    facts.scale.text(actual.value, plain: FigureText.actual(actual))
  }

  private func bandName(_ coverage: Coverage) -> String {
    let percent = WideForecastFile.percentText(coverage)
    return wording.band(
      percent: percent, timesInTen: Int(percent).flatMap { $0 % 10 == 0 ? $0 / 10 : nil })
  }

  private func year(_ year: FiscalYear, _ facts: FanFacts) -> String {
    wording.shared.year(year, facts.kind)
  }

  /// The chart in words: actuals, target, path, pending years, forecast of its last year.
  private func sentences(of facts: FanFacts) -> [String] {
    let record = facts.record
    let unit = wording.shared.unit(facts.scale.unit)
    guard let first = record.actuals.first, let latest = record.latest else { return [] }
    var sentences = [
      wording.actuals(
        count: record.actuals.count, from: year(first.fiscalYear, facts),
        to: year(latest.fiscalYear, facts)),
      wording.latest(text(latest, facts) + unit, in: year(latest.fiscalYear, facts)),
    ]
    if let target = facts.target {
      let criterion = wording.shared.criterion(
        facts.scale.scaled(target.criterion), unit: facts.scale.unit)
      sentences.append(
        "\(wording.target): \(wording.shared.target(criterion, in: year(target.fiscalYear, facts)))"
      )
    }
    if let start = facts.pathStart {
      sentences.append(
        wording.pathSentence(
          from: facts.scale.text(start.value, plain: FigureText.exact(start.value)) + unit,
          in: year(start.fiscalYear, facts),
          isStated: start.isStated))
    }
    if !facts.pendingSpans.isEmpty {
      let years = facts.pendingSpans.flatMap(\.self).map {
        wording.shared.shortYear(FiscalYear(ordinal: $0), facts.kind)
      }
      sentences.append(wording.pendingSentence(years: years))
    }
    if !facts.oddValues.isEmpty {
      sentences.append(
        wording.jumpSentence(
          years: facts.oddValues.map {
            wording.shared.shortYear($0.actual.fiscalYear, facts.kind)
          }))
    }
    return sentences + forecastSentences(of: facts, unit: unit)
  }

  private func forecastSentences(of facts: FanFacts, unit: String) -> [String] {
    guard let last = facts.forecastYears.last(where: { $0.step != nil }), let step = last.step
    else { return [wording.noForecast] }
    let bands = facts.shownBands.compactMap { index -> String? in
      guard last.bands.indices.contains(index) else { return nil }
      let band = last.bands[index]
      return wording.bandSentence(
        bandName(facts.projection.coverages[index]), from: facts.text(band.lowerBound),
        to: facts.text(band.upperBound) + unit)
    }
    return [wording.medianSentence(facts.text(step.median) + unit, in: year(last.year, facts))]
      + bands
  }

  /// What is said below the chart: the dots, the model, what is withheld.
  private func notes(on facts: FanFacts) -> [String] {
    var notes = dotSentence(of: facts)
    if let failure = facts.projection.failure {
      notes.append(wording.shared.forecastFailure(failure).capitalizedAtStart)
    } else if let model = model(of: facts) {
      notes.append(wording.sentence("\(wording.shared.methodLabel): \(model)"))
    }
    return notes + remarks(on: facts).map { wording.sentence($0.capitalizedAtStart) }
  }

  private func dotSentence(of facts: FanFacts) -> [String] {
    let dots = facts.dots
    return dots.isEmpty ? [] : [wording.dots(met: dots.count(where: \.isMet), of: dots.count)]
  }

  /// The model, the number of actuals and the origin; `nil` without a forecast.
  func model(of facts: FanFacts) -> String? {
    let projection = facts.projection
    guard let latest = facts.record.latest, facts.forecastYears.contains(where: { $0.step != nil })
    else { return nil }
    let origin = year(latest.fiscalYear, facts)
    guard !projection.basis.isSum else {
      return TotalText(language: language).methodLine(
        projection.basis, of: facts.record, preset: projection.preset, origin: origin)
    }
    return wording.shared.modelUsed(
      projection.model, preset: projection.model == .predictive ? projection.preset.name : nil,
      actualCount: facts.record.actuals.count, origin: origin)
  }

  /// What is to be said of the forecast: why it has no bands, what is withheld.
  func remarks(on facts: FanFacts) -> [String] {
    let codes = Set(facts.forecastYears.flatMap(\.notes))
    let remarks: [(NoteCode, String)] = [
      (.negativeValuesMixture, wording.shared.negativeValuesMixture),
      (.noInterval, wording.shared.noInterval), (.zeroWidth, wording.shared.zeroWidth),
      (.outOfRange, wording.shared.outOfRange),
    ]
    let said = remarks.filter { codes.contains($0.0) }.map(\.1)
    guard facts.record.actuals.count < 2, let withheld = wording.shared.withheld(actualCount: 1)
    else { return said }
    return said + ["\(wording.shared.withheldLabel): \(withheld)"]
  }
}

extension String {
  /// The text with its first letter upper case.
  var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
