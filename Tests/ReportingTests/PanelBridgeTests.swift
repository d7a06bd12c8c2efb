import Foundation
import Forecasting
import IndicatorData
import Indicators
import StatisticalNumerics
import Tables
import TestSupport
import Testing

/// Related series among the ministry panel: indicators of one programme, the newest year of one held back.
@Suite(.tags(.reference, .slow), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct PanelBridgeTests {
  /// The records of the panel, and the programme of each.
  private func panel() throws -> (records: [IndicatorRecord], programmes: [String: String]) {
    let table = try CSVReader().table(from: Array(PackedFile.ministryPanel()), named: "panel")
    func position(_ name: String) throws -> Int {
      try #require(table.header.firstIndex { $0.text == name })
    }
    let (id, ministry, project) = (
      try position("series_id"), try position("ministry"), try position("project")
    )
    var programmes: [String: String] = [:]
    for row in table.rows { programmes[row[id].text] = row[ministry].text + row[project].text }
    return (try TidyReader().panel(in: table).records, programmes)
  }

  /// The record without its newest value.
  private func heldBack(_ record: IndicatorRecord) -> IndicatorRecord {
    IndicatorRecord(indicator: record.indicator, actuals: record.actuals.dropLast())
  }

  /// Whether the pair has five common moves before the newest value, and the partner that year's move.
  private func isPair(_ record: IndicatorRecord, _ partner: IndicatorRecord) -> Bool {
    let (own, other) = (
      Set(record.actuals.map(\.fiscalYear)), Set(partner.actuals.map(\.fiscalYear))
    )
    guard let last = record.latest?.fiscalYear else { return false }
    func isMove(_ year: FiscalYear) -> Bool {
      [year, year.advanced(by: -1)].allSatisfy { own.contains($0) && other.contains($0) }
    }
    return isMove(last) && own.count { $0 < last && isMove($0) } >= 5
      && (record.actuals + partner.actuals).allSatisfy { $0.value >= 0 }
  }

  @Test func `of real pairs a few are used, and their bands hold what they promise`() throws {
    let (records, programmes) = try panel()
    var (pairs, used, inside, insideAlone) = (0, 0, 0, 0)
    var ratios: [Double] = []
    let groups = Dictionary(grouping: records) { programmes[$0.indicator.id] ?? "" }
    for programme in groups.keys.sorted() {
      let members = groups[programme] ?? []
      for record in members {
        for partner in members
        where partner.indicator.id != record.indicator.id && isPair(record, partner) {
          pairs += 1
          let known = heldBack(record)
          let related = known.related(to: RelatedSeries(partner, source: "panel"))
          let forecast = IndicatorForecast(of: related, model: .predictive, horizon: 1)
          guard forecast.bridge?.isUsed == true, let outcome = record.latest else { continue }
          used += 1
          func band(_ forecast: IndicatorForecast) throws -> ClosedRange<Double> {
            try #require(forecast[outcome.fiscalYear]?.distribution)
              .centralInterval(coverage: .percent80)
          }
          let own = try band(forecast)
          let alone = try band(IndicatorForecast(of: known, model: .predictive, horizon: 1))
          if own.contains(outcome.value) { inside += 1 }
          if alone.contains(outcome.value) { insideAlone += 1 }
          ratios.append(
            (own.upperBound - own.lowerBound) / max(alone.upperBound - alone.lowerBound, 1e-12))
        }
      }
    }
    try #require(!ratios.isEmpty)
    let median = ratios.sorted()[ratios.count / 2]
    let summary =
      "\(pairs) pairs, \(used) used, \(inside) inside, \(insideAlone) by the law alone, width \(median)"
    #expect((400...600).contains(pairs), "\(summary)")
    // Most indicators of a programme have little to do with each other.
    #expect((10...pairs / 5).contains(used), "\(summary)")
    #expect(Double(inside) >= 0.65 * Double(used) && median < 0.8, "\(summary)")
  }
}
