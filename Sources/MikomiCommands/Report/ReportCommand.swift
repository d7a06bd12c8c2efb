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

/// `mikomi report`: a folder of pages, tables and charts.
struct ReportCommand: ReportingCommand {
  static let configuration = CommandConfiguration.text(
    "report",
    abstract: (
      en: "Writes a folder of pages, tables, charts and a workbook on all indicators.",
      ja: "すべての指標について、ページ、表、図、ワークブックをフォルダーに書きます。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi report --output out --lang ja
        mikomi report --output tables --parts csv,chart --only 114-1,114-2

      The folder appears whole or not at all. One that holds an earlier report is
      replaced with --force; nothing else in a folder is ever removed.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi report --output out --lang ja
        mikomi report --output tables --parts csv,chart --only 114-1,114-2

      フォルダーは全部が揃うか、まったく現れないかのどちらかです。以前の報告書がある
      フォルダーは --force で置き換えます。それ以外のものを消すことはありません。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    name: .shortAndLong,
    help: .text(
      en: "The folder to write: a new or an empty one.", ja: "書き出すフォルダー。新しいものか、空のもの。",
      valueName: "folder"))
  var output: String?

  @Flag(
    help: .text(
      en: "Replace the report in the folder if there is one.",
      ja: "フォルダーに以前の報告書があれば置き換えます。"))
  var force = false

  @Option(
    help: .text(
      en: "Only these series, separated by commas.", ja: "これらの系列だけ（コンマ区切り）。",
      valueName: "id,…"))
  var only: String?

  @Option(
    help: .text(
      en: "Only these parts, separated by commas: "
        + ReportPart.allCases.map(\.rawValue).joined(separator: ", ") + " (default: all).",
      ja: "これらの部分だけ（コンマ区切り）: "
        + ReportPart.allCases.map(\.rawValue).joined(separator: ", ") + "（既定はすべて）。",
      valueName: "name,…"))
  var parts: String?

  @Option(
    help: .text(
      en: "Language of pages and messages: ja or en.", ja: "ページとメッセージの言語。ja か en。"))
  var lang: LanguageOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(
    help: .text(
      en: "The least chance at which a sentence says that a target is expected to be met, 0.5 to "
        + "0.99 (default: 0.66).",
      ja: "「達成すると見込まれる」と書く確率の下限。0.5から0.99まで（既定は0.66）。",
      valueName: "probability"))
  var phraseThreshold: String?

  @Option(
    help: .text(
      en: "full or brief (default: full up to \(ReportOptions.fullDetailLimit) indicators).",
      ja: "full（詳しく）か brief（簡潔に）。既定では\(ReportOptions.fullDetailLimit)指標まで full。"))
  var detail: DetailOption?

  @Option(help: .text(en: "Seed of draws (default: 1).", ja: "乱数の種（既定は1）。"))
  var seed: String?

  @Flag(
    help: .text(
      en: "No notes on how the input was read, no progress.",
      ja: "入力をどう読んだかの注記も、進み具合も出しません。"))
  var quiet = false

  var language: Language { lang.language }

  func work() throws(CommandFailure) -> ExitStatus {
    guard let output, !output.isEmpty else { throw Self.failure(.outputNeeded) }
    guard output != "-" else { throw Self.failure(.outputIsStream) }
    let parts = try chosenParts()
    let threshold = try phraseThresholdValue()
    var seedValue = 1
    if let seed {
      guard let number = OptionValue.wholeNumber(seed) else {
        throw CommandFailure(.usage, .seed(found: seed))
      }
      seedValue = number
    }
    try OutputFolder.check(output, input: input.file, force: force)
    let preset = try preset.preset()
    let read = try input.readKeepingBytes()
    let records = try chosen(read.table.records)
    let options = ReportOptions(
      language: language, preset: preset, seed: seedValue, phraseThreshold: threshold,
      parts: parts, detail: detail?.detail,
      threadCount: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      provenance: ReportOptions.Provenance(
        version: Version.current, command: commandText(threshold: threshold, seed: seedValue),
        inputName: Self.lastPart(input.displayName), inputBytes: read.bytes))
    let progress = quiet ? nil : ProgressLine(count: records.count, language: language)
    let report = Report(on: records, options: options) { progress?.show($0) }
    progress?.clear()
    let told = read.table.notes.filter { !quiet || $0.severity == .error }
    StandardError.write(
      CommandFailure.lines(of: told.map { .diagnostic($0) }, in: language))
    try OutputFolder.write(report.files, to: output, force: force)
    return report.hasFailure ? .someSeriesFailed : .done
  }

  private static func failure(_ problem: ReportProblem) -> CommandFailure {
    CommandFailure(.usage, [.other(problem)])
  }

  private func chosenParts() throws(CommandFailure) -> Set<ReportPart> {
    guard let parts else { return Set(ReportPart.allCases) }
    var chosen: Set<ReportPart> = []
    for name in parts.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = ReportPart(rawValue: String(name)) else {
        throw Self.failure(
          .part(found: String(name), known: ReportPart.allCases.map(\.rawValue)))
      }
      chosen.insert(part)
    }
    return chosen
  }

  private func phraseThresholdValue() throws(CommandFailure) -> Double {
    guard let phraseThreshold else { return ReportOptions.standardPhraseThreshold }
    guard let value = OptionValue.number(phraseThreshold), (0.5...0.99).contains(value) else {
      throw Self.failure(.phraseThreshold(found: phraseThreshold))
    }
    return value
  }

  /// The series asked for, in the order of the input; identifiers are compared byte by byte.
  private func chosen(_ records: [IndicatorRecord]) throws(CommandFailure) -> [IndicatorRecord] {
    guard let only else { return records }
    func isNamed(_ record: IndicatorRecord, _ name: String) -> Bool {
      record.indicator.id.utf8.elementsEqual(name.utf8)
    }
    // An identifier may hold a comma itself.
    let names =
      records.contains { isNamed($0, only) }
      ? [only] : only.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for name in names where !records.contains(where: { isNamed($0, name) }) {
      throw Self.failure(
        .noSuchSeries(found: name, first: records.first?.indicator.id ?? ""))
    }
    return records.filter { record in names.contains { isNamed(record, $0) } }
  }

  /// The command as it may be given again elsewhere: without folders, and with all that is decided by the
  /// environment.
  private func commandText(threshold: Double, seed: Int) -> String {
    var words = ["mikomi", "report"]
    if let file = input.file { words.append(Self.lastPart(file)) }
    words += ["--lang", language.rawValue]
    switch preset {
    case .builtIn(let name)?: words += ["--preset", name.rawValue]
    case .file(let path)?: words += ["--preset", Self.lastPart(path)]
    case nil: break
    }
    if let only { words += ["--only", only] }
    if let parts { words += ["--parts", parts] }
    if let detail { words += ["--detail", detail.detail.rawValue] }
    if threshold != ReportOptions.standardPhraseThreshold {
      words += ["--phrase-threshold", NumberText.shortest(threshold)]
    }
    if seed != 1 { words += ["--seed", "\(seed)"] }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it for one.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || "-_.,/=".unicodeScalars.contains($0)
    }
    return isPlain && !word.isEmpty
      ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// How much is computed.
struct DetailOption: ExpressibleByArgument {
  let detail: ReportOptions.Detail

  init?(argument: String) {
    guard let detail = ReportOptions.Detail(rawValue: argument) else { return nil }
    self.detail = detail
  }

  static var allValueStrings: [String] { ReportOptions.Detail.allCases.map(\.rawValue) }
}
