import Indicators
import Tables

/// Values of one series with their places, whatever layout they come from.
struct CheckedSeries {
  /// One value.
  struct Point {
    let actual: Actual
    let text: String
    let location: SourceLocation
  }

  /// One target.
  struct TargetPoint {
    let year: FiscalYear
    let value: Double
    let text: String
    let location: SourceLocation
  }

  let id: String
  /// By year, each year once.
  let points: [Point]
  /// By year.
  let targets: [TargetPoint]

  /// A series; of two values of a year the first counts.
  init(id: String, points: [Point], targets: [TargetPoint]) {
    self.id = id
    var years: Set<FiscalYear> = []
    self.points = points.filter { years.insert($0.actual.fiscalYear).inserted }
      .sorted { $0.actual.fiscalYear < $1.actual.fiscalYear }
    self.targets = targets.sorted { $0.year < $1.year }
  }

  /// The series of a tidy table.
  static func all(_ inspection: TidyReader.Inspection, in table: Table) -> [CheckedSeries] {
    inspection.series.map { series in
      var points: [Point] = []
      var targets: [TargetPoint] = []
      for row in series.rows {
        if case .value(let notation) = row.content {
          points.append(
            Point(
              actual: Actual(
                fiscalYear: row.year.year, value: notation.value,
                roundingInterval: row.interval ?? notation.roundingInterval),
              text: row.valueCell.text, location: table.location(of: row.valueCell)))
        }
        if case .criterion(let notation) = row.target, let cell = row.targetCell {
          targets.append(
            TargetPoint(
              year: row.year.year, value: notation.value, text: cell.text,
              location: table.location(of: cell)))
        }
      }
      return CheckedSeries(id: series.id, points: points, targets: targets)
    }
  }

  /// The series of an import.
  static func all(_ series: [ImportedSeries]) -> [CheckedSeries] {
    series.map { series in
      var points: [Point] = []
      var targets: [TargetPoint] = []
      for value in series.values {
        guard case .number(let notation) = value.content else { continue }
        if value.role == .target {
          targets.append(
            TargetPoint(
              year: value.year, value: notation.value, text: value.rawText,
              location: value.location))
        } else {
          points.append(
            Point(
              actual: Actual(
                fiscalYear: value.year, value: notation.value,
                roundingInterval: notation.roundingInterval),
              text: value.rawText, location: value.location))
        }
      }
      return CheckedSeries(id: series.id, points: points, targets: targets)
    }
  }

  /// The actuals of a file of forecasts, those of each series' first model.
  static func all(forecastsIn table: Table) -> [CheckedSeries] {
    let names = table.header.map(\.text)
    guard let id = names.firstIndex(of: "series_id"),
      let year = names.firstIndex(of: "fiscal_year"),
      let actual = names.firstIndex(of: "actual"), let model = names.firstIndex(of: "model_id")
    else { return [] }
    var positions: [[UInt8]: Int] = [:]
    var gathered: [(id: String, model: String, points: [Point])] = []
    for row in table.rows {
      let key = Array(row[id].text.utf8)
      let position = positions[key] ?? gathered.count
      if position == gathered.count {
        positions[key] = position
        gathered.append((row[id].text, row[model].text, []))
      }
      guard gathered[position].model == row[model].text,
        let notation = try? ValueNotation(row[actual].text),
        let fiscalYear = try? YearNotation(row[year].text).year
      else { continue }
      gathered[position].points.append(
        Point(
          actual: Actual(
            fiscalYear: fiscalYear, value: notation.value,
            roundingInterval: notation.roundingInterval),
          text: row[actual].text, location: table.location(of: row[actual])))
    }
    return gathered.map { CheckedSeries(id: $0.id, points: $0.points, targets: []) }
  }
}
