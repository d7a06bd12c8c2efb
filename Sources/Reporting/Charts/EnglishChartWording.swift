import Indicators

/// The phrases of charts in English.
struct EnglishChartWording: ChartWording {
  var shared: any ReportWording { EnglishWording() }

  func actual(_ value: String, in year: String) -> String { "Actual \(value) (\(year))" }
  func median(_ value: String) -> String { "Median \(value)" }
  func band(percent: String, timesInTen: Int?) -> String {
    timesInTen.map { "\($0) times in 10" } ?? "\(percent) % interval"
  }
  func goal(_ criterion: String, in year: String) -> String { "Target \(criterion)" }
  var path: String { "Linear path" }
  var pending: String { "pending" }
  func jump(isPowerOfTen: Bool) -> String {
    isPowerOfTen ? "decimal point?" : "jump?"
  }
  var cutAtFrame: String {
    "▲▼ What reaches beyond the frame is cut there; the forecast's table has the numbers."
  }
  func dots(met: Int, of count: Int) -> String {
    "Each of the \(count) dots is \(100 / count) %: \(met) filled ones meet the target, by the "
      + "figure's own course."
  }

  func actuals(count: Int, from first: String, to last: String) -> String {
    count == 1 ? "One actual, of \(first)" : "\(count) actuals from \(first) to \(last)"
  }
  func latest(_ value: String, in year: String) -> String { "The latest is \(value), of \(year)" }
  func pathSentence(from value: String, in year: String, isStated: Bool) -> String {
    "The linear path starts at \(value) in \(year), the "
      + (isStated ? "stated baseline" : "first actual")
  }
  func pendingSentence(years: [String]) -> String {
    "Still pending: \(years.joined(separator: ", "))"
  }
  func jumpSentence(years: [String]) -> String {
    "Out of line with the years before, to be checked: \(years.joined(separator: ", "))"
  }
  func medianSentence(_ value: String, in year: String) -> String {
    "The median forecast for \(year) is \(value)"
  }
  func bandSentence(_ band: String, from low: String, to high: String) -> String {
    "\(band.prefix(1).uppercased() + band.dropFirst()) the value lies between \(low) and \(high)"
  }
  var noForecast: String { "No forecast is shown" }
  func sentence(_ text: String) -> String { text + "." }
  func description(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

  func multiplesTitle(count: Int) -> String {
    count == 1 ? "1 indicator" : "\(count) indicators"
  }
  func multiplesDescription(names: [String]) -> String {
    "Small charts of actuals, forecast and target, each on its own axis: "
      + names.joined(separator: "; ") + "."
  }
  var medianName: String { "Median forecast" }
  var target: String { "Target" }
  func triageTitle(count: Int) -> String {
    "How likely is each target to be met? \(count) \(count == 1 ? "target" : "targets")"
  }
  func triageDescription(shown: Int, of count: Int, expected: Int, unlikely: Int) -> String {
    "\(count) targets, the least likely first; a probability is given for \(shown). "
      + "Expected to be met: \(expected). Not expected to be met: \(unlikely)."
  }
  var triageAxis: String { "chance as a declared target" }
  var triageLegend: String {
    "| chance as a declared target  - range over presets and simple models"
  }
  var triageNotes: [String] {
    [
      "● chance that the declared target is reported as met; line: the range over presets and "
        + "simple models, by the figure's own course.",
      "Dashed lines: cut-offs of the verdict, which also asks for medium confidence.",
    ]
  }
}
