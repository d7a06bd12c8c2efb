import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// A backtest as tables for people: one a model.
public struct BacktestText: Sendable {
  private let wording: any ReportWording
  private let phrases: any BacktestWording

  /// A writer in a language.
  public init(language: Language) {
    wording = language.reportWording
    phrases = language.backtestWording
  }

  /// The whole backtest.
  public func text(of backtest: Backtest) -> String {
    let rolling = backtest.options.rolling
    let rows = BacktestRow.all(of: backtest)
    var blocks = [
      [
        phrases.title(
          seriesCount: backtest.recordCount - backtest.leftOut.count,
          minimumTrainingCount: rolling.minimumTrainingCount, horizon: rolling.horizon)
      ]
    ]
    for result in backtest.results {
      let identifier = BacktestRow.identifier(of: result.model, in: backtest)
      let own = rows.filter { $0.model == result.model }
      guard !own.isEmpty else { continue }
      // With one horizon the row over all horizons says the same again.
      let isOneHorizon = Set(own.compactMap(\.key.horizon)).count == 1
      blocks.append(
        ["\(identifier)  \(wording.model(result.model))"]
          + aligned(
            table(of: isOneHorizon ? Array(own.dropLast()) : own, options: backtest.options.scores)
          ) + remarks(on: result, own))
    }
    if !backtest.leftOut.isEmpty {
      blocks.append(
        [phrases.leftOutHeading]
          + backtest.leftOut.map {
            "  \(ForecastText.title($0.record.indicator)): \(phrases.leftOut($0.obstacle))"
          })
    }
    if rows.contains(where: { $0.summary.lawCount > 0 }) {
      let percent = WideForecastFile.percentText(backtest.options.scores.intervalScoreCoverage)
      blocks.append([phrases.explanation(intervalPercent: percent)])
    }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Why a series takes no part.
  public func reason(for obstacle: Backtest.Obstacle) -> String { phrases.leftOut(obstacle) }

  private func table(
    of rows: [BacktestRow], options: ForecastScores.Options
  ) -> [[String]] {
    let header =
      [phrases.trainingColumn, phrases.horizonColumn, phrases.countColumn]
      + options.coverages.map {
        phrases.coverageColumn(percent: WideForecastFile.percentText($0))
      } + [
        phrases.rankedScoreColumn, phrases.quantileLossColumn,
        phrases.intervalScoreColumn(
          percent: WideForecastFile.percentText(options.intervalScoreCoverage)),
        phrases.medianErrorColumn, phrases.transformColumn, "",
      ]
    return [header]
      + rows.map { row in
        let summary = row.summary
        func figure(_ value: Double?) -> String {
          value.map { $0.isFinite ? NumberText.significant($0, digits: 3) : "–" } ?? "–"
        }
        let coverages = summary.coverages.map { coverage -> String in
          guard let share = coverage.empiricalCoverage else { return "–" }
          let inside = Int((share.value * Double(share.count)).rounded())
          return "\(inside)/\(share.count) (\(percent(share)))"
        }
        let counts = [row.key.trainingCount, row.key.horizon].map {
          $0.map(String.init) ?? phrases.all
        }
        return counts + [String(summary.forecastCount)] + coverages + [
          figure(summary.rankedScore.mean?.value), figure(summary.quantileLoss.mean?.value),
          figure(summary.intervalScore.mean?.value), figure(summary.medianAbsoluteError),
          summary.transforms.map { NumberText.fixed($0.mean, decimals: 2) } ?? "–",
          row.notes.contains(.anecdotal) ? phrases.anecdotalMark : "",
        ]
      }
  }

  /// Fewer series than this do not show how series differ.
  private static let leastSeriesForError = 10

  /// A share in percent, with its standard error by series where there are enough of them.
  private func percent(_ share: ClusteredMean) -> String {
    guard share.clusterCount >= Self.leastSeriesForError,
      let error = share.clusteredStandardError
    else { return percent(share.value) }
    return NumberText.fixed(share.value * 100, decimals: 0) + " ± "
      + NumberText.fixed(error * 100, decimals: 1) + " %"
  }

  private func percent(_ share: Double) -> String {
    NumberText.fixed(share * 100, decimals: 0) + " %"
  }

  private func remarks(on result: Backtest.ModelResult, _ rows: [BacktestRow]) -> [String] {
    var remarks: [String] = []
    if rows.contains(where: { $0.notes.contains(.anecdotal) }) {
      remarks.append(phrases.anecdotal(below: BacktestRow.anecdotalBelow))
    }
    guard let all = rows.last else { return remarks }
    let summary = all.summary
    let infinite =
      [summary.rankedScore, summary.intervalScore, summary.quantileLoss]
      .map(\.infiniteCount).max() ?? 0
    if infinite > 0 { remarks.append(phrases.infinite(count: infinite)) }
    if summary.medianOnlyCount > 0 {
      remarks.append(phrases.medianOnly(count: summary.medianOnlyCount))
    }
    if summary.refusedCount > 0 { remarks.append(phrases.refused(count: summary.refusedCount)) }
    if summary.refusedCount == summary.forecastCount { remarks.append(phrases.noForecast) }
    if let targets = all.targets {
      remarks.append(
        phrases.targets(
          count: targets.brier.count, met: percent(targets.observedShare),
          given: percent(targets.meanProbability),
          brier: NumberText.fixed(targets.brier.value, decimals: 3),
          standardError: targets.brier.clusteredStandardError.map {
            NumberText.fixed($0, decimals: 3)
          }))
      remarks += targets.tenths.map { tenth in
        phrases.tenth(
          from: tenth.index * 10, to: tenth.index * 10 + 10,
          given: percent(tenth.meanProbability),
          met: Int((tenth.observed.value * Double(tenth.observed.count)).rounded()),
          count: tenth.observed.count)
      }
    }
    if result.targetsWithoutProbability > 0 {
      remarks.append(phrases.withoutProbability(count: result.targetsWithoutProbability))
    }
    return remarks
  }

  /// Columns aligned to the right in display width, the marks at the end to the left.
  private func aligned(_ rows: [[String]]) -> [String] {
    guard let columnCount = rows.map(\.count).max() else { return [] }
    let widths = (0..<columnCount).map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == columnCount - 1 ? cell : DisplayWidth.leftPadded(cell, to: widths[index])
      }
      return DisplayWidth.trimmed(cells.joined(separator: "  "))
    }
  }
}
