import ArgumentParser
import IndicatorData
import Reporting
import Tables

/// `mikomi validate`: what is wrong with a table, for input and for the tool's own output.
struct ValidateCommand: WritingCommand {
  static let configuration = CommandConfiguration.text(
    "validate",
    abstract: (
      en:
        "Says what is wrong with tables: reading, machine-readable notation, columns, odd values.",
      ja: "表の問題点（読み取り、機械判読のための表記、列、値の妥当さ）を示します。"
    ),
    discussion: (
      en: """
      Examples:
        mikomi validate my.csv
        mikomi forecast --format csv | mikomi validate - --strict --format csv

      Notation follows the ministry's unified rules of 2020-12-18, by item number.
      Findings are data on standard output. Status: 0 nothing, or warnings only;
      65 with errors, or with warnings under --strict.
      """,
      ja: """
      例:
        mikomi validate my.csv
        mikomi forecast --format csv | mikomi validate - --strict --format csv

      表記は総務省の統一ルール（令和2年12月18日）により、項目番号とともに示します。
      指摘は標準出力に書きます。終了コードは、指摘がないか注意だけなら0、誤りがあれば
      65です。--strict を付けると注意だけでも65になります。
      """
    ))

  @Argument(
    help: .text(
      en: "Tables as CSV, or JSON of import; - for standard input.",
      ja: "CSV の表か、import の JSON。- は標準入力。", valueName: "file"))
  var files: [String]

  @Flag(help: .text(en: "End with status 65 on warnings too.", ja: "注意だけのときも終了コードを65にします。"))
  var strict = false

  @Option(
    help: .text(
      en: "The layout to hold the files against: auto (default), tidy, wide, import, or a file of "
        + "mikomi: \(ResultFile.allCases.map(\.rawValue).joined(separator: ", ")).",
      ja: "確かめる形式: auto（自動、既定）、tidy（1行1値）、wide（年を列とする表）、import、または mikomi の出力 "
        + ResultFile.allCases.map(\.rawValue).joined(separator: ", "),
      valueName: "name"))
  var schema: String?

  @Option(
    help: .text(
      en: "Rows of CSV and TSV: findings (default), or the items that were checked.",
      ja: "CSV と TSV の行: findings（指摘、既定）、items（確かめた項目）。"))
  var rows: FindingRows?

  @OptionGroup var common: CommonOptions

  var inputFile: String? { files.first }

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let layout = try layout()
    let writer = try common.writer()
    let seed = try common.seedValue()
    if rows != nil, [.table, .json].contains(common.effectiveFormat) {
      throw CommandFailure(.usage, .optionNeedsTableFile(option: "--rows"))
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw CommandFailure(.usage, [.other(ValidateProblem.standardInputTwice)])
    }
    if let output = common.destination.output, output != "-" {
      for file in files.dropFirst() {
        try OutputFile.check(output, input: file, force: common.destination.force)
      }
    }
    let validator = TableValidator(schemas: Self.schemas)
    var results: [ValidationResult] = []
    for file in files {
      let input = try InputFile.read(file)
      results.append(validator.result(of: input.bytes, named: input.name, as: layout))
    }
    let text =
      switch common.effectiveFormat {
      case .table: FindingText(language: common.language).text(of: results)
      case .csv, .tsv:
        (rows == .items ? FindingFile.items(of: results) : FindingFile.table(of: results))
          .text(writer)
      case .json: JSONDocuments.findings(results, version: Version.current, seed: seed)
      }
    let isBad = results.contains { $0.count(.error) > 0 || strict && $0.count(.warning) > 0 }
    return CommandResults(text: text, status: isBad ? .badData : .done)
  }

  /// The files of our own.
  static let schemas = ResultFile.allCases.map {
    TableSchema(name: $0.rawValue, columns: $0.columns, key: $0.key)
  }

  private func layout() throws(CommandFailure) -> TableValidator.Layout {
    switch schema {
    case nil, "auto": return .automatic
    case "tidy", "import": return .tidy
    case "wide": return .wide
    case let name?:
      guard let schema = Self.schemas.first(where: { $0.name == name }) else {
        throw CommandFailure(
          .usage,
          [.other(ValidateProblem.schema(found: name, known: Self.schemas.map(\.name)))])
      }
      return .schema(schema)
    }
  }
}

/// The tables of a validation.
enum FindingRows: String, CaseIterable, ExpressibleByArgument {
  case findings, items
}
