import Indicators

/// A cell of a sheet taken apart: circled mark, value or mark, year and qualifiers.
struct SheetCell: Hashable, Sendable {
  /// What the cell holds.
  enum Content: Hashable, Sendable {
    case value(ValueNotation)
    case range(ValueNotation, ValueNotation)
    case missing(ValueStatus)
    case grade(String)
    /// Nothing but a year in parentheses.
    case yearOnly
    /// Words that no number stands for, such as 倍増.
    case words
    /// A text that is none of these.
    case fault(Fault)
  }

  /// Why a cell cannot be read.
  enum Fault: Hashable, Sendable {
    case value(ValueNotation.Fault)
    case year(YearNotation.Fault)
    /// 見込み, 推計: not an actual.
    case estimate
    /// (60): a minus sign to accountants, a reference value to others.
    case parenthesized
    /// More than one number.
    case several
  }

  /// 1 for ① in front.
  let mark: Int?
  let content: Content
  /// The year printed with the value.
  let year: SheetYear?
  let qualifiers: [Qualifier]
  /// The direction that a word such as に削減 gives.
  let direction: Target.Direction?

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - text: The cell as printed.
  ///   - eras: What the sheet says of eras.
  init(_ text: String, eras: EraContext) {
    guard text.unicodeScalars.count <= Self.lengthLimit else {
      mark = nil
      content = .fault(.value(.notANumber))
      year = nil
      qualifiers = []
      direction = nil
      return
    }
    let (mark, core) = SheetScalar.droppingMark(SheetToken.narrowed(text))
    self.mark = core.isEmpty ? nil : mark
    var reading = Reading(core: core, eras: eras)
    content = core.isEmpty ? .grade(text) : reading.content()
    year = reading.year
    qualifiers = reading.qualifiers
    direction = reading.direction
  }

  /// Whether the text may stand as a cell of values: it starts with a number, a mark, a year or a word of
  /// targets, and does not go on like a name.
  static func isCellLike(_ text: String) -> Bool {
    var core = SheetScalar.droppingMark(text).core
    if core.isEmpty || MissingMark.status(of: core) != nil || SheetGrade.isGrade(core) {
      return true
    }
    for prefix in ["累計", "毎年度", "毎年", "約", "概ね", "おおむね", "およそ", "ほぼ"]
    where core.hasPrefix(prefix) {
      core = String(core.dropFirst(prefix.count))
    }
    if targetWords.contains(where: core.hasPrefix) { return true }
    if pendingWords.contains(where: { core.hasPrefix($0) || core.hasPrefix("(" + $0) }) {
      return true
    }
    guard let first = core.unicodeScalars.first else { return false }
    if first == "(" { return SheetScalar.hasDigit(core) && core.hasSuffix(")") }
    guard SheetScalar.isDigit(first) || "+-−△▲".unicodeScalars.contains(first),
      SheetScalar.hasDigit(core)
    else { return false }
    // 3歳児健診受診率 is a name; 1,800万人時間/年 has a unit.
    let letters = core.unicodeScalars.prefix { $0 != "(" }.count { $0.properties.isAlphabetic }
    return letters <= 8
  }

  /// More characters than this are no value, whatever they say.
  private static let lengthLimit = 200

  static let targetWords = ["維持", "ゼロ", "倍増", "半減", "解消", "前年度比", "前年度以上", "毎年度"]
  static let pendingWords = ["集計中", "未公表", "精査中", "算出中", "調査中", "確認中"]
}

extension SheetCell {
  /// The parts of a cell as they are taken off.
  private struct Reading {
    var rest: String
    let eras: EraContext
    var year: SheetYear?
    var qualifiers: [Qualifier] = []
    var direction: Target.Direction?

    init(core: String, eras: EraContext) {
      rest = core
      self.eras = eras
    }

    mutating func content() -> Content {
      if let status = MissingMark.status(of: rest) { return .missing(status) }
      if SheetGrade.isGrade(rest) { return .grade(rest) }
      do throws(YearNotation.Fault) {
        if rest.hasPrefix("("), let only = try SheetYear.read(rest, at: .cell, eras: eras) {
          year = only
          return .yearOnly
        }
        if let fault = try takeRemarks() { return .fault(fault) }
        try takeLeadingYear()
      } catch {
        return .fault(.year(error))
      }
      if let status = MissingMark.status(of: rest) { return .missing(status) }
      takeWords()
      return value()
    }

