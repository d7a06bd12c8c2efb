import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import StatisticalNumerics
import Tables

/// `mikomi panel`: many series as a stream, rows in and rows out.
struct PanelCommand: ReportingCommand {
  static let configuration = CommandConfiguration.text(
    "panel",
    abstract: (
      en: "Forecasts many series as a stream: rows in, rows out.",
      ja: "多数の系列を流れとして予測します。行を読み、行を書きます。"
    ),
    discussion: (
      en: """
      Examples:
        mikomi simulate --series 1000 --points 10 | mikomi panel --model linear
        mikomi panel panel.csv --horizon 3 --columns statsforecast -o forecasts.csv

      Rows are series_id, fiscal_year, value and if there are any target and
      direction, in any order of columns; other columns as for forecast. The rows
      of a series stand together (--order). Output is that of forecast --raw as CSV,
      in the order of the input, the same bytes on any number of threads.
      A series that cannot be read or forecast is a row with its reason, and the
      status is 1. Memory does not grow with the input.
      """,
      ja: """
      例:
        mikomi simulate --series 1000 --points 10 | mikomi panel --model linear
        mikomi panel panel.csv --horizon 3 --columns statsforecast -o forecasts.csv

      行には series_id、fiscal_year、value と、あれば target、direction があります。
      列の順序は自由で、その他の列は forecast と同じです。1系列の行は続けて置きます
      （--order）。出力は forecast --raw の CSV と同じで、入力の順に並び、スレッドの数
      によらず同じバイト列です。読めない系列、予測できない系列は理由を示す1行になり、
      終了コードは1になります。使うメモリーは入力の量によりません。
      """
    ))

  @Argument(
    help: .text(
      en: "A CSV file with one row a series and year, or - for standard input (default).",
      ja: "1行に1系列・1年度の CSV ファイル。- は標準入力（既定）。",
      valueName: "file"))
  var file: String?

