import Tables

/// The language of help texts and of complaints about the command line: known before the line is parsed, as
/// help texts are made when the commands are.
enum HelpLanguage {
  /// The language of this process, told once.
  static let current = language(of: CommandLine.arguments.dropFirst())

  /// What `--lang` says, else the environment.
  static func language(of arguments: some Sequence<String>) -> Language {
    var isNext = false
    for argument in arguments {
      if argument == "--" { break }
      if isNext, let language = Language(rawValue: argument) { return language }
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
      {
        return language
      }
      isNext = argument == "--lang"
    }
    return LanguageOption.environmentLanguage()
  }
}
