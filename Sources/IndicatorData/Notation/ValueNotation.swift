import Indicators
import Tables

/// A value as printed: 3.230, ３兆円, 約91%, △89,304, 77%(暫定値), 1兆2,300億円.
public struct ValueNotation: Hashable, Sendable {
  /// Why a text is not a value.
  public enum Fault: Error, Hashable, Sendable {
    case notANumber
    /// NaN, infinity, or a number beyond doubles.
    case notFinite
    /// A zero-width or direction character, by its code point.
    case invisibleCharacter(UInt32)
    /// Commas not before groups of three digits.
    case grouping
    /// Two numbers with a dash or wave between them.
    case range
    /// Numerals mixed with 万, 千 and the like.
    case kanjiNumeral
    /// A footnote mark or a remark glued to the number.
    case remark
  }

  /// A word that makes the value a bound.
  public enum Bound: Hashable, Sendable {
    /// 以上
    case atLeast
    /// 以下, 以内
    case atMost
    /// 超
    case above
    /// 未満
    case below
    /// 程度, 前後
    case about
  }

  /// The double nearest to the printed number.
  public let value: Double
  /// Where the true value lies, given the digits printed.
  public let roundingInterval: Range<Double>
  /// The unit printed with the number; empty if none.
  public let unit: String
  /// Final unless a mark says provisional or revised.
  public let status: ValueStatus
  /// Whether 約 or the like stands before it.
  public let isApproximate: Bool
  /// 以上 and the like, if any.
  public let bound: Bound?
  /// Whether △, ▲ or parentheses were read as a minus sign.
  public let hasAccountingSign: Bool
  /// The number in plain digits, as many as were printed: 3.230, 12300, -89304.
  public let decimalText: String

  private static let approximations = ["約", "概ね", "おおむね", "およそ", "ほぼ"]
  private static let bounds: [(String, Bound)] = [
    ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost), ("未満", .below), ("超", .above),
    ("程度", .about), ("前後", .about),
  ]
  private static let statusMarks: [(String, ValueStatus)] = [
    ("(速報値)", .provisional), ("(速報)", .provisional), ("(暫定値)", .provisional),
    ("(暫定)", .provisional), ("(確報値)", .final), ("(確報)", .final), ("(確定値)", .final),
    ("(改定値)", .revised), ("(改定)", .revised), ("(改訂)", .revised),
  ]

  /// A number without unit, mark or word.
  init(_ number: DecimalNumber, decimalText: String) {
    let half = Self.powerOfTen(number.lastDigitExponent) / 2
    value = number.value
    roundingInterval = number.value - half..<number.value + half
    unit = ""
    status = .final
    isApproximate = false
    bound = nil
    hasAccountingSign = false
    self.decimalText = decimalText
  }

  /// Reads a value; a mark such as 集計中 is not one (see ``MissingMark``).
  ///
  /// - Parameter text: The cell as it stands.
  /// - Throws: ``Fault`` with the reason.
  public init(_ text: String) throws(Fault) {
    if let scalar = HalfWidth.invisible(in: text) { throw .invisibleCharacter(scalar.value) }
    var rest = HalfWidth(text).text
    if Self.namesNonFinite(rest) { throw .notFinite }

    status = Self.takeStatus(&rest)
    isApproximate = Self.takePrefix(of: Self.approximations, from: &rest)
    bound = Self.bounds.first { rest.hasSuffix($0.0) }?.1
    if let bound, let word = Self.bounds.first(where: { $0.1 == bound && rest.hasSuffix($0.0) }) {
      rest = String(rest.dropLast(word.0.count))
    }
    let isParenthesized = Self.takeParentheses(&rest)
    var sign = Self.takeSign(&rest)
    if isParenthesized {
      // (60) is the accountants' −60; a sign inside would make it unclear.
      guard rest.unicodeScalars.first.map(Self.isNumberScalar) ?? false, !sign.isNegative else {
        throw .notANumber
      }
      sign = (isNegative: true, isTriangle: true)
    }
    hasAccountingSign = sign.isTriangle

    let parts = try Self.parts(of: rest)
    let number = try Self.combined(parts)
    let half = Self.powerOfTen(number.lastDigitExponent) / 2
    value = sign.isNegative ? -number.value : number.value
    let (low, high) = (value - half, value + half)
    // Checked before there is a range: none may hold infinities of one sign.
    guard half.isFinite, low.isFinite, high.isFinite else { throw .notFinite }
    roundingInterval = low..<high
    unit = parts.count == 1 ? parts[0].unit : number.unit
    decimalText = (sign.isNegative ? "-" : "") + number.digits
  }
}

