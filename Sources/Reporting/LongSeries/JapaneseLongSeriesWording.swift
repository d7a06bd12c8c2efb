/// The phrases of long series in Japanese.
struct JapaneseLongSeriesWording: LongSeriesWording {
  var periodColumn: String { "期" }
  var seasonColumn: String { "季節" }
  var standardErrorColumn: String { "標準誤差" }
  func method(season: Int, count: Int, first: Int, last: Int) -> String {
    (season > 1 ? "線形トレンドと\(season)の季節" : "線形トレンド")
      + "、値\(count)個（期\(first)から\(last)まで）"
  }
  func gaps(count: Int, missing: Int) -> String {
    "途切れ\(count)か所、値のない期\(missing)個。トレンドと季節は期の番号によります"
  }
  func residuals(deviation: String, correlation: String?, durbinWatson: String?) -> String {
    var text = "残差: 標準偏差 \(deviation)"
    if let correlation { text += "、1期ずらした自己相関 \(correlation)" }
    if let durbinWatson { text += "、ダービン・ワトソン比 \(durbinWatson)" }
    return text
  }
  var assumption: String {
    "区間は将来の個々の値の予測区間です。直線のまわりの誤差が互いに独立で、ばらつきが等しく正規分布に従い、\n"
      + "直線が今後も続くことを前提としています。"
  }
  func positiveDependence(correlation: String, factor: String?, hasSeasons: Bool) -> String {
    "誤差は独立ではありません（1期ずらした自己相関 \(correlation)）。予測区間は狭すぎ、水準が漂うほどその度合いが増します。\n"
      + (factor.map { "係数の標準誤差はおよそ\($0)分の1に小さく出ており、" } ?? "")
      + "予測は続けて同じ側に外れます。\n"
      + (hasSeasons
        ? "いくつかの期の平均を予測してください" : "季節があれば --season で指定するか、いくつかの期の平均を予測してください")
  }
  func negativeDependence(correlation: String, hasSeasons: Bool) -> String {
    "誤差は独立ではありません（1期ずらした自己相関 \(correlation)）。直線を上回る値の次は下回ることが多く、\n"
      + "係数の標準誤差は大きく出ています。" + (hasSeasons ? "" : "季節があれば --season で指定してください")
  }
  func noInterval(count: Int, coefficients: Int) -> String {
    "区間も割合もありません（値\(count)個に係数\(coefficients)個で、自由度が残りません）"
  }
  func withheld(count: Int) -> String {
    "80%を超える区間（CSV と JSON にはある）（値\(count)個では少ないため）"
  }
}
