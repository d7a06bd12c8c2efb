import ArgumentParser
import IndicatorData
import Indicators
import Reporting
import Tables

/// `mikomi whatif`: the levers of a target.
struct WhatIfCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "whatif",
    abstract: (
      en: "Says what would change the chance of each target: next year's value, another target.",
      ja: "来年の値や別の目標など、何があれば達成の確率が変わるかを示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi whatif --series 114-1 --next 3.5,4.0 --format table
        mikomi whatif --solve 0.5,0.8 --shock -30 --format csv

      All chances are by the figure's own course, not as a declared target.
      Growth and changes are fractions in CSV and JSON: -0.46 is a fall by 46 %.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi whatif --series 114-1 --next 3.5,4.0 --format table
        mikomi whatif --solve 0.5,0.8 --shock -30 --format csv

      確率はすべて値自身の推移によるもので、掲げた目標の達成の記録によるものでは
      ありません。CSV と JSON では、伸びと変化は小数です（-0.46 は46%の減少）。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "Only this series of the input.", ja: "入力のうち、この系列だけを扱います。", valueName: "id"))
  var series: String?

  @Option(
    parsing: .unconditional,
    help: .text(
      en: "Values for the year after the latest actual, in the unit of the indicator, 20 at most.",
      ja: "最新の実績の翌年の値。単位は指標のもの。20個まで。",
      valueName: "value,…"))
  var next: String?

  @Option(
    help: .text(
      en: "Chances, 0.01 to 0.99, for which the value needed next year is searched "
        + "(default: 0.5,0.8).",
      ja: "翌年に必要な値を求める確率。0.01から0.99まで（既定は 0.5,0.8）。",
      valueName: "probability,…"))
  var solve: String?

  @Option(
    parsing: .unconditional,
    help: .text(
      en: "A sudden change next year in percent, -100 to 1000 (default: -46, overseas construction "
        + "orders in FY2020).",
      ja: "翌年の急な変化（百分率）。-100から1000まで（既定は -46、2020年度の海外建設受注の減少率）。",
      valueName: "percent"))
  var shock: String?

  @Option(help: DirectionOption.help)
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let writer = try common.writer()
    let seed = try common.seedValue()
    let options = try whatIfOptions(seed: seed)
    let table = try direction.applied(to: try input.read())
    notes = table.notes
    let records = try chosen(table.records)
    try refuseMixedUnits(records)
    let preset = try preset.preset()
    let whatIfs = records.flatMap { Assessment.all(of: $0, preset: preset) }
      .map { WhatIf(of: $0, options: options) }
    let text =
      switch common.effectiveFormat {
      case .table: WhatIfText(language: common.language).text(of: whatIfs)
      case .csv, .tsv: WhatIfFile.table(of: whatIfs).text(writer)
      case .json: JSONDocuments.whatIf(whatIfs, version: Version.current, seed: seed)
      }
    return CommandResults(text: text, status: status(of: whatIfs))
  }

  private static let listLimit = 20

  private func whatIfOptions(seed: Int) throws(CommandFailure) -> WhatIf.Options {
    var values: [Double] = []
    for part in try parts(of: next, option: "--next") {
      guard let value = OptionValue.number(part) else {
        throw Self.failure(.nextValue(found: part))
      }
      if !values.contains(value) { values.append(value) }
    }
    var levels: [Double] = []
    for part in try parts(of: solve, option: "--solve") {
      guard let level = OptionValue.number(part), (0.01...0.99).contains(level) else {
        throw Self.failure(.level(found: part))
      }
      if !levels.contains(level) { levels.append(level) }
    }
    var change = WhatIf.Options.standardShock
    if let shock {
      guard let percent = OptionValue.number(shock), (-100...1000).contains(percent) else {
        throw Self.failure(.shock(found: shock))
      }
      change = percent / 100
    }
    return WhatIf.Options(
      nextValues: values, levels: solve == nil ? WhatIf.Options.standardLevels : levels,
      shock: change, seed: UInt64(seed))
  }

  /// The parts of a list, of which there may not be too many.
  private func parts(of text: String?, option: String) throws(CommandFailure) -> [String] {
    guard let text else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= Self.listLimit else {
      throw Self.failure(.listTooLong(option: option, limit: Self.listLimit, found: parts.count))
    }
    return parts
  }

  /// The series asked for; identifiers are compared byte by byte.
  private func chosen(_ records: [IndicatorRecord]) throws(CommandFailure) -> [IndicatorRecord] {
    guard let series else { return records }
    let chosen = records.filter { $0.indicator.id.utf8.elementsEqual(series.utf8) }
    guard !chosen.isEmpty else {
      throw Self.failure(.noSuchSeries(found: series, first: records.first?.indicator.id ?? ""))
    }
    return chosen
  }

  /// A value for next year has a unit; for several series it must be theirs.
  private func refuseMixedUnits(_ records: [IndicatorRecord]) throws(CommandFailure) {
    guard next != nil, let first = records.first?.indicator.unit.symbol,
      let other = records.map(\.indicator.unit.symbol).first(where: { $0 != first })
    else { return }
    throw Self.failure(.nextForOneUnit(first, other))
  }

  private static func failure(_ problem: WhatIfProblem) -> CommandFailure {
    CommandFailure(.usage, [.other(problem)])
  }

  private func status(of whatIfs: [WhatIf]) -> ExitStatus {
    let hasFailure = whatIfs.contains { whatIf in
      switch whatIf.outcome {
      case .failure(.cannotJudge(.noActuals)), .failure(.cannotJudge(.outOfRange)): true
      case .failure(.noTarget): whatIf.assessment.record.actuals.isEmpty
      default: false
      }
    }
    return hasFailure ? .someSeriesFailed : .done
  }
}
