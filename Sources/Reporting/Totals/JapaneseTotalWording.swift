/// The phrases of totals in Japanese.
struct JapaneseTotalWording: TotalWording {
  var correlationLabel: String { "内訳の相関" }
  func chance(at correlation: String, figure: String) -> String { "\(correlation)なら\(figure)" }
  func taken(_ entries: [String]) -> String {
    entries.joined(separator: "、")
  }
  func notEstimated(moveCount: Int, needed: Int) -> String {
    "推定: ほとんどわからない（共通の変化は\(moveCount)個、推定には\(needed)個要る）"
  }
  func estimated(
    _ correlation: String, from low: String, to high: String, moveCount: Int
  ) -> String {
    "推定: \(correlation)（95%区間 \(low)〜\(high)、共通の変化\(moveCount)個から）"
  }
  func hardlyKnown(_ estimate: String) -> String { "\(estimate)で、ほとんどわからない" }
  func overAll(_ estimate: String, least: String, greatest: String) -> String {
    least == greatest
      ? "\(estimate)。どの相関でも\(least)" : "\(estimate)。相関によって\(least)から\(greatest)"
  }
  func overInterval(
    _ estimate: String, figure: String, least: String, greatest: String
  ) -> String {
    least == greatest
      ? "\(estimate)。このとき\(figure)、区間のどこでも同じ"
      : "\(estimate)。このとき\(figure)、区間の中では\(least)から\(greatest)"
  }
  func method(
    parts: [String], correlation: String, preset: String, actualCount: Int, origin: String
  ) -> String {
    "内訳 \(parts.joined(separator: "、")) の予測の和（プリセット \(preset)、相関は \(correlation) と仮定）、\n"
      + "実績は各\(actualCount)個以上（合計は\(origin)まで）"
  }
  func ownValues(_ method: String, forWantOf part: String) -> String {
    "\(method)\n内訳 \(part) の予測ができないため、合計自身の値による。内訳の和と合うとは限らない"
  }
  func ofSum(_ view: String) -> String { "内訳の和、\(view)" }
  func ownFit(_ view: String) -> String { "合計自身の値だけから、\(view)" }
  func notForSums(parts: [String]) -> String {
    "合計の値だけでは、どの内訳が動いたかわからない。来年度の値と過去の年度の影響は、\n"
      + "内訳（\(parts.joined(separator: "、"))）で見る。"
  }
}
