import ArgumentParser
import ChartRendering
import Forecasting
import IndicatorData
import Indicators
import Reporting
import StatisticalNumerics
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `mikomi plot`: charts.
struct PlotCommand: ParsableCommand {
  /// What is drawn.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case fan, multiples, triage
  }

  /// For what it is drawn.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case terminal, svg
    case vegaLite = "vega-lite"
  }

  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws actuals, forecast and target: on the terminal, as SVG, or for Vega-Lite.",
    discussion: """
      Examples, on the built-in sample:
        mikomi plot --only 114-1 -o orders.svg --lang ja
        mikomi plot --kind triage --format terminal

      A fan chart shows one series, on a terminal each after the other; multiples
      show all as small charts, triage sorts the chances of all targets. Fewer
      than five actuals: bands above 80 % are withheld; one: the forecast is.
      """)

  @OptionGroup var input: IndicatorInput

  @Option(help: "fan (default), multiples or triage.")
  var kind: Kind = .fan

  @Option(
    help: ArgumentHelp(
      "terminal, svg or vega-lite. Without it: by the --output name (.svg, .json), else svg in "
        + "a file or pipe and terminal on a terminal.",
      valueName: "format"))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Pixels of a chart, or of each of the multiples (default: 720x420, 320x240).",
      valueName: "WxH"))
  var size: String?

  @Option(help: ArgumentHelp("Only this series; may be given again.", valueName: "id"))
  var only: [String] = []

  @Option(help: "The last year to forecast, such as R7, FY2025 or 2025.")
  var through: String?

  @Option(help: "Years to forecast from each series' latest actual, 1 to 100.")
  var horizon: String?

  @Option(
    help: ArgumentHelp(
      "auto (default) or one of " + ModelName.allCases.map(\.rawValue).joined(separator: ", ")
        + ".", valueName: "name"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Coverages of the bands in percent, four at most (default: 50,80).",
      valueName: "percent,…"))
  var coverage: String?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(help: "Language of charts and messages: ja or en.")
  var lang: LanguageOption?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Flag(help: "No notes on how the input was read.")
  var quiet = false

  var language: Language { lang?.language ?? CommonOptions.environmentLanguage() }

  mutating func run() throws {
    do throws(CommandFailure) {
      try write()
    } catch {
      StandardError.write(error.lines(in: language))
      throw ExitCode(error.status.rawValue)
    }
  }

  private func write() throws(CommandFailure) {
    let file = output == "-" ? nil : output
    if file == "" { throw CommandFailure(.usage, .emptyOutputName) }
    if force, file == nil { throw CommandFailure(.usage, .forceWithoutOutput) }
    if let file { try OutputFile.check(file, input: input.file, force: force) }
    let format = try effectiveFormat(file: file)
    let plot = Plot(
      kind: kind, format: format, size: try pixels(format), options: try forecastOptions(format),
      language: language)
    let table = try input.read()
    let text = try plot.text(of: try chosen(table.records), input: input.displayName)
    if !quiet {
      StandardError.write(
        CommandFailure.lines(of: table.notes.map { .diagnostic($0) }, in: language))
    }
    if let file {
      try OutputFile.write(text, to: file, force: force)
    } else {
      try OutputFile.writeToStandardOutput(text)
    }
  }

  private func effectiveFormat(file: String?) throws(CommandFailure) -> Format {
    if let format {
      if format == .vegaLite, kind != .fan { throw Self.failure(.vegaLiteIsFan) }
      return format
    }
    guard let file else { return isatty(STDOUT_FILENO) == 1 ? .terminal : .svg }
    if file.hasSuffix(".svg") { return .svg }
    if file.hasSuffix(".json") {
      if kind != .fan { throw Self.failure(.vegaLiteIsFan) }
      return .vegaLite
    }
    if file.hasSuffix(".txt") { return .terminal }
    throw Self.failure(.fileName(file))
  }

  private func pixels(_ format: Format) throws(CommandFailure) -> Plot.Size? {
    guard let size else { return nil }
    if format == .terminal { throw Self.failure(.sizeNeedsPixels) }
    if kind == .triage { throw Self.failure(.sizeOfTriage) }
    let range = SVGRenderer.sizes
    let parts = size.split(separator: "x", omittingEmptySubsequences: false)
      .map { OptionValue.wholeNumber(String($0)) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      range.contains(width), range.contains(height)
    else {
      throw Self.failure(
        .size(found: size, least: range.lowerBound, greatest: range.upperBound))
    }
    return Plot.Size(width: width, height: height)
  }

  private func forecastOptions(_ format: Format) throws(CommandFailure) -> ForecastOptions {
    let options = [
      ("--through", through), ("--horizon", horizon), ("--coverage", coverage),
    ]
    if kind == .triage, let option = options.first(where: { $0.1 != nil }) {
      throw Self.failure(.notForKind(option: option.0, kind: kind.rawValue))
    }
    var models = [ModelChoice.automatic]
    if let model { models = try OptionValue.models(model) }
    if models.count > 1 { throw Self.failure(.oneModel) }
    if preset != nil, !models.contains(.automatic), !models.contains(.named(.predictive)) {
      throw CommandFailure(.usage, .presetNeedsPredictive)
    }
    var coverages = ChartMaker.standardCoverages
    if let coverage {
      if format == .terminal { throw Self.failure(.coverageOnTerminal) }
      coverages = try OptionValue.coverages(coverage)
      guard coverages.count <= Self.coverageLimit else {
        throw Self.failure(
          .tooManyCoverages(limit: Self.coverageLimit, found: coverages.count))
      }
    }
    return ForecastOptions(
      reach: try ForecastCommand.reach(through: through, horizon: horizon), models: models,
      coverages: coverages, preset: try preset.preset())
  }

  private static let coverageLimit = 4

  /// The series asked for, in input order; identifiers are compared byte by byte.
  private func chosen(_ records: [IndicatorRecord]) throws(CommandFailure) -> [IndicatorRecord] {
    guard !only.isEmpty else { return records }
    func isNamed(_ record: IndicatorRecord, _ name: String) -> Bool {
      record.indicator.id.utf8.elementsEqual(name.utf8)
    }
    for name in only where !records.contains(where: { isNamed($0, name) }) {
      throw Self.failure(
        .noSuchSeries(found: name, first: records.first?.indicator.id ?? ""))
    }
    return records.filter { record in only.contains { isNamed(record, $0) } }
  }

  static func failure(_ problem: PlotProblem) -> CommandFailure {
    CommandFailure(.usage, [.other(problem)])
  }
}
