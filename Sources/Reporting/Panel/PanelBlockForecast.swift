import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The forecasts of a block of series, written as rows.
///
/// Series of plain cells go through the panel engine in columns; all others, and those of which there is
/// something to note, through the models of single series, as `mikomi forecast` takes them. Which way a
/// series goes is decided by its own cells alone, so that its rows do not depend on the block that it
/// comes in. A reference type that keeps its memory; only one thread may use it at a time.
package final class PanelBlockForecast: @unchecked Sendable {
  /// A series that does not go the plain way.
  package enum Given: Sendable {
    /// Read by the full reader.
    case record(IndicatorRecord)
    /// Refused, with the codes for its row.
    case refused(identifier: String, reason: String)
    /// All its rows are blank.
    case nothing
  }

  /// A series without a forecast.
  package struct Failure: Sendable {
    /// Its number in the block.
    package let series: Int
    /// Its identifier.
    package let identifier: String
    /// Why.
    package let failure: SeriesProjection.Failure
  }

  let format: PanelFileFormat
  let yearKind: YearKind
  let direction: Target.Direction
  /// The rows as text.
  package let text = TextBlock(capacity: 1 << 18)
  /// The series that the model says nothing of.
  package private(set) var failures: [Failure] = []
  /// How many series have targets of which nothing says which way is better.
  package private(set) var assumedDirectionCount = 0
  let rows: PanelText
  let bands: PanelBands
  /// The name of the model where no values choose it.
  let defaultModelIdentifier: String
  private var eraLabels: [Int: String] = [:]
  private let isDirectionStated: Bool

  /// A writer of blocks.
  ///
  /// - Parameters:
  ///   - format: What is written.
  ///   - yearKind: What the header says of plain years.
  ///   - direction: The better direction where no row says so; `nil` for up.
  package init(format: PanelFileFormat, yearKind: YearKind, direction: Target.Direction?) {
    self.format = format
    self.yearKind = yearKind
    self.direction = direction ?? .up
    isDirectionStated = direction != nil
    rows = PanelText(format: format, text: text)
    bands = PanelBands(format: format)
    defaultModelIdentifier = Self.modelIdentifier(format)
  }

  /// The label of a year, such as R4年度.
  func eraLabel(of year: Int) -> String {
    if let label = eraLabels[year] { return label }
    let label = FiscalYear(starting: year).eraLabel(yearKind)
    eraLabels[year] = label
    return label
  }

  /// Forecasts all series of a block and writes their rows in its order.
  ///
  /// - Parameters:
  ///   - block: The series.
  ///   - given: Those that do not go the plain way, by their number in the block.
  package func write(_ block: LongBlock, given: [Int: Given]) {
    text.removeAll()
    failures.removeAll(keepingCapacity: true)
    assumedDirectionCount = 0
    let plain = plainForecasts(of: block, given: given)
    for (number, series) in block.series.enumerated() {
      switch given[number] {
      case .record(let record): append(record, number: number)
      case .refused(let identifier, let reason):
        rows.appendFailure(
          identifier: identifier, model: defaultModelIdentifier,
          year: lastYear(of: series, in: block), reason: reason)
      case .nothing: break
      case nil:
        if appendPlain(number, series, of: block, plain) {
          if !series.targets.isEmpty, series.direction == 0, !isDirectionStated {
            assumedDirectionCount += 1
          }
        } else {
          append(record(of: series, in: block), number: number)
        }
      }
    }
  }

  private func append(_ record: IndicatorRecord, number: Int) {
    let projection = SeriesProjection(
      record: record, choice: format.model, options: format.options)
    rows.append(projection)
    if let failure = projection.failure {
      failures.append(
        Failure(series: number, identifier: record.indicator.id, failure: failure))
    }
    if !isDirectionStated, record.targets.contains(where: { $0.directionSource == .assumed }) {
      assumedDirectionCount += 1
    }
  }

  private static func modelIdentifier(_ format: PanelFileFormat) -> String {
    switch format.model {
    case .automatic: ModelName.predictive.identifier(preset: format.options.preset)
    case .named(let name): name.identifier(preset: format.options.preset)
    }
  }

  private func lastYear(of series: LongBlock.Series, in block: LongBlock) -> Int? {
    guard let last = series.rows.last, block.years[last] != 0 else { return nil }
    return Int(block.years[last])
  }

  /// A plain series as a record.
  func record(of series: LongBlock.Series, in block: LongBlock) -> IndicatorRecord {
    let id = String(decoding: block.bytes(of: series.identifier), as: UTF8.self)
    let name = String(decoding: block.bytes(of: series.name), as: UTF8.self)
    let unit = Indicator.Unit(String(decoding: block.bytes(of: series.unit), as: UTF8.self))
    let targets = series.targets.map { index in
      Target(
        fiscalYear: FiscalYear(starting: block.targets[index].year),
        threshold: block.targets[index].threshold, unit: unit,
        direction: series.direction == 0
          ? isDirectionStated ? direction : nil : series.direction > 0 ? .up : .down,
        statedBaseline: nil)
    }
    let targetYears = Set(targets.map(\.fiscalYear))
    var actuals: [Actual] = []
    var unobserved: [UnobservedYear] = []
    for row in series.rows {
      let year = FiscalYear(starting: Int(block.years[row]))
      if block.values[row].isFinite {
        actuals.append(Actual(fiscalYear: year, value: block.values[row]))
      } else if !targetYears.contains(year) {
        unobserved.append(UnobservedYear(fiscalYear: year, status: .blank))
      }
    }
    return IndicatorRecord(
      indicator: Indicator(
        id: id, name: name.isEmpty ? id : name, unit: unit, yearKind: yearKind),
      actuals: actuals, unobservedYears: unobserved, targets: targets)
  }
}