  @Option(
    help: .text(
      en: "auto (default), or one of " + ModelName.allCases.map(\.rawValue).joined(separator: ", ")
        + ".",
      ja: "auto（既定）か、次のどれか: "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", ") + "。", valueName: "name"))
  var model: String?

  @Option(
    help: .text(
      en: "Years to forecast from each series' latest actual, 1 to 100 (default: up to its target, "
        + "or 3).",
      ja: "各系列の最新の実績から何年先まで予測するか。1から100まで（既定は目標年度まで、目標がなければ3）。",
      valueName: "years"))
  var horizon: String?

  @Option(
    help: .text(
      en: "Coverages of the prediction intervals in percent (default: 50,80,95).",
      ja: "予測区間の被覆率（%）。既定は 50,80,95。",
      valueName: "percent,…"))
  var coverage: String?

  @Option(
    help: .text(
      en: "Quantiles of the long shape (default: 0.025,0.1,0.25,0.5,0.75,0.9,0.975).",
      ja: "long の形での分位点。既定は 0.025,0.1,0.25,0.5,0.75,0.9,0.975。",
      valueName: "probability,…"))
  var quantiles: String?

  @Option(
    help: .text(
      en: "wide (default): a row a year; long: a row a number.",
      ja: "wide（既定）: 1行に1年度。long: 1行に1つの数。"))
  var shape: ForecastShape?

  @Option(
    help: .text(
      en: "mikomi (default), or statsforecast: unique_id, ds, y in; unique_id, ds, NAME, "
        + "NAME-lo-95 … out.",
      ja: "mikomi（既定）か statsforecast。後者は unique_id、ds、y を読み、unique_id、ds、NAME、"
        + "NAME-lo-95 …を書きます。"))
  var columns: PanelColumns = .mikomi

  @Flag(
    help: .text(
      en: "Cells between tabs without a header, \\N for blank: as Spark and Hive pass rows.",
      ja: "見出しのないタブ区切りで、空欄は \\N。Spark と Hive が行を渡す形です。"))
  var tsv = false

  @Option(
    help: .text(
      en:
        "grouped (default): rows of a series stand together; ascending: and series_id ascends, so "
        + "that none need be remembered; any: all rows are read first.",
      ja: "grouped（既定）: 1系列の行が続く。ascending: さらに series_id が昇順で、覚えておく必要がない。"
        + "any: すべての行を先に読む。", valueName: "order"))
  var order: RowOrder = .grouped

  @Option(
    help: .text(
      en: "The better direction of targets where no row says so: up (default) or down.",
      ja: "行に書かれていない目標の向き。上がるのが良い up（既定）か、下がるのが良い down。"))
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(
    help: .text(
      en: "Significant digits of computed numbers, 1 to 17 (default: 6).",
      ja: "計算した数の有効桁数。1から17まで（既定は6）。"))
  var digits: String?

  @OptionGroup var streaming: StreamOptions

  @Flag(help: .text(en: "No notes on how the input was read.", ja: "入力をどう読んだかの注記を出しません。"))
  var quiet = false

  @Option(help: .text(en: "Language of messages: ja or en.", ja: "メッセージの言語。ja か en。"))
  var lang: LanguageOption?

  var language: Language { lang.language }

  func work() throws(CommandFailure) -> ExitStatus {
    let format = try fileFormat()
    let threadCount = try streaming.threadCount()
    let input = self.file ?? "-"
    let file = try streaming.file(input: input, isTabbed: tsv)
    let source = try PanelSource(
      input, isTabbed: tsv, names: columns == .mikomi ? .tidy : .statsforecast, order: order,
      direction: direction)
    let destination = try streaming.open(file)
    let progress = quiet ? nil : ProgressLine(count: nil, language: language)
    let name = input == "-" ? "stdin" : input
    let stream = PanelStream(
      source: source, output: destination, format: format, order: order,
      threadCount: threadCount, inputName: name, language: language, progress: progress)
    let summary = try stream.run()
    progress?.clear()
    // Nobody is there to be told.
    if summary.readerIsGone { return .done }
    try destination.finish()
    tell(summary, notes: source.layout.notes, name: name)
    return summary.failedCount > 0 ? .someSeriesFailed : .done
  }

  /// Why series failed, and unless it is to be quiet how the others were read.
  private func tell(_ summary: PanelStream.Summary, notes: [Diagnostic], name: String) {
    let place = SourceLocation(file: name)
    var messages = summary.messages
    if summary.failedCount > 0 {
      let problem = PanelProblem.seriesFailed(
        failed: summary.failedCount, of: summary.seriesCount)
      messages.append(.diagnostic(Diagnostic(.note, at: place, problem)))
    }
    if !quiet {
      messages += notes.map { .diagnostic($0) }
      messages += summary.marks.map { .diagnostic($0.note(file: name)) }
      if summary.assumedDirectionCount > 0 {
        let problem = PanelProblem.directionsAssumed(series: summary.assumedDirectionCount)
        messages.append(.diagnostic(Diagnostic(.note, at: place, problem)))
      }
    }
    StandardError.write(
      CommandFailure.lines(of: messages, in: language, limit: messages.count))
  }

  private func fileFormat() throws(CommandFailure) -> PanelFileFormat {
    let named = try OptionValue.models(model ?? "auto")
    guard named.count == 1 else {
      throw CommandFailure(.usage, [.other(PanelOptionProblem.oneModel(found: model ?? ""))])
    }
    if preset != nil, named[0] != .automatic, named[0] != .named(.predictive) {
      throw CommandFailure(.usage, .presetNeedsPredictive)
    }
    if columns == .statsforecast, shape != nil {
      throw CommandFailure(.usage, [.other(PanelOptionProblem.shapeOfStatsforecast)])
    }
    let isLong = shape == .long
    if isLong, coverage != nil { throw CommandFailure(.usage, .coverageNeedsWideShape) }
    if !isLong, quantiles != nil { throw CommandFailure(.usage, .quantilesNeedLongShape) }
    var coverages = ForecastOptions.standardCoverages
    if let coverage { coverages = try OptionValue.coverages(coverage) }
    var probabilities = ForecastOptions.standardQuantiles
    if let quantiles { probabilities = try OptionValue.quantiles(quantiles) }
    var reach = ForecastOptions.Reach.target
    if let horizon {
      let limit = IndicatorForecast.horizonLimit
      guard let steps = OptionValue.wholeNumber(horizon), (1...limit).contains(steps) else {
        throw CommandFailure(.usage, .horizon(found: horizon, limit: limit))
      }
      reach = .horizon(steps)
    }
    var significant = 6
    if let digits {
      guard let number = OptionValue.wholeNumber(digits), (1...17).contains(number) else {
        throw CommandFailure(.usage, .digits(found: digits))
      }
      significant = number
    }
    let options = ForecastOptions(
      reach: reach, models: named, coverages: coverages, quantiles: probabilities,
      preset: try preset.preset())
    let shape: PanelFileFormat.Shape =
      columns == .statsforecast
      ? .statsforecast(name: model ?? "auto") : isLong ? .long : .wide
    return PanelFileFormat(shape: shape, isTabbed: tsv, digits: significant, options: options)
  }
}

/// The names of the columns of a panel.
enum PanelColumns: String, CaseIterable, ExpressibleByArgument {
  case mikomi, statsforecast
}

/// How the rows of a panel are ordered.
enum RowOrder: String, CaseIterable, ExpressibleByArgument {
  case grouped, ascending, any
}
