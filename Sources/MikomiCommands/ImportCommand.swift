import ArgumentParser
import IndicatorData
import Reporting
import Tables

/// `mikomi import`: sheets and tables as ministries publish them, into the tidy layout.
struct ImportCommand: WritingCommand {
  static let configuration = CommandConfiguration.text(
    "import",
    abstract: (
      en: "Reads evaluation sheets and wide tables into tidy CSV or JSON.",
      ja: "評価書や年を列とする表を読み、1行1値の CSV か JSON にします。"
    ),
    discussion: (
      en: """
      Examples:
        mikomi import sheet.txt | mikomi check -
        mikomi import table.csv --from wide --encoding cp932 --format json

      What was read, merged, inferred and refused is said on standard error, each
      with its place. What can be read in two ways is refused, never guessed: then
      the status is 1, or 65 if nothing is left.
      """,
      ja: """
      例:
        mikomi import sheet.txt | mikomi check -
        mikomi import table.csv --from wide --encoding cp932 --format json

      読み取ったこと、まとめたこと、推定したこと、読まなかったことは、場所とともに
      標準エラー出力に示します。二通りに読めるものは推測せずに読みません。そのときの
      終了コードは1、何も残らなければ65です。
      """
    ))

  @Argument(
    help: .text(
      en: "An evaluation sheet as text or PDF, a review-sheet CSV (3-1), a wide table or a tidy "
        + "table; - for standard input.",
      ja: "評価書（テキストか PDF）、レビューシートの CSV（3-1）、年を列とする表、または1行1値の表。- は標準入力。",
      valueName: "file"))
  var file: String

  @Option(
    help: .text(
      en: "auto (default), checkup, rs, wide or tidy.",
      ja: "auto（自動、既定）、checkup（評価書）、rs（レビューシート）、wide（年を列とする表）、tidy（1行1値）。"))
  var from: ImportFormatOption = .auto

  @Option(
    help: .text(
      en: "auto (default), utf-8, cp932, utf-16 or euc-jp.",
      ja: "文字コード。auto（自動、既定）、utf-8、cp932、utf-16、euc-jp。"))
  var encoding: TextEncodingOption = .auto

  @Flag(
    help: .text(
      en: "Take a day beside a value of a sheet for the fiscal year that it falls in.",
      ja: "評価書の値に添えられた日付を、その日を含む年度とみなします。"))
  var daysAsFiscalYears = false

  @OptionGroup var common: CommonOptions

  var inputFile: String? { file }

