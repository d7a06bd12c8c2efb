import ArgumentParser
import IndicatorData
import Reporting
import Tables

/// `mikomi import`: sheets and tables as ministries publish them, into the tidy layout.
struct ImportCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads evaluation sheets and wide tables into tidy CSV or JSON.",
    discussion: """
      Examples:
        mikomi import sheet.txt | mikomi check -
        mikomi import table.csv --from wide --encoding cp932 --format json

      What was read, merged, inferred and refused is said on standard error, each
      with its place. What can be read in two ways is refused, never guessed: then
      the status is 1, or 65 if nothing is left.
      """)

  @Argument(
    help: ArgumentHelp(
      "An evaluation sheet as text or PDF, a review-sheet CSV (3-1), a wide table or a tidy table; "
        + "- for standard input.",
      valueName: "file"))
  var file: String

  @Option(help: "auto (default), checkup, rs, wide or tidy.")
  var from: ImportFormatOption = .auto

  @Option(help: "auto (default), utf-8, cp932, utf-16 or euc-jp.")
  var encoding: TextEncodingOption = .auto

  @OptionGroup var common: CommonOptions

  var inputFile: String? { file }

  /// Everything is said, item by item, up to this many lines.
  var noteLimit: Int { 200 }

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    if common.format == .table { throw CommandFailure(.usage, .importNeedsRows) }
    let writer = try importWriter()
    let seed = try common.seedValue()
    let input = try InputFile.read(file)
    let result: ImportResult
    do throws(DiagnosticList) {
      let source = try DecodedText(
        input.bytes, named: input.name, encoding: encoding.encoding)
      result = try IndicatorImport.result(
        of: source, named: input.name, as: from.format ?? .sniffed(from: source.text))
    } catch {
      throw CommandFailure(badData: error)
    }
    notes = result.diagnostics
    guard !result.series.isEmpty else {
      throw CommandFailure(
        badData: DiagnosticList(result.diagnostics.filter { $0.severity == .error }))
    }
    let text: String
    if common.effectiveFormat == .json {
      text = JSONDocuments.imported(
        columns: ImportTable.columns,
        rows: ImportTable.rows(of: result.series, numbers: .numeric), version: Version.current,
        seed: seed)
    } else {
      text = writer.text(
        header: ImportTable.columns, rows: ImportTable.rows(of: result.series, numbers: .printed))
    }
    return CommandResults(text: text, status: result.hasRefusals ? .someSeriesFailed : .done)
  }

  /// Names and identifiers are written as they are: the next command of a pipe must know them again.
  private func importWriter() throws(CommandFailure) -> DelimitedWriter {
    if common.digits != nil {
      throw CommandFailure(.usage, .optionNeedsTableFile(option: "--digits"))
    }
    return DelimitedWriter(
      separator: common.effectiveFormat == .tsv ? .tab : .comma, escapesFormulas: false)
  }
}

/// A format by its name, or auto.
enum ImportFormatOption: String, CaseIterable, ExpressibleByArgument {
  case auto, checkup, rs, wide, tidy

  var format: ImportFormat? { ImportFormat(rawValue: rawValue) }
}

/// An encoding by its name, or auto.
struct TextEncodingOption: ExpressibleByArgument {
  static let auto = TextEncodingOption(encoding: nil)

  let encoding: TextEncoding?

  init(encoding: TextEncoding?) { self.encoding = encoding }

  init?(argument: String) {
    let name = argument.lowercased()
    guard name == "auto" || TextEncoding(rawValue: name) != nil else { return nil }
    encoding = TextEncoding(rawValue: name)
  }

  var defaultValueDescription: String { encoding?.rawValue ?? "auto" }

  static var allValueStrings: [String] { ["auto"] + TextEncoding.allCases.map(\.rawValue) }
}
