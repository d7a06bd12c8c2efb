import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

/// Makes the forecast of a file with a column `period`.
struct LongSeriesForecasting {
  let request: LongSeriesRequest
  let common: CommonOptions

  /// The results.
  ///
  /// - Parameters:
  ///   - input: At its beginning.
  ///   - notes: What is said of it on standard error.
  /// - Returns: The text to write.
  /// - Throws: What is wrong with the input, 65, or with what is asked of it, 64.
  func results(
    of input: InputBuffer, reporting notes: inout [Diagnostic]
  ) throws(CommandFailure) -> CommandResults {
    let writer = try common.writer()
    let seed = try common.seedValue()
    let reading = try LongSeriesReading.read(input)
    let horizon = try request.horizon(after: reading.columns.lastPeriod)
    let (_, isBeyond) = reading.columns.lastPeriod.addingReportingOverflow(horizon)
    guard !isBeyond else {
      throw reading.fault(
        LongSeriesProblem.noPeriodAfter(last: reading.columns.lastPeriod), line: reading.lastLine)
    }
    let trend = try fit(reading)
    let forecast = LongSeriesForecast(
      identifier: reading.cells.identifier, name: reading.cells.name, unit: reading.cells.unit,
      trend: trend, horizon: horizon, coverages: request.coverages,
      target: request.target.map { request.direction == .down ? .atMost($0) : .atLeast($0) })
    notes = self.notes(on: forecast, reading: reading, trend: trend, file: input.name)
    let text =
      switch common.effectiveFormat {
      case .table: LongSeriesText(language: common.language).text(of: forecast)
      case .csv, .tsv: LongSeriesFile.table(of: forecast).text(writer)
      case .json: LongSeriesFile.document(of: forecast, version: Version.current, seed: seed)
      }
    return CommandResults(text: text, status: .done)
  }

  private func fit(_ reading: borrowing LongSeriesReading) throws(CommandFailure) -> LongTrend {
    let season = request.season
    do throws(LongTrendError) {
      return try LongTrend.fit(
        sharing: reading.columns.values,
        runs: reading.columns.runs.map {
          PeriodRun(firstIndex: $0.firstIndex, firstPeriod: $0.firstPeriod)
        }, season: season, threadCount: ThreadCount.ofProcessors)
    } catch {
      let problem: LongSeriesProblem =
        switch error {
        case .tooFewValues(let required, let found):
          .tooFewValues(required: required, found: found, season: season)
        case .emptySeason(let number): .emptySeason(number: number, of: season)
        case .tooManySeasonsForGaps(let limit):
          .tooManySeasonsForGaps(season: season, limit: limit)
        case .spanTooLong:
          .spanTooLong(
            first: reading.columns.runs[0].firstPeriod, last: reading.columns.lastPeriod)
        case .nonFiniteValue, .outOfRange: .outOfRange
        }
      throw reading.fault(problem, line: reading.lastLine)
    }
  }

  /// How cells were read; beside rows, what tables for people say themselves.
  private func notes(
    on forecast: LongSeriesForecast, reading: borrowing LongSeriesReading, trend: LongTrend,
    file: String
  ) -> [Diagnostic] {
    let place = SourceLocation(file: file)
    var notes = reading.cells.notes
    if request.target != nil, request.direction == nil {
      notes.append(
        Diagnostic(
          .note, at: place,
          IndicatorDataProblem.directionAssumed(series: reading.cells.identifier)))
    }
    guard common.effectiveFormat != .table else { return notes }
    if trend.gapCount > 0 {
      let runs = reading.columns.runs
      let before = runs[0].firstPeriod + (runs[1].firstIndex - 1)
      notes.append(
        Diagnostic(
          .note, at: place,
          LongSeriesProblem.gaps(
            count: trend.gapCount, missing: trend.missingPeriodCount, after: before)))
    }
    func doubt(_ language: Language) -> String? {
      LongSeriesText(language: language).doubt(of: forecast).map { text in
        text.split(separator: "\n").joined(separator: language == .english ? " " : "")
      }
    }
    if let english = doubt(.english), let japanese = doubt(.japanese) {
      notes.append(
        Diagnostic(
          .note, at: place, LongSeriesProblem.dependence(english: english, japanese: japanese)))
    }
    return notes
  }
}