extension ValueNotation {
  /// A run of digits and the text up to the next one.
  private struct Part {
    let digits: String
    let unit: String
  }

  private struct Combined {
    let value: Double
    let lastDigitExponent: Int
    let unit: String
    /// Plain digits without sign and grouping.
    let digits: String
  }

  private static func namesNonFinite(_ text: String) -> Bool {
    let word = text.lowercased().drop { $0 == "+" || $0 == "-" }
    return word.hasPrefix("nan") || word == "inf" || word == "infinity" || word == "∞"
  }

  private static func takeStatus(_ rest: inout String) -> ValueStatus {
    for (mark, status) in statusMarks where rest.hasSuffix(mark) {
      rest = HalfWidth(String(rest.dropLast(mark.count))).text
      return status
    }
    // 62.7p, 60.5 r: letters of statistical tables, right after a digit.
    for (letter, status) in [("p", ValueStatus.provisional), ("r", .revised)]
    where rest.hasSuffix(letter) {
      let before = HalfWidth(String(rest.dropLast())).text
      if let last = before.unicodeScalars.last, isDigit(last) {
        rest = before
        return status
      }
    }
    return .final
  }

  private static func takePrefix(of words: [String], from rest: inout String) -> Bool {
    guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
    rest = HalfWidth(String(rest.dropFirst(word.count))).text
    return true
  }

  private static func takeParentheses(_ rest: inout String) -> Bool {
    guard rest.hasPrefix("("), rest.hasSuffix(")"), rest.count > 2 else { return false }
    rest = HalfWidth(String(rest.dropFirst().dropLast())).text
    return true
  }

  private static func takeSign(_ rest: inout String) -> (isNegative: Bool, isTriangle: Bool) {
    let signs: [(String, isNegative: Bool, isTriangle: Bool)] = [
      ("△", true, true), ("▲", true, true), ("-", true, false), ("−", true, false),
      ("+", false, false),
    ]
    for sign in signs where rest.hasPrefix(sign.0) {
      let after = rest.dropFirst(sign.0.count)
      // Sheets put a space after ▲; after - a space would be a dash before a number.
      rest = sign.isTriangle ? HalfWidth(String(after)).text : String(after)
      return (sign.isNegative, sign.isTriangle)
    }
    return (false, false)
  }

