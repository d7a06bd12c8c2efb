import Forecasting
import Indicators
import Tables

/// The phrases of report pages in Japanese.
struct JapanesePageWording: PageWording {
  private let shared = JapaneseWording()

  var languageCode: String { "ja" }
  var reportTitle: String { "目標の達成見込み" }
  func summary(indicatorCount: Int) -> String { "指標\(indicatorCount)件" }

  var verdictHeading: String { "判定" }
  var chartHeading: String { "実績と予測" }
  var dotsHeading: String { "目標年度の20通り" }
  var yearsHeading: String { "年度ごとの値" }
  var modelsHeading: String { "予測法と前提" }
  var sensitivityHeading: String { "何で変わるか" }
  var ratesHeading: String { "府省の評価と3つの達成率" }
  var caveatsHeading: String { "注意" }
  var draftHeading: String { "「目標の達成状況に関する分析」の下書き" }
  var knownHeading: String { "目標年度の実績がわかる時期" }
  var sourceHeading: String { "出典と作成方法" }

  func lead(_ rounding: ProbabilityRounding) -> String {
    let times =
      switch rounding.met {
      case .about: "\(rounding.outOf)回に\(rounding.times)回ほど達成"
      case .below: "達成は\(rounding.outOf)回に1回より少ない"
      case .above: "\(rounding.outOf)回に\(rounding.outOf - 1)回より多く達成"
      }
    return "達成 \(shared.figure(rounding.met)) ／ 未達 \(shared.figure(rounding.missed))（\(times)）"
  }
  func leaning(threshold: String) -> String { "達成の側に傾くが、\(threshold)には届かない" }
  var ownCourseLabel: String { "指標の動きだけから" }
  var rangeLabel: String { "予測法の間の幅" }
  var earlierTargetLabel: String { "途中の目標" }
  func range(from low: String, to high: String) -> String { "\(low)から\(high)" }
  func confidenceNote(_ confidence: Confidence) -> String {
    "確からしさ: \(shared.confidence(confidence))"
  }

  func dots(met: Int, of count: Int, year: String) -> String {
    "\(year)の値の\(count)通り（それぞれ5%）のうち、指標の動きだけから見て目標を満たすのは\(met)通り。"
  }
  var noDots: String { "目標年度の予測がなく、示すものがない。" }
  var noChart: String { "実績値がなく、図は示さない。" }

  var pathColumn: String { "目標線" }
  var targetColumn: String { "目標" }
  func yearsLeftOut(actuals: Int, forecasts: Int) -> String {
    let parts =
      (actuals > 0 ? ["古い実績\(actuals)年分"] : []) + (forecasts > 0 ? ["予測\(forecasts)年分"] : [])
    return "\(parts.joined(separator: "と"))は forecast_wide.csv にある。"
  }
  var noForecastShown: String { "予測は示さない（forecast_wide.csv には、計算できたものがある）。" }

  func assumptions(
    model: ModelName, preset: String?, actualCount: Int, usedCount: Int, origin: String,
    hasTarget: Bool
  ) -> [String] {
    [
      "\(shared.model(model))\(preset.map { "（プリセット \($0)）" } ?? "")。実績\(actualCount)個"
        + (usedCount < actualCount ? "のうち新しい\(usedCount)個" : "") + "、\(origin)まで。",
      "動き方はこれまでと同じように続くとみる。実績は印刷された値のまま使う。",
      (hasTarget ? "達成は、目標年度に公表される値で決まるとみる。" : "") + "区間はその年の値についての予測区間。",
    ]
  }
  var modelColumn: String { "予測法" }
  func preset(_ name: String) -> String { "プリセット \(name)" }
  func withRounding(_ name: String) -> String { "\(name)、丸めを区間として" }
  var briefNote: String {
    "指標が多く、値の探索、経路の模擬、過去の年を除いた計算、丸めを区間とみた計算は省いた（--detail full で全部計算する）。"
  }

  var lineJoint: String { "" }
  var nothingToVary: String { "試算できる目標がない。" }

  func caveat(_ caveat: Caveat) -> String {
    switch caveat {
    case .fewActuals(let count): "実績が\(count)個と少なく、割合は10%きざみでしか言えない。"
    case .wideSpread: "予測法の間の開きが大きく、割合は予測法の選び方で変わる。"
    case .longHorizon: "目標年度は、予測の当たり方を確かめた5年先より遠い。"
    case .pending(let years):
      "\(years.joined(separator: "、"))は集計中で、その実績が出ると割合は変わる。"
    case .rounding(let value, let year):
      "\(year)の \(value) は丸めた値で、丸める前の値しだいで割合が変わる。"
    case .oddValue(let value, let year):
      "\(year)の \(value) はその前の年とかけ離れている。単位や定義の変更がないか確かめること。"
    case .directionAssumed: "どちらが良いかの記載がなく、上がるのが良いとみた。"
    case .onAverage: "予測区間は多くの指標での平均として確かめたもので、この指標で同じ割合で当たるとは限らない。"
    case .pastValuesOnly: "過去の値だけを見ており、施策や経済の事情は見ていない。"
    }
  }

  func known(
    after lag: Int, newest: String, latest: String, target: String, row: String
  ) -> String {
    "この資料では、最も新しい行が\(newest)のとき実績がわかるのは\(latest)までで、\(lag)年遅れている。"
      + "同じ遅れなら、\(target)の実績は\(row)の行がある資料でわかる。"
  }
  var knownUnclear: String { "入力に集計中の年度の記載がなく、公表の遅れを読み取れない。" }
  func knownAlready(year: String) -> String { "\(year)の実績はすでに公表されている。" }

