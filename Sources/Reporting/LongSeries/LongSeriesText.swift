import ChartRendering
import Forecasting
import Indicators
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The forecast of a long series as a table for people, and what its model takes for granted.
public struct LongSeriesText: Sendable {
  private let wording: any LongSeriesWording
  private let shared: any ReportWording

  /// A writer in a language.
  public init(language: Language) {
    wording = language.longSeriesWording
    shared = language.reportWording
  }

  /// Title, model, one row a period, and remarks.
  ///
  /// - Parameter forecast: Of one series.
  /// - Returns: Lines, each with its end.
  public func text(of forecast: LongSeriesForecast) -> String {
    let unit = forecast.unit.isEmpty ? "" : " [\(Quotation.escaped(forecast.unit))]"
    let (id, name) = (Quotation.escaped(forecast.identifier), Quotation.escaped(forecast.name))
    let title = (id == name ? id : "\(id)  \(name)") + unit
    let trend = forecast.trend
    var lines = [
      title,
      wording.method(
        season: trend.season, count: trend.count, first: trend.firstPeriod, last: trend.lastPeriod),
    ]
    if trend.gapCount > 0 {
      lines.append(wording.gaps(count: trend.gapCount, missing: trend.missingPeriodCount))
    }
    if let target = forecast.target {
      lines.append(
        "\(shared.targetLabel): "
          + shared.criterion(target, unit: Indicator.Unit(forecast.unit)))
    }
    lines += AlignedTable.lines(rows(of: forecast))
    lines += remarks(on: forecast)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Bands above 80 % of few values are for files only.
  private func shownBands(of forecast: LongSeriesForecast) -> [Int] {
    guard forecast.trend.residualStandardDeviation != nil else { return [] }
    return forecast.coverages.indices.filter {
      forecast.trend.count >= 5 || forecast.coverages[$0].percent <= 80
    }
  }

  private func rows(of forecast: LongSeriesForecast) -> [[String]] {
    let shown = shownBands(of: forecast)
    let hasWidth = forecast.trend.residualStandardDeviation != nil
    let isSeasonal = forecast.trend.season > 1
    let hasChance = forecast.steps.contains { $0.probability != nil }
    let confidence = Confidence(actualCount: forecast.trend.count)
    let digits = Digits(forecast)
    var header = [wording.periodColumn]
    if isSeasonal { header.append(wording.seasonColumn) }
    header.append(shared.medianColumn)
    if hasWidth { header.append(wording.standardErrorColumn) }
    for index in shown {
      let percent = WideForecastFile.percentText(forecast.coverages[index])
      header.append(shared.bandColumn(percent: percent))
    }
    if hasChance { header.append(shared.chanceColumn) }
    var rows = [header]
    for step in forecast.steps {
      var cells = [String(step.period)]
      if isSeasonal { cells.append(String(forecast.trend.seasonNumber(of: step.period))) }
      cells.append(digits.text(step.median))
      if let error = step.standardError {
        cells.append(NumberText.significant(error, digits: 3))
      }
      for index in shown {
        let band = step.bands[index]
        cells.append("\(digits.text(band.lowerBound)) – \(digits.text(band.upperBound))")
      }
      if let probability = step.probability {
        let rounded = ProbabilityRounding(probability, confidence: confidence)
        cells.append(shared.figure(rounded.met))
      }
      rows.append(cells)
    }
    return rows
  }

  private func remarks(on forecast: LongSeriesForecast) -> [String] {
    let trend = forecast.trend
    var remarks: [String] = []
    if let deviation = trend.residualStandardDeviation, deviation > 0 {
      remarks.append(
        wording.residuals(
          deviation: NumberText.significant(deviation, digits: 4),
          correlation: trend.residualDependence.lagOneAutocorrelation.map {
            NumberText.fixed($0, decimals: 2)
          },
          durbinWatson: trend.residualDependence.durbinWatson.map {
            NumberText.fixed($0, decimals: 2)
          }))
    } else if trend.residualStandardDeviation == 0 {
      remarks.append(shared.zeroWidth)
    } else {
      remarks.append(wording.noInterval(count: trend.count, coefficients: trend.season + 1))
    }
    if trend.residualStandardDeviation != nil { remarks.append(wording.assumption) }
    if let doubt = doubt(of: forecast) { remarks.append(doubt) }
    if (2..<5).contains(trend.count), trend.residualStandardDeviation != nil,
      forecast.coverages.contains(where: { $0.percent > 80 })
    {
      remarks.append("\(shared.withheldLabel): \(wording.withheld(count: trend.count))")
    }
    return remarks
  }

  /// What there is to doubt where errors are not independent.
  ///
  /// - Parameter forecast: Of one series.
  /// - Returns: A sentence; `nil` where they may be.
  public func doubt(of forecast: LongSeriesForecast) -> String? {
    let dependence = forecast.trend.residualDependence
    guard let doubt = dependence.doubt, let correlation = dependence.lagOneAutocorrelation else {
      return nil
    }
    let text = NumberText.fixed(correlation, decimals: 2)
    switch doubt {
    case .positive:
      return wording.positiveDependence(
        correlation: text,
        factor: dependence.standardErrorFactor.map { NumberText.significant($0, digits: 2) },
        hasSeasons: forecast.trend.season > 1)
    case .negative:
      return wording.negativeDependence(
        correlation: text, hasSeasons: forecast.trend.season > 1)
    }
  }

  /// Three digits of the standard error, which is what the numbers bear.
  private struct Digits {
    private let decimals: Int?

    init(_ forecast: LongSeriesForecast) {
      guard let error = forecast.steps.first?.standardError, error > 0 else {
        decimals = nil
        return
      }
      decimals = min(max(2 - Int(floor(log10(error))), 0), 12)
    }

    func text(_ value: Double) -> String {
      guard value.isFinite else { return "–" }
      guard let decimals, abs(value) < 1e15 else {
        return NumberText.significant(value, digits: 6)
      }
      return NumberText.fixed(value, decimals: decimals)
    }
  }
}
