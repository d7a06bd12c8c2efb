import ChartRendering

/// The parser's help screen in Japanese: its own headings and words replaced, lines broken anew.
///
/// The texts of ours are Japanese already. The parser breaks lines at spaces, of which Japanese has none, so it
/// is asked for lines of any length.
enum JapaneseHelp {
  /// The columns asked of the parser: more than any text has.
  static let unbroken = 100_000
  /// The columns of a screen.
  private static let width = 80
  /// The columns that the parser leaves for names of options.
  private static let labelWidth = 26

  private static let headings = [
    "ARGUMENTS:": "引数:", "OPTIONS:": "オプション:", "SUBCOMMANDS:": "コマンド:",
  ]

  /// The screen in Japanese.
  ///
  /// - Parameter help: The parser's screen, its lines unbroken.
  /// - Returns: The screen for 80 columns.
  static func screen(of help: String) -> String {
    var result: [String] = []
    var isInSection = false
    for line in help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let heading = headings[line] {
        isInSection = true
        result.append(heading)
      } else if let text = line.removing(prefix: "OVERVIEW: ") {
        result += WrappedText("概要: " + text, width: width).lines
      } else if let text = line.removing(prefix: "USAGE: ") {
        let margin = String(repeating: " ", count: DisplayWidth.of("使い方: "))
        let lines = WrappedText(usage(text), width: width - DisplayWidth.of(margin)).lines
        result += lines.enumerated().map { ($0 == 0 ? "使い方: " : margin) + $1 }
      } else if line.contains("' for detailed help.") {
        result.append("  コマンドごとの説明は mikomi help <コマンド> で表示します。")
      } else if isInSection, !line.isEmpty {
        result += entry(line)
      } else {
        result.append(line)
      }
    }
    return result.joined(separator: "\n")
  }

  /// The line of how a command is used.
  static func usage(_ text: String) -> String {
    text.replacing("<options>", with: "<オプション>")
      .replacing("<subcommand>", with: "<コマンド>")
  }

  /// An option or command with its text; a long name stands in a line of its own.
  private static func entry(_ line: String) -> [String] {
    let characters = Array(line)
    let margin = String(repeating: " ", count: labelWidth)
    guard characters.count > labelWidth, characters[labelWidth - 1] == " " else {
      return [label(line)]
    }
    let name = String(characters[..<labelWidth])
    let text = words(String(characters[labelWidth...]))
    let lines = WrappedText(text, width: width - labelWidth).lines
    let first = DisplayWidth.padded(label(DisplayWidth.trimmed(name)), to: labelWidth)
    return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 }
  }

  private static func label(_ text: String) -> String {
    text.replacing(" (default)", with: "（既定）")
  }

  /// The parser's own words.
  private static func words(_ text: String) -> String {
    switch text {
    case "Show the version.": return "版を表示します。"
    case "Show help information.": return "この説明を表示します。"
    case "Show subcommand help information.": return "コマンドの説明を表示します。"
    default: break
    }
    guard let open = text.ranges(of: " (values: ").last ?? text.ranges(of: " (default: ").last,
      text.hasSuffix(")")
    else { return text }
    let list = String(text[open.upperBound...].dropLast())
    let opening = text[open].hasPrefix(" (default") ? "（既定: " : "（値: "
    return String(text[..<open.lowerBound]) + opening
      + list.replacing("; default: ", with: "、既定: ") + "）"
  }
}

extension String {
  /// What follows a beginning, or `nil` if the text begins otherwise.
  func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