    /// （集計中）, （令和7年度）, （速報値）, （累計） at the end.
    private mutating func takeRemarks() throws(YearNotation.Fault) -> Fault? {
      while rest.hasSuffix(")"), let remark = lastRemark() {
        let inner = remark.inner
        if SheetCell.pendingWords.contains(where: remark.before.hasPrefix) {
          // 集計中（令和7年9月公表予定）: the remark says when.
          rest = remark.before
          continue
        }
        if let next = try SheetYear.read("(" + inner + ")", at: .cell, eras: eras)
          ?? westernYear(inner)
        {
          guard year == nil else { return .several }
          year = next
        } else if inner == "累計" {
          add(.cumulative)
        } else if inner == "毎年度" || inner == "毎年" || inner == "各年度" {
          add(.everyYear)
        } else if ["見込", "推計", "予測", "推定", "概算", "計画"].contains(where: inner.contains) {
          return .estimate
        } else {
          // 速報値 and the like are read with the value; another remark makes it refuse.
          return nil
        }
        rest = remark.before
      }
      return nil
    }

    /// (2025) beside a value: four digits of a plausible year.
    private func westernYear(_ inner: String) -> SheetYear? {
      guard inner.unicodeScalars.count == 4, inner.unicodeScalars.allSatisfy(SheetScalar.isDigit)
      else { return nil }
      do throws(YearNotation.Fault) {
        return try SheetYear.read(inner, at: .header, eras: eras)
      } catch {
        return nil
      }
    }

    private func lastRemark() -> (before: String, inner: String)? {
      let scalars = Array(rest.unicodeScalars)
      var depth = 0
      for index in scalars.indices.reversed() {
        if scalars[index] == ")" { depth += 1 }
        if scalars[index] == "(" { depth -= 1 }
        guard depth == 0 else { continue }
        guard index > 0 else { return nil }
        return (
          String(String.UnicodeScalarView(scalars[..<index])),
          String(String.UnicodeScalarView(scalars[(index + 1)..<(scalars.count - 1)]))
        )
      }
      return nil
    }

    /// 令和7年度:80% and （令和7年度）80%.
    private mutating func takeLeadingYear() throws(YearNotation.Fault) {
      let parts: (before: String, after: String)?
      if rest.hasPrefix("(") {
        parts = rest.range(ofFirst: ")").map { ($0.before + ")", $0.after) }
      } else {
        parts = rest.range(ofFirst: ":")
      }
      guard let parts, !parts.after.isEmpty, year == nil,
        let leading = try SheetYear.read(parts.before, at: .cell, eras: eras)
      else { return }
      year = leading
      rest = parts.after
    }

    private mutating func takeWords() {
      for (word, qualifier) in SheetCell.leadingWords where rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count))
        add(qualifier)
      }
      for (word, direction) in SheetCell.directionWords where rest.hasSuffix(word) {
        rest = String(rest.dropLast(word.count))
        self.direction = direction
        break
      }
      for word in ["の水準を維持する", "の水準を維持", "を維持する", "を維持", "の維持", "維持"] where rest.hasSuffix(word) {
        rest = String(rest.dropLast(word.count))
        add(.keepLevel)
        break
      }
      if rest == "ゼロ" || rest == "ゼロにする" {
        rest = "0"
        add(.zero)
      }
    }

    private mutating func add(_ qualifier: Qualifier) {
      if !qualifiers.contains(qualifier) { qualifiers.append(qualifier) }
    }

    private mutating func value() -> Content {
      guard !rest.isEmpty else { return .words }
      if rest.hasPrefix("("), rest.hasSuffix(")") { return .fault(.parenthesized) }
      if let ends = TargetRange.ends(of: rest) {
        add(.range)
        return .range(ends.lower, ends.upper)
      }
      do throws(ValueNotation.Fault) {
        let notation = try ValueNotation(rest)
        if notation.unit != "倍", TargetWords.makeSentence(notation.unit) { return .words }
        if notation.isApproximate { add(.approximate) }
        if let bound = notation.bound { add(Qualifier(bound)) }
        return .value(notation)
      } catch {
        return SheetScalar.hasDigit(rest)
          ? .fault(.value(error))
          : SheetCell.targetWords.contains(where: rest.contains) ? .words : .fault(.value(error))
      }
    }
  }

  private static let leadingWords: [(String, Qualifier)] = [
    ("累計で", .cumulative), ("累計", .cumulative), ("毎年度", .everyYear), ("毎年", .everyYear),
    ("各年度", .everyYear),
  ]

  private static let directionWords: [(String, Target.Direction)] = [
    ("に高める", .up), ("に増加", .up), ("に向上", .up), ("に引き上げる", .up), ("に拡大", .up), ("へ増加", .up),
    ("に削減", .down), ("に縮減", .down), ("に抑制", .down), ("に低減", .down), ("に減少", .down),
    ("まで削減", .down), ("に引き下げる", .down), ("へ削減", .down),
  ]
}
