import Indicators

/// The phrases of backtests in Japanese.
struct JapaneseBacktestWording: BacktestWording {
  func title(seriesCount: Int, minimumTrainingCount: Int, horizon: Int) -> String {
    "\(seriesCount)系列の検証: 実績が\(minimumTrainingCount)個以上ある各年から、\(horizon)年先までを予測した結果"
  }
  var trainingColumn: String { "実績数" }
  var horizonColumn: String { "何年先" }
  var countColumn: String { "予測数" }
  func coverageColumn(percent: String) -> String { "\(percent)%区間内" }
  var rankedScoreColumn: String { "CRPS" }
  var quantileLossColumn: String { "ピンボール" }
  func intervalScoreColumn(percent: String) -> String { "Winkler \(percent)" }
  var medianErrorColumn: String { "誤差の中央値" }
  var transformColumn: String { "PIT平均" }
  var all: String { "全体" }
  var anecdotalMark: String { "参考" }
  func anecdotal(below limit: Int) -> String {
    "参考: 実績\(limit)個未満の1系列では、たまたま起きたことがわかるだけで、モデルの良し悪しは言えません"
  }
  func infinite(count: Int) -> String {
    "無限大のため平均から除いた得点: \(count)個（CRPS には裾が重すぎるか、端が倍精度の範囲を超える）。モデルはピンボール損失で比べてください"
  }
  func medianOnly(count: Int) -> String { "中央値だけで区間のない予測: \(count)個" }
  func refused(count: Int) -> String { "モデルが扱えなかった予測: \(count)個" }
  var noForecast: String { "予測できたものがありません" }
  func targets(
    count: Int, met: String, given: String, brier: String, standardError: String?
  ) -> String {
    "過去の目標: \(count)個、達成 \(met)、示した割合の平均 \(given)、Brier スコア \(brier)"
      + (standardError.map { " ± \($0)" } ?? "")
  }
  func tenth(from: Int, to: Int, given: String, met: Int, count: Int) -> String {
    "  \(from)〜\(to)%と示したもの（平均 \(given)）: \(count)個のうち\(met)個達成"
  }
  func withoutProbability(count: Int) -> String { "割合を示せなかった過去の目標: \(count)個" }
  var leftOutHeading: String { "対象外" }
  func leftOut(_ obstacle: Backtest.Obstacle) -> String {
    switch obstacle {
    case .noActuals: "実績値がありません"
    case .tooFewActuals(let required, let found): "実績が\(required)個以上要りますが、\(found)個です"
    case .noOutcome: "予測する年の範囲に、比べられる実績がありません"
    case .isTotal: "内訳の和として予測する合計なので、内訳の系列で検証しています"
    }
  }
  func explanation(intervalPercent: String) -> String {
    """
    50%区間内: その区間に入った実績の数と割合。よい予測なら、名前どおりの割合になります。
    CRPS、ピンボール、Winkler \(intervalPercent)、誤差の中央値は、その時点までの系列自身の尺度（年ごとの変化の大きさの平均。
    少なくとも水準の1%）で割ったもので、小さいほどよい。
    PIT平均: 0.5に近いほどよく、予測が低すぎると大きく、高すぎると小さくなります。
    ±: 系列ごとにまとめた標準誤差（同じ系列の予測は互いに重なるため）。10系列以上のときに示し、CSV と JSON にはいつもあります。
    """
  }
}
