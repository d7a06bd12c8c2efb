import Forecasting
import Indicators

/// The phrases on a related series in one language.
protocol BridgeWording: Sendable {
  var label: String { get }
  func source(_ name: String, file: String, lastYear: String?) -> String
  func fills(_ years: [String]) -> String
  var notUsed: String { get }
  func refusal(_ refusal: BridgeRefusal) -> String
  func common(periods: Int, moves: Int) -> String
  func correlation(_ value: String, interval: (low: String, high: String)?, moves: Int) -> String
  func noCorrelation(moves: Int) -> String
  func slope(_ value: String, low: String, high: String) -> String
  func scores(with: String, without: String) -> String
  var withoutBridge: String { get }
  /// Sentences in a row.
  func joined(_ sentences: [String]) -> String
}

/// The phrases in English.
struct EnglishBridgeWording: BridgeWording {
  var label: String { "Related" }
  func source(_ name: String, file: String, lastYear: String?) -> String {
    "\(name) of \(file), " + (lastYear.map { "values to \($0)" } ?? "no values")
  }
  func fills(_ years: [String]) -> String {
    "its moves give the law of \(years.joined(separator: ", ")), the default law goes on from there"
  }
  var notUsed: String { "not used, the forecast is left as it is" }
  func refusal(_ refusal: BridgeRefusal) -> String {
    switch refusal {
    case .noNewerData:
      "it has no value for the year after the latest actual, or none for that of it"
    case .negativeValues: "values below 0 have no place on the scale of moves"
    case .tooFewMoves(let required, let found):
      "the relation is too weak to use: \(found) yearly moves in common, at least \(required) are needed"
    case .noVariation:
      "the moves of one of the two are all alike, so nothing can be learnt from them"
    case .exactFit: "the moves lie on a line to the last digit, so no error can be learnt from them"
    case .slopeUnclear: "the relation is too weak to use: the 99 % interval of its slope contains 0"
    case .scoreNotBetter:
      "the relation is too weak to use: it foretells years left out no better than the law without it"
    case .outOfRange: "a number left the range of doubles"
    }
  }
  func common(periods: Int, moves: Int) -> String {
    "\(periods) common \(periods == 1 ? "year" : "years"), "
      + "\(moves) yearly \(moves == 1 ? "move" : "moves")"
  }
  func noCorrelation(moves: Int) -> String {
    "no correlation from \(moves) \(moves == 1 ? "move" : "moves")"
  }
  func correlation(_ value: String, interval: (low: String, high: String)?, moves: Int) -> String {
    let remark =
      interval.map { "95 %: \($0.low) to \($0.high)" }
      ?? (moves < 4 ? "no interval from \(moves) of them" : nil)
    return "correlation of the moves \(value)" + (remark.map { " (\($0))" } ?? "")
  }
  func slope(_ value: String, low: String, high: String) -> String {
    "slope \(value) (99 %: \(low) to \(high))"
  }
  func scores(with: String, without: String) -> String {
    "error of years left out \(with), without it \(without)"
  }
  var withoutBridge: String { "without the related series" }
  func joined(_ sentences: [String]) -> String { sentences.joined(separator: "; ") }
}

/// The phrases in Japanese.
struct JapaneseBridgeWording: BridgeWording {
  var label: String { "関連系列" }
  func source(_ name: String, file: String, lastYear: String?) -> String {
    "\(name)（\(file)、" + (lastYear.map { "\($0)まで" } ?? "値なし") + "）"
  }
  func fills(_ years: [String]) -> String {
    "\(years.joined(separator: "、"))はその動きから求め、その先は標準の予測法による"
  }
  var notUsed: String { "使わない。予測は関連系列なしのまま" }
  func refusal(_ refusal: BridgeRefusal) -> String {
    switch refusal {
    case .noNewerData: "最新の実績の年とその翌年の値がそろっていない"
    case .negativeValues: "負の値があり、動きを測る尺度に乗らない"
    case .tooFewMoves(let required, let found):
      "関係が弱く使えない: 共通する年ごとの動きが\(found)個で、\(required)個以上要る"
    case .noVariation: "一方の動きがすべて同じで、何も学べない"
    case .exactFit: "動きが一直線にちょうど乗り、誤差の大きさを学べない"
    case .slopeUnclear: "関係が弱く使えない: 傾きの99%区間が0を含む"
    case .scoreNotBetter: "関係が弱く使えない: 除いた年を、関連系列なしの予測法よりよく当てられない"
    case .outOfRange: "数が倍精度の範囲を超える"
    }
  }
  func common(periods: Int, moves: Int) -> String {
    "共通する年は\(periods)個、年ごとの動きは\(moves)個"
  }
  func noCorrelation(moves: Int) -> String { "動きが\(moves)個では相関を出せない" }
  func correlation(_ value: String, interval: (low: String, high: String)?, moves: Int) -> String {
    let remark =
      interval.map { "95%区間 \($0.low)〜\($0.high)" }
      ?? (moves < 4 ? "\(moves)個からは区間を出せない" : nil)
    return "動きの相関は \(value)" + (remark.map { "（\($0)）" } ?? "")
  }
  func slope(_ value: String, low: String, high: String) -> String {
    "傾きは \(value)（99%区間 \(low)〜\(high)）"
  }
  func scores(with: String, without: String) -> String {
    "除いた年の誤差は \(with)、関連系列なしでは \(without)"
  }
  var withoutBridge: String { "関連系列なし" }
  func joined(_ sentences: [String]) -> String { sentences.joined(separator: "。") }
}
