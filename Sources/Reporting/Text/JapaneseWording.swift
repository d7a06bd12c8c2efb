import Forecasting
import Indicators
import Tables

/// The phrases in Japanese.
struct JapaneseWording: ReportWording {
  var language: Language { .japanese }
  func year(_ year: FiscalYear, _ kind: YearKind) -> String { year.japaneseName(kind) }
  func shortYear(_ year: FiscalYear, _ kind: YearKind) -> String { year.eraLabel(kind) }
  func model(_ model: ModelName) -> String {
    switch model {
    case .randomWalkMixture: "ランダムウォーク（ドリフトなし・ありを半分ずつ）"
    case .randomWalk: "ランダムウォーク"
    case .randomWalkWithDrift: "ドリフト付きランダムウォーク"
    case .linear: "直線トレンド"
    case .predictive: "経験ベイズ混合"
    case .logLinear: "対数直線トレンド"
    case .dampedDrift: "減衰ドリフト付きランダムウォーク"
    case .halfSlope: "傾きを半分にしたランダムウォーク"
    case .theilSen: "Theil–Sen の直線"
    }
  }
  func confidence(_ confidence: Confidence) -> String {
    switch confidence {
    case .low: "低"
    case .medium: "中"
    case .high: "高"
    }
  }
  func likelihood(_ likelihood: Likelihood) -> String {
    switch likelihood {
    case .virtuallyCertain: "ほぼ確実"
    case .veryLikely: "可能性が非常に高い"
    case .likely: "可能性が高い"
    case .aboutAsLikelyAsNot: "どちらとも言えない"
    case .unlikely: "可能性が低い"
    case .veryUnlikely: "可能性が非常に低い"
    case .exceptionallyUnlikely: "ほぼあり得ない"
    }
  }
  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .expected: "達成すると見込まれる"
    case .unlikely: "達成は難しいと見込まれる"
    case .undecided: "どちらとも言い切れない"
    case .met: "達成"
    case .missed: "未達"
    case .noTarget: "目標なし"
    case .cannotJudge: "判定不能"
    }
  }
  func unit(_ unit: Indicator.Unit) -> String { Quotation.escaped(unit.symbol) }

  var targetLabel: String { "目標" }
  func criterion(_ criterion: Target.Criterion, unit: Indicator.Unit) -> String {
    let symbol = self.unit(unit)
    return switch criterion {
    case .atLeast(let value): "\(FigureText.exact(value))\(symbol)以上"
    case .atMost(let value): "\(FigureText.exact(value))\(symbol)以下"
    case .above(let value): "\(FigureText.exact(value))\(symbol)超"
    case .below(let value): "\(FigureText.exact(value))\(symbol)未満"
    case .within(let range):
      "\(FigureText.exact(range.lowerBound))〜\(FigureText.exact(range.upperBound))\(symbol)"
    }
  }
  func target(_ criterion: String, in year: String) -> String { "\(year)に \(criterion)" }
  var noTargetText: String { "なし（予測だけを示し、確率は出しません）" }
  func directionAssumed(_ target: Target) -> String? {
    switch target.directionSource {
    case .stated: nil
    case .inferredFromBaseline: "方向は基準値と目標値から推定"
    case .assumed: "上がるのが良い指標とした"
    }
  }

  var verdictLabel: String { "判定" }
  func undecided(rating: ConfidenceRating, actualCount: Int) -> String {
    let reason =
      if Confidence(actualCount: actualCount) == .low {
        "実績が少なく、見込まれるとも難しいともまだ言えない。"
      } else if rating.confidence == .low {
        "不確かで、見込まれるとも難しいとも言えない。"
      } else {
        "達成と未達を分けるだけの根拠がない。"
      }
    return reason + decided(rating: rating, actualCount: actualCount)
  }
  func decided(rating: ConfidenceRating, actualCount: Int) -> String {
    let doubts = rating.doubts.map { doubt in
      switch doubt {
      case .wideSpread: "、モデルの間の開きが大きい"
      case .longHorizon: "、検証した年数より先"
      }
    }
    return "確からしさ: \(confidence(rating.confidence))、実績\(actualCount)個" + doubts.joined()
  }
  func explained(_ verdict: String, by grounds: String) -> String { "\(verdict)（\(grounds)）" }
  func joinedSentences(_ first: String, _ second: String) -> String { "\(first)。\(second)" }
  func obstacle(_ obstacle: Verdict.Obstacle) -> String {
    switch obstacle {
    case .noActuals: "実績値がない"
    case .oneActual: "実績が1個では、年ごとにどれだけ変わるかわからない"
    case .noVariation: "これまで変化がなく、モデルからは不確かさが見えない"
    case .horizonTooLong: "目標年度が100年より先"
    case .noActualInTargetYear: "目標年度は過ぎたが、その実績値がわからない"
    case .outOfRange: "数が倍精度の範囲を超える"
    }
  }
  func metOrMissed(actual: String, unit: Indicator.Unit, year: String) -> String {
    "\(year)の実績 \(actual)\(self.unit(unit))"
  }
  func chance(_ rounding: ProbabilityRounding) -> String {
    let frequency =
      switch rounding.met {
      case .about: "\(rounding.outOf)回に\(rounding.times)回ほど達成"
      case .below: "達成は\(rounding.outOf)回に1回より少ない"
      case .above: "\(rounding.outOf)回に\(rounding.outOf - 1)回より多く達成"
      }
    return "\(frequency)（達成 \(figure(rounding.met)) / 未達 \(figure(rounding.missed))）"
  }
  func ownLaw(_ chance: String) -> String { "\(chance)、指標の動きだけから" }
  func asDeclared(_ rounding: ProbabilityRounding) -> String {
    "掲げられた目標としては 達成 \(figure(rounding.met))。判定はこちらによる"
  }
  func jointly(
    reached: ProbabilityRounding, held: ProbabilityRounding, year: String
  ) -> String {
    "\(year)までに一度は届く \(figure(reached.met))、届いてから\(year)まで保つ \(figure(held.met))"
  }
  func chanceOverModels(
    _ least: ProbabilityRounding, _ greatest: ProbabilityRounding
  ) -> String {
    least == greatest
      ? "どのモデルでも\(figure(least.met))"
      : "プリセットと単純なモデルによる幅は\(figure(least.met))から\(figure(greatest.met))"
  }
  func figure(_ figure: ProbabilityRounding.Figure) -> String {
    switch figure {
    case .about(let percent): "約\(percent)%"
    case .below(let percent): "\(percent)%未満"
    case .above(let percent): "\(percent)%超"
    }
  }

  var factsHeading: String { "モデルによらない事実" }
  var latestLabel: String { "最新の実績" }
  func latest(value: String, unit: Indicator.Unit, year: String, meets: Bool?) -> String {
    let standing = meets.map { $0 ? "、すでに目標の水準" : "、まだ目標に届かない" } ?? ""
    return "\(year) \(value)\(self.unit(unit))\(standing)"
  }
  func firstMet(year: String) -> String { "初めて達したのは\(year)" }
  var neededGrowthLabel: String { "必要な伸び" }
  var neededFallLabel: String { "必要な下げ" }
  var bearableFallLabel: String { "許される下落" }
  var bearableRiseLabel: String { "許される上昇" }
  func needed(growth: String, years: Int, past: String?) -> String {
    let pastText = past.map { "（これまでは年 \($0)）" } ?? ""
    return "年 \(growth) を\(years)年\(pastText)"
  }
  func neededChange(change: String, unit: Indicator.Unit, years: Int) -> String {
    "年 \(change)\(self.unit(unit)) を\(years)年"
  }
  func pathLabel(year: String) -> String { "\(year)の目標線" }
  func path(value: String, baseline: String, baseYear: String, isStated: Bool) -> String {
    "\(value)（\(baseYear)の\(isStated ? "基準値" : "最初の実績") \(baseline) から直線）"
  }
  var pathRateLabel: String { "目標線に対する達成率" }
  var progressLabel: String { "目標までの進捗率" }
  var targetRatioLabel: String { "実績÷目標値" }
  func refusal(_ refusal: AttainmentRates.Refusal) -> String {
    switch refusal {
    case .targetEqualsBaseline: "定義できない（目標値が基準値と同じ）"
    case .baselineBeyondTarget: "定義できない（基準値がすでに目標値を超えている）"
    case .latestYearIsBaseYear: "まだ定義できない（最新の年度が基準年度）"
    case .targetNotAfterBase: "定義できない（目標年度が基準年度より後でない）"
    case .targetIsZero: "定義できない（目標値が0）"
    case .targetIsRange: "定義できない（目標が範囲）"
    case .breakBetween: "定義できない（基準値との間に系列の断絶がある）"
    case .outOfRange: "定義できない（数が倍精度の範囲を超える）"
    }
  }
  var pendingLabel: String { "集計中" }
  func list(_ items: [String]) -> String { items.joined(separator: "、") }

  var modelsLabel: String { "モデル" }
  func modelView(_ model: ModelName, preset: String?, figure: String?) -> String {
    "\(preset.map { "プリセット \($0)" } ?? self.model(model)) \(figure ?? "計算できない")"
  }
  var negativeValuesMixture: String { "負の値があり、標準の予測法では扱えない" }
  func modelUsed(
    _ model: ModelName, preset: String?, actualCount: Int, origin: String
  ) -> String {
    "\(self.model(model))\(preset.map { "（プリセット \($0)）" } ?? "")、実績\(actualCount)個（\(origin)まで）"
  }
  var roundingLabel: String { "丸めの影響" }
  func rounding(
    value: String, year: String, interval: String, least: String, greatest: String
  ) -> String {
    let effect = least == greatest ? "達成の割合は\(least)のまま" : "達成の割合は\(least)から\(greatest)"
    return "\(year)の \(value) は \(interval) のどこかで、\(effect)"
  }
  var withheldLabel: String { "示さないもの" }
  func withheld(actualCount: Int) -> String? {
    switch actualCount {
    case 0: nil
    case 1: "予測（1個の値では、どれだけ変わるかわからないため）"
    case 2..<5:
      "80%を超える区間（CSV と JSON にはある）、可能性の言葉、この系列の検証（実績\(actualCount)個では少ないため）"
    default: nil
    }
  }
  var ministryGradeLabel: String { "府省の評価" }
  func ministryGrade(_ grade: String) -> String { "\(Quotation.escaped(grade))（府省が公表したもの）" }
  var methodLabel: String { "予測" }
  func cutOffs(expectedFrom: Int, unlikelyTo: Int) -> String {
    "判定の基準: 「見込まれる」は\(expectedFrom)%以上、「難しい」は\(unlikelyTo)%以下で、"
      + "どちらも確からしさが中以上（実績5個以上）のときだけ。\n"
      + "ほかは「言い切れない」。掲げられた目標としての割合で判定する。\n区間は、その年の値についての予測区間。"
  }

  var chartLegend: String { "o 実績  | 予測の中央値  = 10回中5回の範囲  - 10回中8回の範囲" }
  var chartLegendTarget: String { "  : 目標" }
  var cutAtBounds: String { "指標が取り得る値の外は切って示した" }
  func statusWord(_ status: ValueStatus) -> String {
    switch status {
    case .final: "実績"
    case .provisional: "速報"
    case .revised: "改定"
    case .pending: "集計中"
    case .notApplicable: "該当なし"
    case .unknown: "不明"
    case .suppressed: "秘匿"
    case .blank: "値なし"
    }
  }
  var forecastStatus: String { "予測" }
  var yearColumn: String { "年度" }
  var statusColumn: String { "状態" }
  var actualColumn: String { "実績" }
  var medianColumn: String { "中央値" }
  var chanceColumn: String { "達成の割合" }
  var ownChanceColumn: String { "動きだけから" }
  var declaredChanceColumn: String { "掲げた目標として" }
  func bandColumn(percent: String) -> String { "\(percent)%予測区間" }
  func forecastFailure(_ failure: SeriesProjection.Failure) -> String {
    switch failure {
    case .noActuals: "予測なし: 実績値がありません"
    case .model(.tooFewObservations(let required, let found)):
      "予測なし: このモデルには実績が\(required)個以上要りますが、\(found)個です"
    case .model(.nonPositiveValues(let years)):
      "予測なし: このモデルには正の値が要ります。そうでない年: "
        + years.map(String.init).joined(separator: "、")
    case .model(.negativeValues(let years)):
      "予測なし: このモデルは負の値を扱いません。負の年: "
        + years.map(String.init).joined(separator: "、")
    case .model(.outOfRange): "予測なし: 数が倍精度の範囲を超えます"
    case .horizonTooLong: "予測なし: 100年より先です"
    }
  }
  var nothingToForecast: String { "予測する年がありません（その年まで実績があります）" }
  var noInterval: String { "区間も割合もありません（実績2個ではモデルの自由度が残りません）" }
  var outOfRange: String { "–: 倍精度の範囲を超える数" }
  var zeroWidth: String { "区間の幅が0で割合を出せません（これまでの変化がモデルにちょうど合っています）" }
}
