import Tables

/// The line that names an indicator: `(114) …`, `(参 192) …`, `測定指標1 …`.
struct SheetHeading: Sendable {
  /// The indicator's number as printed, without 参.
  let number: String
  /// Whether 参 marks it as a reference indicator.
  let isReference: Bool
  /// The name, without the number; footnote stars at the end left out.
  let name: String
  /// The part that the heading is about, as in （【再掲】①建設・都市開発の海外受注高）.
  let part: Part?
  /// All parts that the name lists, as in （①農産物、②水産物）.
  let parts: [Part]
  let location: SourceLocation
  /// The line, from 1.
  let line: Int
  /// Whether the name is followed at once by a table or a grade, as numbered prose is not.
  let leadsToTable: Bool

  struct Part: Hashable, Sendable {
    let mark: Int
    let name: String
  }

  /// A heading, or `nil` for another line.
  init?(_ line: SheetText.Line, in sheet: SheetText) {
    guard let shape = Self.shape(of: line) else { return nil }
    self.init(shape, more: "", at: sheet.location(of: line), line: line.number, leads: false)
  }

  private init(
    _ shape: Shape, more: String, at location: SourceLocation, line: Int, leads: Bool
  ) {
    leadsToTable = leads
    number = shape.number
    isReference = shape.isReference
    let whole = Self.withoutStar(shape.name + more)
    name = whole
    parts = Self.parts(of: whole)
    part = parts.count == 1 ? parts[0] : nil
    self.location = location
    self.line = line
  }

  /// The heading with the lines below that go on with its name.
  ///
  /// - Parameters:
  ///   - index: The position of the line in the sheet.
  ///   - sheet: The sheet.
  ///   - endsName: Whether a line is a header or a grade, before which a name may stand.
  /// - Returns: `nil` if the line is no heading.
  static func heading(
    at index: Int, in sheet: SheetText, endsName: (Int) -> Bool
  ) -> SheetHeading? {
    let line = sheet.lines[index]
    guard let shape = shape(of: line) else { return nil }
    var more = ""
    var count = 0
    var next = index + 1
    while let following = sheet.lines[safe: next] {
      if following.isBlank {
        next += 1
        continue
      }
      // Only a name is followed by its table at once: prose is not.
      if endsName(next) {
        return SheetHeading(
          shape, more: more, at: sheet.location(of: line), line: line.number, leads: true)
      }
      let narrow = following.narrow
      guard count < 3, !narrow.hasSuffix("。"), !narrow.hasPrefix("【"), !narrow.hasPrefix("・"),
        Self.shape(of: following) == nil
      else { break }
      // （目標値：令和7年度 2兆円）: what is said of the indicator is not its name.
      if !narrow.contains("目標値"), !narrow.contains("基準値") { more += following.text }
      count += 1
      next += 1
    }
    return SheetHeading(
      shape, more: "", at: sheet.location(of: line), line: line.number, leads: false)
  }

  /// The identifier of the series: 114, or 114-1 for its first part.
  func identifier(part mark: Int? = nil) -> String {
    (mark ?? part?.mark).map { "\(number)-\($0)" } ?? number
  }

  /// The name of a part, as the heading lists it.
  func name(ofPart mark: Int) -> String {
    SheetScalar.circled(mark) + " " + (parts.first { $0.mark == mark }?.name ?? name)
  }

  /// The name of the series with its mark: ① …, 参192 ….
  var displayName: String {
    if let part { return SheetScalar.circled(part.mark) + " " + part.name }
    return isReference ? "参\(number) \(name)" : name
  }
}

extension SheetHeading {
  fileprivate struct Shape {
    let number: String
    let isReference: Bool
    let name: String
  }

  private static let words = [
    "業績指標", "測定指標", "参考指標", "成果指標", "活動指標", "評価指標", "指標", "KPI",
  ]

  private static func shape(of line: SheetText.Line) -> Shape? {
    guard !line.isBlank else { return nil }
    return parenthesized(line) ?? worded(line)
  }

