import Indicators

/// The phrases of charts in Japanese.
struct JapaneseChartWording: ChartWording {
  var shared: any ReportWording { JapaneseWording() }

  func actual(_ value: String, in year: String) -> String { "実績 \(value)（\(year)）" }
  func median(_ value: String) -> String { "予測の中央値 \(value)" }
  func band(percent: String, timesInTen: Int?) -> String {
    timesInTen.map { "10回中\($0)回の範囲" } ?? "\(percent)%予測区間"
  }
  func goal(_ criterion: String, in year: String) -> String { "目標 \(criterion)" }
  var path: String { "目標までの直線" }
  var pending: String { "集計中" }
  func jump(isPowerOfTen: Bool) -> String { isPowerOfTen ? "桁の誤り？" : "値の飛び？" }
  var cutAtFrame: String { "▲▼ 枠を超える部分は枠で切って示した。数値は予測の表にある。" }
  func dots(met: Int, of count: Int) -> String {
    "点は1つで\(100 / count)%。\(count)個のうち塗りつぶした\(met)個が目標を満たす（指標の動きだけから）。"
  }

  func actuals(count: Int, from first: String, to last: String) -> String {
    count == 1 ? "実績は\(first)の1個" : "実績は\(first)から\(last)までの\(count)個"
  }
  func latest(_ value: String, in year: String) -> String { "最新は\(year)の\(value)" }
  func pathSentence(from value: String, in year: String, isStated: Bool) -> String {
    "目標までの直線は\(year)の\(isStated ? "基準値" : "最初の実績") \(value) から引いた"
  }
  func pendingSentence(years: [String]) -> String { "集計中は\(years.joined(separator: "、"))" }
  func jumpSentence(years: [String]) -> String {
    "前の年から飛んでいて確認を要するのは\(years.joined(separator: "、"))"
  }
  func medianSentence(_ value: String, in year: String) -> String {
    "\(year)の予測の中央値は\(value)"
  }
  func bandSentence(_ band: String, from low: String, to high: String) -> String {
    "\(band)は\(low)から\(high)"
  }
  var noForecast: String { "予測は示していない" }
  func sentence(_ text: String) -> String { text + "。" }
  func description(_ sentences: [String]) -> String { sentences.joined() }

  func multiplesTitle(count: Int) -> String { "\(count)指標の実績と予測" }
  func multiplesDescription(names: [String]) -> String {
    "実績、予測、目標の小さな図。軸は指標ごとに異なる。" + names.joined(separator: "、") + "。"
  }
  var medianName: String { "予測の中央値" }
  var target: String { "目標" }
  func triageTitle(count: Int) -> String { "目標はどれだけ達成されそうか（\(count)件）" }
  func triageDescription(shown: Int, of count: Int, expected: Int, unlikely: Int) -> String {
    "\(count)件の目標を達成の割合が低い順に並べた。割合を示すのは\(shown)件。"
      + "達成すると見込まれるもの\(expected)件、達成は難しいと見込まれるもの\(unlikely)件。"
  }
  var triageAxis: String { "掲げられた目標としての達成の割合" }
  var triageLegend: String {
    "| 掲げられた目標としての達成の割合  - プリセットと単純なモデルによる幅"
  }
  var triageNotes: [String] {
    [
      "● 掲げられた目標として達成と公表される割合。線はプリセットと単純なモデルによる幅（指標の動きだけから）。",
      "破線は判定の区切り。判定には確からしさが中以上であることも要る。",
    ]
  }
}