  /// Everything is said, item by item, up to this many lines.
  var noteLimit: Int { 200 }

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    if common.format == .table { throw CommandFailure(.usage, .importNeedsRows) }
    let output = ImportOutput(
      isJSON: common.effectiveFormat == .json, writer: try importWriter(),
      seed: try common.seedValue())
    let input = try InputChunks(file)
    var first: [UInt8] = []
    while first.count < Self.sniffedSize {
      let more = try input.next()
      if more.isEmpty { break }
      first += more
    }
    if first.starts(with: Array("%PDF-".utf8)) {
      return try results(of: PDFText.bytes(of: file), named: file, to: output, notes: &notes)
    }
    let isPlain = encoding.encoding == nil || encoding.encoding == .utf8
    let beginning = String(decoding: first.prefix(Self.sniffedSize), as: UTF8.self)
    if isPlain, (from.format ?? .sniffed(from: beginning)) == .rs {
      return try streamedResults(first, from: input, to: output, notes: &notes)
    }
    let isUTF16 =
      encoding.encoding == .utf16 || first.starts(with: [0xFF, 0xFE])
      || first.starts(with: [0xFE, 0xFF])
    return try results(
      of: input.rest(after: first, isUTF16: isUTF16), named: input.name, to: output, notes: &notes)
  }

  private static let sniffedSize = 1 << 16

  /// Reads a source that fits in memory.
  private func results(
    of bytes: [UInt8], named name: String, to output: consuming ImportOutput,
    notes: inout [Diagnostic]
  ) throws(CommandFailure) -> CommandResults {
    do throws(DiagnosticList) {
      let source = try DecodedText(bytes, named: name, encoding: encoding.encoding)
      let format = from.format ?? .sniffed(from: source.text)
      if format == .rs {
        var reader = ReviewSheetReader(named: name)
        var output = output
        try reader.feed(Array(source.text.utf8), isLast: true) { output.add($0) }
        return finished(reader, encoding: source.encodingName, named: name, output, &notes)
      }
      let result = try IndicatorImport.result(
        of: source, named: name, as: format, readsDays: daysAsFiscalYears)
      notes = result.diagnostics
      guard !result.series.isEmpty else {
        throw DiagnosticList(result.diagnostics.filter { $0.severity == .error })
      }
      var output = output
      for series in result.series { output.add(series) }
      return CommandResults(
        text: output.text, status: result.hasRefusals ? .someSeriesFailed : .done)
    } catch {
      throw CommandFailure(badData: error)
    }
  }

  /// Reads a review-sheet file piece by piece.
  private func streamedResults(
    _ first: [UInt8], from input: InputChunks, to output: consuming ImportOutput,
    notes: inout [Diagnostic]
  ) throws(CommandFailure) -> CommandResults {
    var reader = ReviewSheetReader(named: input.name)
    var output = output
    var chunk = first
    let isMarked = first.starts(with: [0xEF, 0xBB, 0xBF])
    while true {
      let next = try input.next()
      do throws(DiagnosticList) {
        try reader.feed(chunk, isLast: next.isEmpty) { output.add($0) }
      } catch {
        throw CommandFailure(badData: error)
      }
      if next.isEmpty { break }
      chunk = next
    }
    return finished(
      reader, encoding: isMarked ? "UTF-8 (BOM)" : "UTF-8", named: input.name, output, &notes)
  }

  private func finished(
    _ reader: borrowing ReviewSheetReader, encoding: String, named name: String,
    _ output: ImportOutput, _ notes: inout [Diagnostic]
  ) -> CommandResults {
    func note(_ problem: ImportProblem) -> Diagnostic {
      Diagnostic(.note, at: SourceLocation(file: name), problem)
    }
    notes = [
      note(.readAs(.rs, encoding: encoding)), note(.indicatorsRead(count: reader.seriesCount)),
    ]
    notes += reader.diagnostics
    if reader.omittedCount > 0 { notes.append(note(.notesOmitted(count: reader.omittedCount))) }
    return CommandResults(
      text: output.text, status: reader.hasRefusals ? .someSeriesFailed : .done)
  }

  /// Names and identifiers are written as they are: the next command of a pipe must know them again.
  private func importWriter() throws(CommandFailure) -> DelimitedWriter {
    if common.digits != nil {
      throw CommandFailure(.usage, .importKeepsDigits)
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

/// The rows of an import as text, made series by series.
private struct ImportOutput {
  private let isJSON: Bool
  private let writer: DelimitedWriter
  private let seed: Int
  private var rows: [[DelimitedWriter.Field]] = []
  private var traits: [(series: String, traits: [String])] = []
  private var lines: String

  init(isJSON: Bool, writer: DelimitedWriter, seed: Int) {
    self.isJSON = isJSON
    self.writer = writer
    self.seed = seed
    lines = writer.text(header: ImportTable.columns, rows: [])
  }

  mutating func add(_ series: ImportedSeries) {
    if isJSON {
      rows += ImportTable.rows(of: [series], numbers: .numeric)
      traits.append((series.id, series.traits.map(\.rawValue)))
    } else {
      writer.append(ImportTable.rows(of: [series], numbers: .printed), to: &lines)
    }
  }

  var text: String {
    guard isJSON else { return lines }
    return JSONDocuments.imported(
      columns: ImportTable.columns, rows: rows, traits: traits, version: Version.current, seed: seed
    )
  }
}
