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
struct PlotCommand: ReportingCommand {
  /// What is drawn.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case fan, multiples, triage
  }

  /// For what it is drawn.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case terminal, svg
    case vegaLite = "vega-lite"
  }

  static let configuration = CommandConfiguration.text(
    "plot",
    abstract: (
      en: "Draws actuals, forecast and target: on the terminal, as SVG, or for Vega-Lite.",
      ja: "実績、予測、目標を図にします。端末の図、SVG、Vega-Lite のどれかです。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi plot --only 114-1 -o orders.svg --lang ja
        mikomi plot --kind triage --format terminal

      A fan chart shows one series, on a terminal each after the other; multiples
      show all as small charts, triage sorts the chances of all targets. Fewer
      than five actuals: bands above 80 % are withheld; one: the forecast is.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi plot --only 114-1 -o orders.svg --lang ja
        mikomi plot --kind triage --format terminal

      fan は1系列の図（端末では1つずつ順に）、multiples は全系列の小さな図、
      triage はすべての目標を達成の確率の順に並べた図です。実績が5個より少ない
      系列では80%を超える帯を、1個の系列では予測を示しません。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "fan (default), multiples or triage.", ja: "fan（既定）、multiples、triage のどれか。"))
  var kind: Kind = .fan

  @Option(
    help: .text(
      en: "terminal, svg or vega-lite. Without it: by the --output name (.svg, .json), else svg in "
        + "a file or pipe and terminal on a terminal.",
      ja: "terminal、svg、vega-lite のどれか。指定がなければ --output の名前（.svg、.json）により、"
        + "名前で決まらなければ、ファイルやパイプでは svg、端末では terminal。",
      valueName: "format"))
  var format: Format?

  @Option(
    help: .text(
      en: "Pixels of a chart, or of each of the multiples (default: 720x420, 320x240).",
      ja: "図の大きさ（画素）。multiples では1つの大きさ（既定は 720x420、320x240）。",
      valueName: "WxH"))
  var size: String?

  @Option(
    help: .text(
      en: "Only this series; may be given again.", ja: "この系列だけ。何度でも指定できます。",
      valueName: "id"))
  var only: [String] = []

  @Option(
    help: .text(
      en: "The last year to forecast, such as R7, FY2025 or 2025.",
      ja: "予測する最後の年度。R7、FY2025、2025 など。"))
  var through: String?

  @Option(
    help: .text(
      en: "Years to forecast from each series' latest actual, 1 to 100.",
      ja: "各系列の最新の実績から何年先まで予測するか。1から100まで。"))
  var horizon: String?

  @Option(
    help: .text(
      en: "auto (default) or one of " + ModelName.allCases.map(\.rawValue).joined(separator: ", ")
        + ".",
      ja: "auto（既定）か、次のどれか: "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", ") + "。", valueName: "name"))
  var model: String?

  @Option(
    help: .text(
      en: "Coverages of the bands in percent, four at most (default: 50,80).",
      ja: "帯の被覆率（%）。4つまで（既定は 50,80）。",
      valueName: "percent,…"))
  var coverage: String?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(
    help: .text(en: "Language of charts and messages: ja or en.", ja: "図とメッセージの言語。ja か en。"))
  var lang: LanguageOption?

  @OptionGroup var destination: OutputOptions

  @Flag(help: .text(en: "No notes on how the input was read.", ja: "入力をどう読んだかの注記を出しません。"))
  var quiet = false

  var language: Language { lang.language }

  func work() throws(CommandFailure) -> ExitStatus {
    let file = try destination.file()
    try destination.check(file, input: input.file)
    let format = try effectiveFormat(file: file)
    let plot = Plot(
      kind: kind, format: format, size: try pixels(format), options: try forecastOptions(format),
      language: language)
    let table = try input.read()
    let results = try plot.results(
      of: try chosen(table.records), input: input.displayName)
    if !quiet {
      StandardError.write(
        CommandFailure.lines(of: table.notes.map { .diagnostic($0) }, in: language))
    }
    try destination.write(results.text, to: file)
    return results.status
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
