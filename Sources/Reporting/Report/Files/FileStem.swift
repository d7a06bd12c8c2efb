/// Names of files made from the identifiers of series: safe on every system, each of them once.
///
/// Letters and digits of any script, hyphen, dot and underscore stay; all else becomes an underscore.
enum FileStem {
  /// The longest name, in bytes; with the number of a collision and an extension it fits everywhere.
  private static let limit = 100

  /// The names of the files of series, in their order.
  ///
  /// Two names that differ in case alone, or in the Unicode form of a character, are one on some systems:
  /// the later one is numbered.
  static func all(for identifiers: [String]) -> [String] {
    var taken: Set<String> = []
    return identifiers.map { identifier in
      let stem = safe(identifier)
      var candidate = stem
      var number = 2
      // Swift holds canonically equivalent texts equal, which is what such systems do.
      while !taken.insert(candidate.uppercased().lowercased()).inserted {
        candidate = "\(stem)-\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// An identifier as a name of its own.
  static func safe(_ identifier: String) -> String {
    var result = ""
    for scalar in identifier.unicodeScalars {
      // A dot at the beginning or after another would hide the file or name the folder above.
      let isDot = scalar == "." && (result.isEmpty || result.last == ".")
      let kept = isKept(scalar) && !isDot ? Character(scalar) : "_"
      guard result.utf8.count + kept.utf8.count <= limit else { break }
      result.append(kept)
    }
    // An option of a command.
    if result.first == "-" { result = "_" + result.dropFirst() }
    // Windows drops a dot at the end.
    if result.last == "." { result = result.dropLast() + "_" }
    if result.isEmpty { return "series" }
    let base = result.prefix { $0 != "." }.uppercased()
    return reserved.contains(base) ? "_" + result : result
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar == "." || scalar == "_" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }

  /// Names that are devices on Windows, with any extension.
  private static let reserved: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
      + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] })
}
