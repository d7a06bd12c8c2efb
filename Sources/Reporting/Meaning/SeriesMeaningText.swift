import Indicators
import Tables

/// The kind of quantity and the break that a source declares, as text for people.
struct SeriesMeaningText {
  let wording: any ReportWording

  private var isJapanese: Bool { wording.language == .japanese }

  var kindLabel: String { isJapanese ? "種類" : "Kind" }
  var breakLabel: String { isJapanese ? "断絶" : "Break" }
  /// The status of a value of another definition.
  var beforeBreak: String { isJapanese ? "断絶前" : "before break" }

  /// The kind; for a cumulative figure with what the law does not know of it.
  func kind(of indicator: Indicator) -> String? {
    guard let measure = indicator.measure else { return nil }
    let word = isJapanese ? japanese(measure) : measure.rawValue
    guard measure == .cumulative else { return word }
    return wording.explained(word, by: cumulativeMayFall)
  }

  var cumulativeMayFall: String {
    isJapanese
      ? "減らない値だが、予測法はそれを知らず、区間の下側は最新の実績を下回ることがある"
      : "it never falls; the law does not know that, so its lower bands may lie below the latest value"
  }

  /// Where the present definition begins, and what is left out.
  func seriesBreak(of record: IndicatorRecord) -> String? {
    guard let seriesBreak = record.seriesBreak else { return nil }
    let year = wording.year(seriesBreak.fiscalYear, record.indicator.yearKind)
    let count = seriesBreak.earlierActuals.count
    return isJapanese
      ? "\(year)から定義が変わった。それより前の値\(count)個は予測、伸び、達成率に使わない"
      : "new definition from \(year) on; \(count) earlier \(count == 1 ? "value" : "values") left out of "
        + "forecast, growth and rates"
  }

  private func japanese(_ measure: Indicator.Measure) -> String {
    switch measure {
    case .flow: "フロー"
    case .stock: "ストック"
    case .cumulative: "累計"
    case .share: "割合"
    case .count: "件数"
    case .rank: "順位"
    }
  }
}
