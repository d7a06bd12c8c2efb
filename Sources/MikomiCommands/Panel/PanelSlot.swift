import IndicatorData
import Reporting
import Tables

/// One block of a panel on its way: its text, its series, its forecasts as text.
///
/// Only one thread uses a slot at a time.
final class PanelSlot: @unchecked Sendable {
  /// A series that cannot be read.
  struct Refusal {
    /// Its number in the block.
    let series: Int
    let faults: DiagnosticList
  }

  let block = LongBlock()
  let forecasts: PanelBlockForecast
  /// Where the block starts in the input.
  var offset = 0
  /// The line on which it starts, from 1.
  var line = 1
  /// Series that are not where they should be, by their number in the block.
  var disordered: [Int: PanelProblem] = [:]
  private(set) var refusals: [Refusal] = []
  private(set) var marks: [PanelMark] = []
  /// The number of series, those without any filled cell left out.
  private(set) var seriesCount = 0

  private let layout: PanelLayout
  private let file: String

  init(layout: PanelLayout, format: PanelFileFormat, file: String) {
    self.layout = layout
    self.file = file
    forecasts = PanelBlockForecast(
      format: format, yearKind: layout.yearKind, direction: layout.direction)
  }

  /// Divides the text into series and reads the plain ones.
  func read() { block.read(layout.rows) }

  /// Reads the others, forecasts all and writes their rows.
  func forecast() {
    refusals.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    var given: [Int: PanelBlockForecast.Given] = [:]
    seriesCount = block.series.count
    for (number, series) in block.series.enumerated() {
      var identifier: String {
        String(decoding: block.bytes(of: series.identifier), as: UTF8.self)
      }
      if !disordered.isEmpty, let problem = disordered[number] {
        let place = SourceLocation(file: file, line: line + series.line)
        refusals.append(
          Refusal(
            series: number, faults: DiagnosticList([Diagnostic(.error, at: place, problem)])))
        given[number] = .refused(identifier: identifier, reason: "not_grouped")
        continue
      }
      guard series.isOdd else { continue }
      switch layout.result(of: series, in: block, line: line, offset: offset) {
      case .success(nil):
        given[number] = .nothing
        seriesCount -= 1
      case .success(let read?):
        marks += read.marks
        given[number] = .record(read.record)
      case .failure(let faults):
        refusals.append(Refusal(series: number, faults: faults))
        given[number] = .refused(
          identifier: identifier,
          reason: "unreadable;" + (faults.diagnostics.first?.problem.code ?? ""))
      }
    }
    forecasts.write(block, given: given)
  }

  /// Why series have no forecast, a line each, in their order.
  func messages(in language: Language) -> [CommandFailure.Message] {
    var messages: [(series: Int, message: CommandFailure.Message)] = refusals.map { refusal in
      (refusal.series, .diagnostic(refusal.faults.diagnostics[0]))
    }
    messages += forecasts.failures.map { failure in
      let series = block.series[failure.series]
      let problem = PanelProblem.noForecast(
        series: failure.identifier,
        reason: ForecastText(language: language).reason(for: failure.failure))
      return (
        failure.series,
        .diagnostic(
          Diagnostic(
            .error, at: SourceLocation(file: file, line: line(of: series)), problem))
      )
    }
    return messages.sorted { $0.series < $1.series }.map(\.message)
  }

  /// The line of a series' first row.
  private func line(of series: LongBlock.Series) -> Int {
    block.origins.last { $0.start <= series.text.start }?.line ?? line + series.line
  }
}
