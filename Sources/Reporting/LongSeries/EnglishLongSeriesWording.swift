/// The phrases of long series in English.
struct EnglishLongSeriesWording: LongSeriesWording {
  var periodColumn: String { "period" }
  var seasonColumn: String { "season" }
  var standardErrorColumn: String { "standard error" }
  func method(season: Int, count: Int, first: Int, last: Int) -> String {
    (season > 1 ? "linear trend with \(season) seasons" : "linear trend")
      + "; \(count) \(count == 1 ? "value" : "values"), periods \(first) to \(last)"
  }
  func gaps(count: Int, missing: Int) -> String {
    "\(count) \(count == 1 ? "gap" : "gaps"), \(missing) \(missing == 1 ? "period" : "periods") "
      + "without a value; trend and seasons go by the periods' numbers"
  }
  func residuals(deviation: String, correlation: String?, durbinWatson: String?) -> String {
    var text = "Residuals: standard deviation \(deviation)"
    if let correlation { text += ", lag-one autocorrelation \(correlation)" }
    if let durbinWatson { text += ", Durbin–Watson \(durbinWatson)" }
    return text
  }
  var assumption: String {
    "Intervals are for single future values. They hold if errors about the line are independent, "
      + "equally large and normal,\nand the line goes on."
  }
  func positiveDependence(correlation: String, factor: String?, hasSeasons: Bool) -> String {
    "Errors are not independent (lag-one autocorrelation \(correlation)): the intervals are too narrow, "
      + "the more the further\nthe level wanders"
      + (factor.map { ", standard errors of coefficients some \($0) times too small" } ?? "")
      + ", and periods miss together.\n"
      + (hasSeasons
        ? "Forecast means of several periods"
        : "Name a --season if there is one, or forecast means of several periods")
  }
  func negativeDependence(correlation: String, hasSeasons: Bool) -> String {
    "Errors are not independent (lag-one autocorrelation \(correlation)): a value above the line is "
      + "mostly followed by one below it,\nand standard errors of coefficients are too large."
      + (hasSeasons ? "" : " Name a --season if there is one")
  }
  func noInterval(count: Int, coefficients: Int) -> String {
    "no interval and no chance: \(count) values for \(coefficients) coefficients leave no degree of "
      + "freedom"
  }
  func withheld(count: Int) -> String {
    "bands above 80 % (kept in CSV and JSON): \(count) values are too few"
  }
}
