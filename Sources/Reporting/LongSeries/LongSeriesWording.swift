import Tables

/// Every phrase of long series in one language, beside those that all reports share.
protocol LongSeriesWording: Sendable {
  var periodColumn: String { get }
  var seasonColumn: String { get }
  var standardErrorColumn: String { get }
  func method(season: Int, count: Int, first: Int, last: Int) -> String
  func gaps(count: Int, missing: Int) -> String
  func residuals(deviation: String, correlation: String?, durbinWatson: String?) -> String
  var assumption: String { get }
  func positiveDependence(correlation: String, factor: String?, hasSeasons: Bool) -> String
  func negativeDependence(correlation: String, hasSeasons: Bool) -> String
  func noInterval(count: Int, coefficients: Int) -> String
  func withheld(count: Int) -> String
}

extension Language {
  /// The phrases of long series in the language.
  var longSeriesWording: any LongSeriesWording {
    switch self {
    case .english: EnglishLongSeriesWording()
    case .japanese: JapaneseLongSeriesWording()
    }
  }
}
