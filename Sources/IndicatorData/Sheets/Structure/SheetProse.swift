import Indicators
import Tables

/// Numbers that the text of a sheet names beside its tables.
struct SheetProse: Sendable {
  /// A target named in the text: 令和４年度における目標値（6.8 兆円）.
  struct NamedTarget: Sendable {
    let year: SheetYear
    let notation: ValueNotation
    let text: String
    let token: SheetToken
  }

  /// A total named in the text: ①は４兆円、②は８兆円の合計１２兆円.
  struct NamedTotal: Sendable {
    let notation: ValueNotation
    let text: String
    let token: SheetToken
  }

  private var scalars: [Unicode.Scalar] = []
  private var tokens: [SheetToken] = []

  /// Lines as one text without spaces and line ends.
  init(_ lines: some Sequence<SheetText.Line>) {
    for line in lines {
      for token in line.tokens {
        let narrow = Array(token.narrow.unicodeScalars)
        scalars += narrow
        tokens += Array(repeating: token, count: narrow.count)
      }
    }
  }

  /// Targets of a year in parentheses after 目標値 or 目標.
  func targets(eras: EraContext) -> [NamedTarget] {
    var found: [NamedTarget] = []
    for word in ["目標値(", "目標("] {
      for start in occurrences(of: word) {
        let open = start + word.unicodeScalars.count
        guard let close = scalars[open...].firstIndex(of: ")"), close - open <= 20,
          let year = year(endingAt: start, eras: eras)
        else { continue }
        let text = string(open..<close)
        do throws(ValueNotation.Fault) {
          found.append(
            NamedTarget(
              year: year, notation: try ValueNotation(text), text: text, token: tokens[open]))
        } catch {
          // Parentheses that hold no number say nothing of a target.
        }
      }
    }
    return found
  }

  /// Totals after 合計, in a given unit.
  func totals(unit: String) -> [NamedTotal] {
    occurrences(of: "合計").compactMap { start -> NamedTotal? in
      let digits = start + 2
      let end = digits + scalars[digits...].prefix { !unit.unicodeScalars.contains($0) }.count
      let close = end + unit.unicodeScalars.count
      guard !unit.isEmpty, end - digits <= 15, close <= scalars.count,
        string(end..<close) == unit
      else { return nil }
      let text = string(digits..<close)
      do throws(ValueNotation.Fault) {
        return NamedTotal(
          notation: try ValueNotation(text), text: "合計" + text, token: tokens[start])
      } catch {
        return nil
      }
    }
  }

  private func occurrences(of word: String) -> [Int] {
    let wanted = Array(word.unicodeScalars)
    guard scalars.count >= wanted.count else { return [] }
    return (0...(scalars.count - wanted.count)).filter {
      scalars[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  /// The year right before a position, with における or の between.
  private func year(endingAt end: Int, eras: EraContext) -> SheetYear? {
    for link in ["時点における", "における", "時点の", "の", ""] {
      let length = link.unicodeScalars.count
      guard end >= length, string(end - length..<end) == link else { continue }
      let last = end - length
      for count in (2...9).reversed() where last >= count {
        do throws(YearNotation.Fault) {
          if let year = try SheetYear.read(string(last - count..<last), at: .cell, eras: eras) {
            return year
          }
        } catch {
          return nil
        }
      }
      return nil
    }
    return nil
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}
