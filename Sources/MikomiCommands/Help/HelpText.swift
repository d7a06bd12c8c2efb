import ArgumentParser
import Tables

/// A help text in both languages, which stand together where the option is declared.
enum HelpText {
  /// The text in the language of this process.
  static func text(en: String, ja: String) -> String {
    switch HelpLanguage.current {
    case .english: en
    case .japanese: ja
    }
  }
}

extension ArgumentHelp {
  /// The help of an option or argument.
  ///
  /// - Parameters:
  ///   - english: The text in English, without Japanese characters.
  ///   - japanese: The text in Japanese.
  ///   - valueName: What stands between < and > in both languages.
  /// - Returns: The help in the language of this process.
  static func text(
    en english: String, ja japanese: String, valueName: String? = nil
  ) -> ArgumentHelp {
    ArgumentHelp(HelpText.text(en: english, ja: japanese), valueName: valueName)
  }
}

extension CommandConfiguration {
  /// The configuration of a subcommand, in the language of this process.
  ///
  /// - Parameters:
  ///   - name: The subcommand.
  ///   - abstract: What it does, in English and Japanese.
  ///   - discussion: Examples and what else is to be known, in English and Japanese.
  /// - Returns: The configuration.
  static func text(
    _ name: String, abstract: (en: String, ja: String), discussion: (en: String, ja: String)
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: HelpText.text(en: abstract.en, ja: abstract.ja),
      discussion: HelpText.text(en: discussion.en, ja: discussion.ja))
  }
}
