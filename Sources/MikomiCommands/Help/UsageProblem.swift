import Tables

/// What is wrong with a command line, as the parser tells it.
///
/// The parser's errors are not public; their sentences are, and its version is fixed. A sentence of another form
/// is passed on as it is.
enum UsageProblem: Problem, Hashable {
  case unknownOption(String, suggestion: String?)
  /// The word after the option, if it begins with - and was so not taken for the value.
  case missingValue(option: String, next: String?)
  /// -oout.csv for -o out.csv.
  case gluedValue(found: String, option: String)
  case badValue(found: String, option: String, allowed: String?)
  case missingArgument(String)
  case unexpectedArguments(String)
  case valueForFlag(option: String, value: String)
  case unknownCommand(String, known: [String])
  case other(String)

  /// Reads the parser's sentence about arguments.
  init(sentence: String, arguments: [String]) {
    let quoted = Self.quoted(in: sentence)
    if sentence.contains("or: Missing value for '"), let found = quoted.last,
      let option = quoted.dropFirst().first?.prefix(2)
    {
      self = .gluedValue(found: found, option: String(option))
    } else if sentence.hasPrefix("Unknown option "), let option = quoted.first,
      !sentence.contains("\n")
    {
      self = .unknownOption(option, suggestion: quoted.count > 1 ? quoted[1] : nil)
    } else if sentence.hasPrefix("Missing value for "), let option = quoted.first {
      let name = option.prefix { $0 != " " }
      let next = zip(arguments, arguments.dropFirst()).first { $0.0 == name && $0.1.count > 1 }?.1
      self = .missingValue(option: option, next: next.flatMap { $0 == "--" ? nil : $0 })
    } else if sentence.hasPrefix("The value '"),
      let middle = sentence.firstRange(of: "' is invalid for '"),
      let end = sentence[middle.upperBound...].firstIndex(of: "'")
    {
      let start = sentence.index(sentence.startIndex, offsetBy: "The value '".count)
      self = .badValue(
        found: String(sentence[start..<middle.lowerBound]),
        option: String(sentence[middle.upperBound..<end]),
        allowed: Self.allowed(in: sentence[end...]))
    } else if sentence.hasPrefix("Missing expected argument "), let argument = quoted.first {
      self = .missingArgument(argument)
    } else if sentence.contains("nexpected argument"), let start = sentence.firstIndex(of: "'") {
      let list = String(sentence[sentence.index(after: start)...].dropLast())
      self = .unexpectedArguments(list.replacing("', '", with: ", "))
    } else if sentence.hasPrefix("The option '"), quoted.count == 2,
      sentence.contains("does not take any value")
    {
      self = .valueForFlag(option: quoted[0], value: quoted[1])
    } else if sentence.hasPrefix("Invalid option: ") {
      self = .unknownOption(
        String(sentence.dropFirst("Invalid option: ".count)), suggestion: nil)
    } else {
      // One problem, one line.
      self = .other(sentence.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }

  /// What stands between quotes.
  private static func quoted(in sentence: String) -> [String] {
    sentence.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The values that the parser offers, one after the other.
  private static func allowed(in rest: Substring) -> String? {
    guard let start = rest.firstRange(of: "Please provide one of ") else { return nil }
    let list = rest[start.upperBound...]
    guard list.hasPrefix("the following:") else {
      return quoted(in: String(list)).joined(separator: ", ")
    }
    return list.split(separator: "\n").dropFirst()
      .map { $0.drop { $0 == " " || $0 == "-" } }.joined(separator: ", ")
  }

  /// --seed=-1, the only way to give a value that begins with -.
  private static func joined(_ option: String, _ value: String) -> String {
    "\(option.prefix { $0 != " " })=\(Quotation.of(value))"
  }

  /// -o out.csv of -oout.csv.
  private static func separated(_ found: String) -> String {
    "\(found.prefix(2)) \(Quotation.of(String(found.dropFirst(2))))"
  }

  var code: String {
    switch self {
    case .unknownOption: "E490"
    case .missingValue: "E491"
    case .badValue: "E492"
    case .missingArgument: "E493"
    case .unexpectedArguments: "E494"
    case .valueForFlag: "E495"
    case .unknownCommand: "E496"
    case .other: "E497"
    case .gluedValue: "E498"
    }
  }

  var english: String {
    let q = Quotation.english
    switch self {
    case .unknownOption(let option, let suggestion):
      return "unknown option \(q(option)); "
        + (suggestion.map { "did you mean \($0)?" } ?? "see --help for those that there are")
    case .missingValue(let option, nil): return "no value for \(option); give one after it"
    case .missingValue(let option, let next?):
      return "no value for \(option) before \(q(next)); give one, as "
        + "\(Self.joined(option, next)) where it begins with -"
    case .gluedValue(let found, let option):
      return "no space after \(option) (found \(q(found))); write "
        + "\(Self.separated(found))"
    case .badValue(let found, let option, let allowed):
      return "\(option) does not take \(q(found)); "
        + (allowed.map { "give one of \($0)" } ?? "see --help for what it takes")
    case .missingArgument(let argument): return "no \(argument); name it"
    case .unexpectedArguments(let found):
      return "more than is asked for (found \(q(found))); remove it, "
        + "or quote a name that holds spaces"
    case .valueForFlag(let option, let value):
      return "\(option) takes no value (found \(q(value))); write the option alone"
    case .unknownCommand(let found, let known):
      return "no command and no file \(q(found)); commands are: " + known.joined(separator: ", ")
    case .other(let sentence): return sentence
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .unknownOption(let option, let suggestion):
      return "\(q(option))というオプションはありません。"
        + (suggestion.map { "\($0) ではありませんか" } ?? "使えるものは --help で確かめてください")
    case .missingValue(let option, nil): return "\(option) の値がありません。後に値を付けてください"
    case .missingValue(let option, let next?):
      return "\(option) の値が\(q(next))の前にありません。- で始まる値は "
        + "\(Self.joined(option, next)) のように書いてください"
    case .gluedValue(let found, let option):
      return "\(option) の後に空白がありません（\(q(found))）。"
        + "\(Self.separated(found)) のように書いてください"
    case .badValue(let found, let option, let allowed):
      return "\(option) に\(q(found))は使えません。"
        + (allowed.map { "使えるのは \($0) です" } ?? "使える値は --help で確かめてください")
    case .missingArgument(let argument): return "\(argument) がありません。指定してください"
    case .unexpectedArguments(let found):
      return "余分な引数があります（\(q(found))）。除くか、空白を含む名前なら引用符で囲んでください"
    case .valueForFlag(let option, let value):
      return "\(option) に値は付けられません（\(q(value))）。オプションだけにしてください"
    case .unknownCommand(let found, let known):
      return "\(q(found))というコマンドもファイルもありません。コマンドは "
        + known.joined(separator: ", ") + " です"
    case .other(let sentence): return "コマンドの指定が正しくありません。--help で確かめてください（\(sentence)）"
    }
  }
}
