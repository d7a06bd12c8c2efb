import ArgumentParser
import Indicators
import Reporting
import Tables

/// `mikomi compare`: all models side by side.
struct CompareCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "compare",
    abstract: (
      en: "Shows what every model says of each target, side by side.",
      ja: "各目標についてすべてのモデルの見込みを並べて示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi compare --lang ja --format table
        mikomi compare --format csv

      The default law under each preset, once more with printed values as the
      intervals that they stand for (-rounding), and the simple models.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi compare --lang ja --format table
        mikomi compare --format csv

      標準の予測法をプリセットごとに、また公表値を丸めの幅のある値として（-rounding）
      示し、単純なモデルを並べます。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(help: DirectionOption.help)
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let writer = try common.writer()
    let seed = try common.seedValue()
    let preset = try preset.preset()
    let table = try direction.applied(to: try input.read())
    notes = table.notes
    let comparisons = table.records.flatMap { ModelComparison.all(of: $0, preset: preset) }
    let file = ModelFile.table(of: comparisons)
    let text =
      switch common.effectiveFormat {
      case .table: ComparisonText(language: common.language).text(of: comparisons)
      case .csv, .tsv: file.text(writer)
      case .json: JSONDocuments.models(file, version: Version.current, seed: seed)
      }
    let isComplete = table.records.allSatisfy { record in
      comparisons.contains { $0.record.indicator.id.utf8.elementsEqual(record.indicator.id.utf8) }
    }
    return CommandResults(text: text, status: isComplete ? .done : .someSeriesFailed)
  }
}
