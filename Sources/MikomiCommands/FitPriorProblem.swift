import Forecasting
import StatisticalNumerics
import Tables

/// What can be wrong with a panel from which a prior is to be learned, or worth saying of it.
enum FitPriorProblem: Problem {
  // Errors
  case fit(PriorFitError)
  case presetName(found: String)
  // Series left out
  case negativeValues(series: String, year: Int)
  case spansTooManyYears(series: String, limit: Int, found: Int)
  case outOfRange(series: String)
  // Notes
  case seriesLeftOut(faulty: Int, of: Int)
  case seriesTooShort(count: Int, required: Int)
  case directionsAssumed(series: Int)

  var code: String {
    switch self {
    case .fit(.tooFewSeries): "E500"
    case .fit(.tooFewMovingSeries): "E501"
    case .fit(.notConverged): "E502"
    case .fit(.duplicateSeries), .fit(.outOfRange): "E503"
    case .negativeValues: "E504"
    case .spansTooManyYears: "E505"
    case .outOfRange: "E506"
    case .presetName: "E507"
    case .seriesLeftOut: "N300"
    case .seriesTooShort: "N301"
    case .directionsAssumed: "N302"
    }
  }

  var english: String {
    let q = Quotation.english
    switch self {
    case .fit(.tooFewSeries(let required, let found)):
      return
        "a prior needs at least \(required) series of \(PriorTrainingSeries.minimumValueCount) or more values, "
        + "here are \(found); use a preset that comes with mikomi"
    case .fit(.tooFewMovingSeries(let required, let found)):
      return
        "a prior needs at least \(required) series whose values change, here are \(found); "
        + "use a preset that comes with mikomi"
    case .fit(.notConverged(let stage, let error)):
      return
        "the search for the prior did not end at a maximum (\(stage.rawValue): \(Self.detail(of: error))); "
        + "no preset was written; look for odd values in the panel"
    case .fit(.duplicateSeries(let id)):
      return "series \(q(id)) is there twice; give each series a name of its own"
    case .fit(.outOfRange(let id)):
      return "numbers of series \(q(id)) leave the range that can be computed; leave the series out"
    case .outOfRange(let id):
      return "series \(q(id)) is left out: its numbers leave the range that can be computed"
    case .presetName(let found):
      return
        "--name takes 1 to 40 small letters, digits and hyphens, such as my-panel, and no name "
        + "of a preset that comes with mikomi (found \(q(found)))"
    case .negativeValues(let series, let year):
      return
        "series \(q(series)) is left out: the predictive law knows no values below 0 (first in \(year))"
    case .spansTooManyYears(let series, let limit, let found):
      return "series \(q(series)) is left out: it spans \(found) years, the most are \(limit)"
    case .seriesLeftOut(let faulty, let count):
      return
        "series left out for faults: \(faulty) of \(count); correct them, or see whether they matter"
    case .seriesTooShort(let count, let required):
      return
        "series of fewer than \(required) values, which are not used: \(count); nothing needs to be done"
    case .directionsAssumed(let series):
      return
        "series with targets but no direction: \(series); up is taken to be better, "
        + "add a column direction (up or down) where that is wrong"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .fit(.tooFewSeries(let required, let found)):
      return
        "事前分布の推定には\(PriorTrainingSeries.minimumValueCount)個以上の値がある系列が\(required)以上要りますが、"
        + "\(found)しかありません。付属のプリセットを使ってください"
    case .fit(.tooFewMovingSeries(let required, let found)):
      return
        "事前分布の推定には値の変わる系列が\(required)以上要りますが、\(found)しかありません。付属のプリセットを使ってください"
    case .fit(.notConverged(let stage, let error)):
      return
        "推定が最大値に収束しませんでした（\(stage.rawValue): \(Self.detail(of: error))）。"
        + "プリセットは書いていません。おかしな値がないか確かめてください"
    case .fit(.duplicateSeries(let id)):
      return "系列\(q(id))が2つあります。系列ごとに別の名前を付けてください"
    case .fit(.outOfRange(let id)):
      return "系列\(q(id))の数が計算できる範囲を超えます。その系列を除いてください"
    case .outOfRange(let id):
      return "系列\(q(id))は使いません。数が計算できる範囲を超えます"
    case .presetName(let found):
      return "--name は英小文字、数字、ハイフンで40字までです（例 my-panel）。付属のプリセットの名前は"
        + "付けられません。\(q(found))は使えません"
    case .negativeValues(let series, let year):
      return "系列\(q(series))は使いません。この予測法は負の値を扱いません（最初は\(year)年）"
    case .spansTooManyYears(let series, let limit, let found):
      return "系列\(q(series))は使いません。\(found)年にわたっています（\(limit)年まで）"
    case .seriesLeftOut(let faulty, let count):
      return "\(count)系列のうち\(faulty)系列は誤りがあるため使いません。直すか、影響がないか確かめてください"
    case .seriesTooShort(let count, let required):
      return "値が\(required)個に満たない\(count)系列は使いません。そのままで構いません"
    case .directionsAssumed(let series):
      return
        "目標のある\(series)系列は向きが書かれていないため、大きいほど良いとみなしました。違う場合は direction 列（up か down）を足してください"
    }
  }

  /// Counts and sizes alike in both languages.
  private static func detail(of error: OptimizationError) -> String {
    switch error {
    case .nonFiniteStart: "nonfinite_start"
    case .stalled(let iterations, _): "stalled, \(iterations)"
    case .notConverged(let iterations, _): "not_converged, \(iterations)"
    }
  }
}
