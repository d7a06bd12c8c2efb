import ArgumentParser
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(
    help: .text(en: "Language of tables and messages: ja or en.", ja: "表とメッセージの言語。ja か en。"))
  var lang: LanguageOption?

  @Option(
    help: .text(
      en: "table, csv, tsv or json. Without it: a table on a terminal, the format of the --output "
        + "name, else csv.",
      ja: "table、csv、tsv、json のどれか。指定がなければ、端末では表、--output があればその名前の形式、"
        + "ほかは csv です。",
      valueName: "format"))
  var format: OutputFormat?

  @OptionGroup var destination: OutputOptions

  @Flag(
    help: .text(
      en: "Write names as they are, without ' before a spreadsheet formula.",
      ja: "名前をそのまま書きます（表計算の数式に見えるものの前に ' を付けません）。"))
  var raw = false

  @Option(
    help: .text(
      en: "Significant digits of computed numbers in CSV and TSV, 1 to 17 (default: 6).",
      ja: "CSV と TSV での計算した数の有効桁数。1から17まで（既定は6）。"))
  var digits: String?

  @Option(
    help: .text(
      en: "Seed of draws, shown in JSON; backtest and whatif draw (default: 1).",
      ja: "乱数の種。JSON に示します。乱数を使うのは backtest と whatif です（既定は1）。"))
  var seed: String?

  @Flag(help: .text(en: "No notes on how the input was read.", ja: "入力をどう読んだかの注記を出しません。"))
  var quiet = false

  /// The language of tables and messages.
  var language: Language { lang.language }

  /// The format: the option, else the output name's, else by whether a person reads along.
  var effectiveFormat: OutputFormat {
    if let format { return format }
    if let output = destination.output {
      return [.json, .tsv].first { output.hasSuffix("." + $0.rawValue) } ?? .csv
    }
    return isatty(STDOUT_FILENO) == 1 ? .table : .csv
  }

  /// The format of a report that goes to standard output whatever `--output` takes.
  var reportFormat: OutputFormat { format ?? (isatty(STDOUT_FILENO) == 1 ? .table : .csv) }

  /// The writer of delimited text.
  func writer() throws(CommandFailure) -> DelimitedWriter { try writer(for: effectiveFormat) }

  /// The writer of delimited text for standard output.
  func reportWriter() throws(CommandFailure) -> DelimitedWriter { try writer(for: reportFormat) }

  private func writer(for format: OutputFormat) throws(CommandFailure) -> DelimitedWriter {
    if format == .table || format == .json {
      if digits != nil { throw CommandFailure(.usage, .optionNeedsTableFile(option: "--digits")) }
      if raw { throw CommandFailure(.usage, .optionNeedsTableFile(option: "--raw")) }
    }
    var significant = 6
    if let digits {
      guard let number = OptionValue.wholeNumber(digits), (1...17).contains(number) else {
        throw CommandFailure(.usage, .digits(found: digits))
      }
      significant = number
    }
    return DelimitedWriter(
      separator: format == .tsv ? .tab : .comma, digits: significant, escapesFormulas: !raw)
  }

  func seedValue() throws(CommandFailure) -> Int {
    guard let seed else { return 1 }
    guard let number = OptionValue.wholeNumber(seed) else {
      throw CommandFailure(.usage, .seed(found: seed))
    }
    return number
  }
}
