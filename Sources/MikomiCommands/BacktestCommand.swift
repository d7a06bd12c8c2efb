import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `mikomi backtest`: how models would have fared.
struct BacktestCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "backtest",
    abstract: (
      en: "Says how models would have fared: forecasts from past years beside what came.",
      ja: "過去の各年から予測していればどうだったかを、実際の値と比べて示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi backtest --min-train 2 --horizon 1 --format table
        mikomi backtest --model linear,random-walk --min-train 2 --format csv

      No forecast sees what came after its year. Scaled scores are divided by each
      series' own scale as known at the time, the same for all models.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi backtest --min-train 2 --horizon 1 --format table
        mikomi backtest --model linear,random-walk --min-train 2 --format csv

      どの予測も、その年より後の値は使いません。尺度をそろえた得点は、その時点で
      わかっていた各系列の尺度で割ったもので、どのモデルでも同じです。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "Models separated by commas (default: the default model and the simple ones): auto, "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      ja: "モデルをコンマで区切って指定します（既定は標準のモデルと単純なモデル）: auto, "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", "),
      valueName: "name,…"))
  var model: String?

  @Option(
    help: .text(
      en: "The least number of actuals that a forecast is made from, 1 to 1000 (default: 3).",
      ja: "予測に使う実績値の最少の個数。1から1000まで（既定は3）。"))
  var minTrain: String?

  @Option(
    help: .text(
      en: "Years ahead, 1 to 10 (default: 3).", ja: "何年先までを予測するか。1から10まで（既定は3）。"))
  var horizon: String?

  @Option(help: DirectionOption.help)
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(
    help: .text(
      en: "Rows of CSV and TSV: scores (default), reliability of past targets' chances, or pit.",
      ja: "CSV と TSV の行: scores（得点、既定）、reliability（過去の目標の確率の信頼性）、pit（確率積分変換）。"))
  var rows: BacktestRows?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let writer = try common.writer()
    let seed = try common.seedValue()
    let options = try backtestOptions(seed: seed)
    let table = try direction.applied(to: try input.read())
    notes = table.notes
    let backtest = Backtest(of: table.records, options: options)
    try refuseIfOnlySeriesIsLeftOut(table.records, backtest)
    let text =
      switch common.effectiveFormat {
      case .table: BacktestText(language: common.language).text(of: backtest)
      case .csv, .tsv: (rows ?? .scores).table(of: backtest).text(writer)
      case .json: JSONDocuments.backtest(backtest, version: Version.current, seed: seed)
      }
    // A total has its numbers in its parts.
    let isComplete = backtest.leftOut.allSatisfy { $0.obstacle == .isTotal }
    return CommandResults(text: text, status: isComplete ? .done : .someSeriesFailed)
  }

  private func backtestOptions(seed: Int) throws(CommandFailure) -> Backtest.Options {
    if rows != nil, [.table, .json].contains(common.effectiveFormat) {
      throw CommandFailure(.usage, .optionNeedsTableFile(option: "--rows"))
    }
    var models = Backtest.Options.standardModels
    // The default is evaluated as what it is for values of 0 and above.
    if let model {
      models = []
      for choice in try OptionValue.models(model) {
        let name = if case .named(let named) = choice { named } else { ModelName.predictive }
        if !models.contains(name) { models.append(name) }
      }
    }
    if preset != nil, !models.contains(.predictive) {
      throw CommandFailure(.usage, .presetNeedsPredictive)
    }
    var minimum = 3
    if let minTrain {
      guard let number = OptionValue.wholeNumber(minTrain),
        (1...Self.trainingLimit).contains(number)
      else {
        throw CommandFailure(
          .usage, .trainingCount(found: minTrain, limit: Self.trainingLimit))
      }
      minimum = number
    }
    var steps = 3
    if let horizon {
      let limit = Self.horizonLimit
      guard let number = OptionValue.wholeNumber(horizon), (1...limit).contains(number) else {
        throw CommandFailure(.usage, .horizon(found: horizon, limit: limit))
      }
      steps = number
    }
    return Backtest.Options(
      models: models, rolling: RollingOrigin(minimumTrainingCount: minimum, horizon: steps),
      scores: ForecastScores.Options(seed: UInt64(seed)), preset: try preset.preset(),
      threadCount: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  private static let trainingLimit = 1_000
  /// The work grows with the square of the horizon, and what is learned from it does not.
  private static let horizonLimit = 10

  /// One series with nothing to compare is bad data; beside others it is a row.
  private func refuseIfOnlySeriesIsLeftOut(
    _ records: [IndicatorRecord], _ backtest: Backtest
  ) throws(CommandFailure) {
    guard records.count == 1, let leftOut = backtest.leftOut.first else { return }
    let diagnostic = Diagnostic(
      .error, at: SourceLocation(file: input.displayName),
      BacktestObstacleProblem(series: leftOut.record.indicator.id, obstacle: leftOut.obstacle))
    throw CommandFailure(badData: DiagnosticList([diagnostic]))
  }
}

/// The tables of a backtest.
enum BacktestRows: String, CaseIterable, ExpressibleByArgument {
  case scores, reliability, pit

  func table(of backtest: Backtest) -> ReportTable {
    switch self {
    case .scores: BacktestFile.scores(of: backtest)
    case .reliability: BacktestFile.reliability(of: backtest)
    case .pit: BacktestFile.transforms(of: backtest)
    }
  }
}

/// The only series of an input has nothing to compare.
private struct BacktestObstacleProblem: Problem {
  let series: String
  let obstacle: Backtest.Obstacle

  var code: String { "E161" }

  var english: String {
    "\(naming(in: .english)); lower --min-train or add years"
  }

  var japanese: String {
    "\(naming(in: .japanese))。--min-train を下げるか年を足してください"
  }

  /// The series and what is wrong with it.
  private func naming(in language: Language) -> String {
    "\(Quotation.of(series)): \(BacktestText(language: language).reason(for: obstacle))"
  }
}
