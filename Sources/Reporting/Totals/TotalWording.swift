import Tables

/// Every phrase of totals in one language, beside those that all reports share.
protocol TotalWording: Sendable {
  var correlationLabel: String { get }
  func chance(at correlation: String, figure: String) -> String
  func taken(_ entries: [String]) -> String
  func notEstimated(moveCount: Int, needed: Int) -> String
  func estimated(_ correlation: String, from low: String, to high: String, moveCount: Int) -> String
  func hardlyKnown(_ estimate: String) -> String
  func overAll(_ estimate: String, least: String, greatest: String) -> String
  func overInterval(
    _ estimate: String, figure: String, least: String, greatest: String
  ) -> String
  func method(
    parts: [String], correlation: String, preset: String, actualCount: Int, origin: String
  ) -> String
  func ownValues(_ method: String, forWantOf part: String) -> String
  func ownFit(_ view: String) -> String
  func ofSum(_ view: String) -> String
  func notForSums(parts: [String]) -> String
}

extension Language {
  /// The phrases of totals in the language.
  var totalWording: any TotalWording {
    switch self {
    case .english: EnglishTotalWording()
    case .japanese: JapaneseTotalWording()
    }
  }
}
