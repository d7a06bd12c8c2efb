import ArgumentParser
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A language by its code.
struct LanguageOption: ExpressibleByArgument {
  let language: Language

  init?(argument: String) {
    guard let language = Language(rawValue: argument) else { return nil }
    self.language = language
  }

  static var allValueStrings: [String] { Language.allCases.map(\.rawValue) }

  /// The language that the environment asks for.
  static func environmentLanguage(
    _ variable: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
  ) -> Language {
    for name in ["MIKOMI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = variable(name), !value.isEmpty else { continue }
      return value.hasPrefix("ja") ? .japanese : .english
    }
    return .english
  }
}

extension LanguageOption? {
  /// The language: the option, else MIKOMI_LANG, else the locale's, else English.
  var language: Language { self?.language ?? LanguageOption.environmentLanguage() }
}