  /// (114) name, （参 192） name.
  private static func parenthesized(_ line: SheetText.Line) -> Shape? {
    guard line.narrow.hasPrefix("("),
      let close = line.text.unicodeScalars.firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return nil }
    let inner = SheetToken.narrowed(String(line.text.unicodeScalars[..<close])).dropFirst()
    let digits = inner.drop { !$0.isASCII }
    let before = String(inner.dropLast(digits.count))
    guard ["", "参", "参考", "参考指標", "指標", "業績指標"].contains(before), isNumber(String(digits))
    else { return nil }
    let after = line.text.unicodeScalars[line.text.unicodeScalars.index(after: close)...]
    let name = HalfWidthTrim.trimmed(String(after))
    guard !name.isEmpty else { return nil }
    return Shape(number: String(digits), isReference: before.hasPrefix("参"), name: name)
  }

  /// 測定指標1 name, 【測定指標１】name, 業績指標 114 name.
  private static func worded(_ line: SheetText.Line) -> Shape? {
    var first = line.tokens[0].narrow
    var rest = line.tokens.dropFirst()
    for mark in ["【", "◎", "○", "〔", "["] where first.hasPrefix(mark) {
      first = String(first.dropFirst())
    }
    guard let word = words.first(where: first.hasPrefix) else { return nil }
    var tail = String(first.dropFirst(word.count))
    if tail.isEmpty, let next = rest.first {
      tail = next.narrow
      rest = rest.dropFirst()
    }
    let number = String(tail.prefix { ($0.isASCII && $0.isNumber) || $0 == "-" })
    let after = tail.dropFirst(number.count)
    guard isNumber(number) else { return nil }
    // 業績指標2個のうち: a number of indicators, not of one.
    guard after.isEmpty || after.first.map({ "】]〕:.、．：".contains($0) }) ?? false else {
      return nil
    }
    let glued = String(after.drop { "】]〕:.、．：".contains($0) })
    let name = ([glued] + rest.map(\.text)).filter { !$0.isEmpty }.joined(separator: " ")
    return Shape(number: number, isReference: word == "参考指標", name: name)
  }

  private static func isNumber(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && parts.allSatisfy {
        (1...4).contains($0.count) && $0.unicodeScalars.allSatisfy(SheetScalar.isDigit)
      }
  }

  private static func withoutStar(_ name: String) -> String {
    var scalars = Array(name.unicodeScalars)
    while let last = scalars.last, "*＊※ 　".unicodeScalars.contains(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The circled numbers in the last parentheses of a name, or the one in front of it.
  private static func parts(of name: String) -> [Part] {
    let (front, rest) = SheetScalar.droppingMark(name)
    if let front { return [Part(mark: front, name: HalfWidthTrim.trimmed(rest))] }
    let scalars = Array(name.unicodeScalars)
    guard let last = scalars.last, last == ")" || last == "）",
      let open = matchingParenthesis(scalars)
    else { return [] }
    let inner = scalars[(open + 1)..<(scalars.count - 1)]
    let marks = inner.indices.filter { SheetScalar.circledNumber(inner[$0]) != nil }
    let ends = marks.dropFirst() + [inner.endIndex]
    return zip(marks, ends).compactMap { start, end in
      guard let mark = SheetScalar.circledNumber(inner[start]) else { return nil }
      let text = String(String.UnicodeScalarView(inner[(start + 1)..<end]))
      let name = HalfWidthTrim.trimmed(text)
      let bare = ["、", ",", "，", "・"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast()) : $0 }
      return bare.isEmpty ? nil : Part(mark: mark, name: bare)
    }
  }

  /// The position of the parenthesis that the last scalar closes.
  private static func matchingParenthesis(_ scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    for index in scalars.indices.reversed() {
      if ")）".unicodeScalars.contains(scalars[index]) { depth += 1 }
      if "(（".unicodeScalars.contains(scalars[index]) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}

/// Trims half- and full-width spaces and leaves all else as printed.
enum HalfWidthTrim {
  static func trimmed(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      HalfWidth.isSpace(scalar) || scalar.value == 0x3000 || scalar.value == 0xA0
    }
    let scalars = text.unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace)
      .reversed()
    return String(String.UnicodeScalarView(scalars))
  }
}