  /// Splits 1兆2,300億円 into 1|兆 and 2,300|億円.
  private static func parts(of text: String) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
      let digits = rest.prefix(while: isNumberScalar)
      guard digits.contains(where: isDigit) else { throw .notANumber }
      rest = rest.dropFirst(digits.count)
      var number = string(digits)
      if let exponent = exponentPrefix(of: rest) {
        number += string(exponent)
        rest = rest.dropFirst(exponent.count)
      }
      let unit = rest.prefix { !isDigit($0) }
      rest = rest.dropFirst(unit.count)
      parts.append(Part(digits: number, unit: try checkedUnit(unit, isLast: rest.isEmpty)))
    }
    guard !parts.isEmpty else { throw .notANumber }
    return parts
  }

  /// e+2 of 1e+2, if an exponent stands there.
  private static func exponentPrefix(
    of rest: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar>? {
    guard let first = rest.first, first == "e" || first == "E" else { return nil }
    var count = 1
    if let sign = rest.dropFirst().first, sign == "+" || sign == "-" { count = 2 }
    let digits = rest.dropFirst(count).prefix(while: isDigit)
    return digits.isEmpty ? nil : rest.prefix(count + digits.count)
  }

  private static func checkedUnit(
    _ scalars: ArraySlice<Unicode.Scalar>, isLast: Bool
  ) throws(Fault) -> String {
    let unit = HalfWidth(string(scalars)).text
    // A dash that is all that stands between two numbers; ー within a word is a long vowel.
    if ["~", "〜", "-", "−", "ー", "―"].contains(unit) { throw isLast ? .notANumber : .range }
    if unit.unicodeScalars.contains(where: { "()[]※*†‡注".unicodeScalars.contains($0) }) {
      throw .remark
    }
    // A unit starts with a letter, % or the like: not ①, Ⅲ, Arabic-Indic digits or a second sign.
    let isUnit = unit.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .otherLetter, .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter,
        .currencySymbol, .otherSymbol, .spaceSeparator:
        true
      default: "%‰/・·²³".unicodeScalars.contains($0)
      }
    }
    guard isUnit else { throw .notANumber }
    // A lone e, x or _ is a broken number (1e, 0x10), not a unit.
    guard !["e", "E", "x", "X"].contains(unit) else { throw .notANumber }
    return unit
  }

  /// One part as it stands; several only as 兆, 億, 万 in falling order with a unit at the end.
  private static func combined(_ parts: [Part]) throws(Fault) -> Combined {
    if parts.count == 1 {
      if ["万", "千", "百", "億", "兆"].contains(parts[0].unit) { throw .kanjiNumeral }
      let number = try decimal(parts[0].digits)
      return Combined(
        value: number.value, lastDigitExponent: number.lastDigitExponent, unit: parts[0].unit,
        digits: try withoutGrouping(parts[0].digits))
    }
    let powers: [Character: Int] = ["兆": 12, "億": 8, "万": 4]
    var total = 0.0
    var lastPower = Int.max
    var lastNumber: DecimalNumber?
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      guard let first = part.unit.first, let power = powers[first], power < lastPower,
        isLast == (part.unit.count > 1)
      else {
        let numerals = "兆億万千百十"
        let isKanji = parts.contains { $0.unit.first.map(numerals.contains) ?? false }
        throw isKanji ? .kanjiNumeral : .notANumber
      }
      let number = try decimal(part.digits)
      // 1.5兆300億円 and 1兆12300億円 are no ways to write a number.
      let isWhole = number.lastDigitExponent >= 0 || isLast
      let fits = lastPower == Int.max || number.value < powerOfTen(lastPower - power)
      guard isWhole, fits else { throw .kanjiNumeral }
      // Counted in the last part's multiple: 1兆2,300億円 is 12,300 億円.
      total =
        lastPower == Int.max ? number.value : total * powerOfTen(lastPower - power) + number.value
      guard total.isFinite else { throw .notFinite }
      lastPower = power
      lastNumber = number
    }
    guard let lastNumber, let unit = parts.last?.unit else { throw .notANumber }
    return Combined(
      value: total, lastDigitExponent: lastNumber.lastDigitExponent, unit: unit,
      digits: NumberText.fixed(total, decimals: -lastNumber.lastDigitExponent))
  }

  private static func decimal(_ digits: String) throws(Fault) -> DecimalNumber {
    let plain = try withoutGrouping(digits)
    do throws(DecimalNumber.Fault) {
      return try DecimalNumber(plain.utf8)
    } catch .outOfRange {
      throw .notFinite
    } catch {
      throw .notANumber
    }
  }

  /// 1,036,400 without its commas; each must stand before exactly three digits.
  private static func withoutGrouping(_ digits: String) throws(Fault) -> String {
    guard digits.contains(",") else { return digits }
    let whole = digits.prefix { $0 != "." && $0 != "e" && $0 != "E" }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let rest = digits.dropFirst(whole.count)
    // A first group that starts with 0 is a decimal comma: 0,123.
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 }), !rest.contains(",")
    else { throw .grouping }
    return groups.joined() + rest
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  private static func isNumberScalar(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == ","
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// 10ⁿ as the nearest double, 0 or infinity far out.
  private static func powerOfTen(_ exponent: Int) -> Double {
    do throws(DecimalNumber.Fault) {
      return try DecimalNumber("1e\(exponent)".utf8).value
    } catch {
      return exponent < 0 ? 0 : .infinity
    }
  }
}
