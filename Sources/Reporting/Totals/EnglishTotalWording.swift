/// The phrases of totals in English.
struct EnglishTotalWording: TotalWording {
  var correlationLabel: String { "Correlation" }
  func chance(at correlation: String, figure: String) -> String { "at \(correlation) \(figure)" }
  func taken(_ entries: [String]) -> String {
    "between the parts: \(entries.joined(separator: ", "))"
  }
  func notEstimated(moveCount: Int, needed: Int) -> String {
    "estimate: hardly known; \(moveCount) "
      + (moveCount == 1 ? "change" : "changes") + " in common, \(needed) needed"
  }
  func estimated(
    _ correlation: String, from low: String, to high: String, moveCount: Int
  ) -> String {
    "estimate: \(correlation), 95 % interval \(low) to \(high), from \(moveCount) changes in common"
  }
  func hardlyKnown(_ estimate: String) -> String { "\(estimate): hardly known" }
  func overAll(_ estimate: String, least: String, greatest: String) -> String {
    least == greatest
      ? "\(estimate); under any correlation \(least)"
      : "\(estimate); under any correlation from \(least) to \(greatest)"
  }
  func overInterval(
    _ estimate: String, figure: String, least: String, greatest: String
  ) -> String {
    least == greatest
      ? "\(estimate); with it \(figure), all over the interval"
      : "\(estimate); with it \(figure), over the interval from \(least) to \(greatest)"
  }
  func method(
    parts: [String], correlation: String, preset: String, actualCount: Int, origin: String
  ) -> String {
    "sum of the forecasts of \(parts.joined(separator: ", ")) (preset \(preset)), correlation "
      + "\(correlation) assumed;\n\(actualCount) \(actualCount == 1 ? "actual" : "actuals") or more "
      + "each, total known up to \(origin)"
  }
  func ownValues(_ method: String, forWantOf part: String) -> String {
    "\(method)\nfrom its own values, as its part \(part) cannot be forecast: need not fit its parts"
  }
  func ofSum(_ view: String) -> String { "sum of the parts, \(view)" }
  func ownFit(_ view: String) -> String { "the total's own values alone, \(view)" }
  func notForSums(parts: [String]) -> String {
    "A sum: no value of it says which part it came from, so next year's values and past years are\n"
      + "asked of its parts (\(parts.joined(separator: ", "))), not here."
  }
}