  func source(_ titles: [String], publisher: String?) -> String {
    let names = titles.isEmpty ? publisher.map { ["\($0)の公表資料"] } ?? [] : titles
    return names.isEmpty
      ? "出典：入力したファイルに記載なし。" : "出典：\(names.map(Quotation.escaped).joined(separator: "、"))。"
  }
  var packageDescription: String {
    "指標の判定、予測、図の元になる値。もとの数値を加工して作成したもので、公表機関が作成・公表したものではありません。"
  }
  var processed: String { "数値は加工して作成した。" }
  func notByPublisher(_ publisher: String?) -> String {
    let name = publisher.map(Quotation.escaped) ?? "もとの数値の公表機関"
    return "予測と判定は\(name)が作成・公表したものではありません。"
  }
  func reproduction(
    version: String, command: String, input: String, digest: String, seed: Int
  ) -> String {
    "mikomi \(version)、コマンド \(command)、入力 \(input)（SHA-256 \(digest)）、シード \(seed)"
  }

  func paragraph(_ sentences: [String]) -> String { sentences.joined() }

  func sentence(_ sentence: AnalysisSentence) -> String {
    switch sentence {
    case .latest(let name, let value, let year, let target, let meets):
      switch meets {
      case true?:
        "「\(name)」の最新の実績は\(year)の\(value)で、目標（\(target)）の水準にある。"
      case false?:
        "「\(name)」の最新の実績は\(year)の\(value)で、目標（\(target)）の水準にはまだない。"
      case nil: "「\(name)」の最新の実績は\(year)の\(value)、目標は\(target)である。"
      }
    case .latestWithoutTarget(let name, let value, let year):
      "「\(name)」の最新の実績は\(year)の\(value)である。目標値は示されていない。"
    case .noActual(let name): "「\(name)」の実績値は公表されていない。"
    case .pending(let years): "\(years.joined(separator: "、"))の実績は集計中である。"
    case .chance(let rounding, let year, let likelihood):
      "\(year)の目標は、達成の割合が\(shared.figure(rounding.met))、未達の割合が"
        + "\(shared.figure(rounding.missed))と推計した（\(times(rounding))"
        + (likelihood.map { "、\(shared.likelihood($0))" } ?? "") + "）。"
    case .ownChance(let rounding):
      "これは掲げられた目標としての割合で、指標の動きだけから見ると\(shared.figure(rounding.met))である。"
    case .expected: "この割合と確からしさから、目標を達成すると見込まれる。"
    case .notExpected: "この割合と確からしさから、目標の達成は難しいと見込まれる。"
    case .confidence(let rating, let count):
      "割合の確からしさは「\(shared.confidence(rating.confidence))」である（実績\(count)個"
        + rating.doubts.map { doubt in
          switch doubt {
          case .wideSpread: "、予測法の間の開きが大きい"
          case .longHorizon: "、検証した年数より先"
          }
        }.joined() + "）。"
    case .grounds(let model, let preset, let count, let origin, let year, let median, let band):
      "根拠は\(origin)までの実績\(count)個を用いた\(shared.model(model))"
        + "\(preset.map { "（プリセット \($0)）" } ?? "")の予測で、\(year)の値の中央値は\(median)、"
        + "80%予測区間は\(band)である。"
    case .groundsOfSum(let method, let year, let median, let band):
      "根拠は\(method)である。\(year)の値の中央値は\(median)、80%予測区間は\(band)である。"
    case .spread(let least, let greatest):
      least == greatest
        ? "ほかの予測法とプリセットでも、指標の動きだけから見た割合は\(shared.figure(least.met))である。"
        : "ほかの予測法とプリセットでは、指標の動きだけから見た割合は"
          + "\(shared.figure(least.met))から\(shared.figure(greatest.met))に分かれる。"
    case .known(let isMet, let value, let year):
      "\(year)の実績は\(value)で、目標は\(isMet ? "達成された" : "達成されなかった")。"
    case .cannotJudge(let obstacle):
      "目標の達成の見込みは判定できない（\(shared.obstacle(obstacle))）。"
    case .caveat: "この推計は過去の値の並びだけを用いたもので、施策の効果や経済の事情は含まない。"
    }
  }

  private func times(_ rounding: ProbabilityRounding) -> String {
    switch rounding.met {
    case .about: "\(rounding.outOf)回に\(rounding.times)回ほど"
    case .below: "\(rounding.outOf)回に1回より少ない"
    case .above: "\(rounding.outOf)回に\(rounding.outOf - 1)回より多い"
    }
  }

  var sheetNames: [String] { ["結果", "予測", "モデル", "感度", "データ辞書"] }
  func workbookSeries(_ series: WorkbookSeries) -> String {
    switch series {
    case .base: "80%予測区間の下限"
    case .outerLower: "80%予測区間（下側）"
    case .inner: "50%予測区間"
    case .outerUpper: "80%予測区間（上側）"
    case .actual: "実績"
    case .path: "目標までの直線"
    case .target: "目標値"
    case .median: "予測（中央値）"
    }
  }
  var dictionaryColumns: [String] { ["ファイル", "列", "型", "意味"] }
}
