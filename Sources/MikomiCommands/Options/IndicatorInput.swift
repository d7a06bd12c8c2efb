import ArgumentParser
import IndicatorData
import Indicators
import Tables

/// The input of a command: a file, standard input, or the built-in sample.
struct IndicatorInput: ParsableArguments {
  @Argument(
    help: .text(
      en: "A CSV file with one row a series and year, or - for standard input. "
        + "Without it: the built-in sample.",
      ja: "1行に1つの系列と年度を書いた CSV ファイル。- は標準入力。指定がなければ内蔵の見本を使います。",
      valueName: "file"))
  var file: String?

  /// The input's name in messages.
  var displayName: String { file.map { $0 == "-" ? "stdin" : $0 } ?? BuiltInSample.name }

  /// Reads the records.
  ///
  /// - Returns: The records, and notes on how they were read; none for the sample.
  func read() throws(CommandFailure) -> IndicatorTable {
    guard let file else {
      do throws(DiagnosticList) {
        return IndicatorTable(records: try BuiltInSample.records().records, notes: [])
      } catch {
        throw CommandFailure(badData: error)
      }
    }
    return try Self.table(in: file)
  }

  /// Opens the file; `nil` for the sample.
  func open() throws(CommandFailure) -> InputBuffer? {
    guard let file else { return nil }
    return try InputBuffer(file)
  }

  /// Reads the records of an open file, or the sample.
  func read(_ opened: InputBuffer?) throws(CommandFailure) -> IndicatorTable {
    guard let opened else { return try read() }
    return try Self.table(from: (try opened.rest(), opened.name))
  }

  /// Reads the records of a file, or of standard input for -.
  static func table(in file: String) throws(CommandFailure) -> IndicatorTable {
    try table(from: try InputFile.read(file))
  }

  private static func table(
    from input: (bytes: [UInt8], name: String)
  ) throws(CommandFailure) -> IndicatorTable {
    do throws(DiagnosticList) {
      let table =
        JSONRowReader.applies(to: input.bytes)
        ? try JSONRowReader().table(from: input.bytes, named: input.name)
        : try CSVReader().table(from: input.bytes, named: input.name)
      return try TidyReader().records(in: table)
    } catch {
      throw CommandFailure(badData: error)
    }
  }

  /// Reads the records, and keeps the bytes that they were read from.
  func readKeepingBytes() throws(CommandFailure) -> (table: IndicatorTable, bytes: [UInt8]) {
    guard let file else { return (try read(), BuiltInSample.bytes) }
    let input = try InputFile.read(file)
    return (try Self.table(from: input), input.bytes)
  }

  /// Reads the records of a panel, those that cannot be read kept apart.
  func readPanel() throws(CommandFailure) -> IndicatorPanel {
    var source = (bytes: BuiltInSample.bytes, name: BuiltInSample.name)
    if let file { source = try InputFile.read(file) }
    do throws(DiagnosticList) {
      return try TidyReader().panel(in: CSVReader().table(from: source.bytes, named: source.name))
    } catch {
      throw CommandFailure(badData: error)
    }
  }
}
