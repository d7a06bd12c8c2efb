import Foundation
import Mikomi

/// The panel of policy indicators: each series with the targets of its years.
struct Panel {
  /// A series and the fold that it belongs to.
  struct Series: Sendable {
    let record: IndicatorRecord
    let fold: Int
  }

  /// The number of folds.
  static let foldCount = 5

  /// All series, in the order of the file.
  let series: [Series]

  /// Reads the panel's table: series_id, ministry, project, indicator, unit, fiscal_year, actual, target.
  init(_ url: URL) throws {
    let table = try CSVReader().table(
      from: Array(try Data(contentsOf: url)), named: url.lastPathComponent)
    let positions = Dictionary(
      uniqueKeysWithValues: table.header.enumerated().map { ($1.text, $0) })
    var order: [String] = []
    var groups: [String: [[String: String]]] = [:]
    for cells in table.rows {
      let row = positions.mapValues { cells[$0].text }
      let id = row["series_id"] ?? ""
      if groups[id] == nil { order.append(id) }
      groups[id, default: []].append(row)
    }
    series = order.compactMap { id in groups[id].flatMap { Self.series(id: id, rows: $0) } }
  }

  private static func series(id: String, rows: [[String: String]]) -> Series? {
    guard let first = rows.first else { return nil }
    let unit = Indicator.Unit(first["unit"] ?? "")
    func numbers(_ column: String) -> [(year: FiscalYear, value: Double)] {
      rows.compactMap { row in
        guard let year = row["fiscal_year"].flatMap({ Int($0) }),
          let value = row[column].flatMap({ Double($0) }), value.isFinite
        else { return nil }
        return (FiscalYear(starting: year), value)
      }
    }
    let record = IndicatorRecord(
      indicator: Indicator(id: id, name: first["indicator"] ?? id, unit: unit),
      actuals: numbers("actual").map { Actual(fiscalYear: $0.year, value: $0.value) },
      // The panel knows no direction: higher is taken to be better.
      targets: numbers("target").map {
        Target(
          fiscalYear: $0.year, criterion: .atLeast($0.value), unit: unit,
          directionSource: .assumed)
      })
    return Series(
      record: record, fold: fold(of: (first["ministry"] ?? "") + "\n" + (first["project"] ?? "")))
  }

  /// Series of one programme share a fold, so that none teaches the others of its own programme.
  private static func fold(of programme: String) -> Int {
    let hash = programme.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return Int((hash >> 32) % UInt64(foldCount))
  }
}
