import Tables

/// What can be wrong with a series at whole-numbered periods, or worth saying of it.
package enum PeriodProblem: Problem, Hashable {
  /// A column of years beside the one of periods.
  case yearBesidePeriod(year: String, period: String)
  /// A column that means something in the tidy layout and is not offered with periods.
  case columnNotOffered(String, isBreak: Bool)
  /// A row without a period.
  case noPeriod
  /// A period that is not a whole number.
  case notAWholeNumber(found: String)
  /// A period beyond 64 bits.
  case beyondIntegers(found: String)
  /// The period of the row before again.
  case repeated(period: Int)
  /// A period before that of the row before.
  case descending(period: Int, before: Int)
  /// Rows of another series.
  case secondSeries(first: String, second: String)
  /// A unit in the cell of a value.
  case unitInCell(found: String)
  /// Periods that look like dates: a month after December is not the next number.
  case looksLikeDates(CalendarPeriods.Kind, first: Int, last: Int)
  /// More values than are read.
  case tooManyValues(limit: Int)
  /// No row has a value.
  case noValue
  /// Cells without a value.
  case notObserved(count: Int)

  package var code: String {
    switch self {
    case .yearBesidePeriod: "E850"
    case .columnNotOffered: "E851"
    case .noPeriod: "E852"
    case .notAWholeNumber: "E853"
    case .beyondIntegers: "E854"
    case .repeated: "E855"
    case .descending: "E856"
    case .secondSeries: "E857"
    case .unitInCell: "E858"
    case .looksLikeDates: "E859"
    case .tooManyValues: "E860"
    case .noValue: "E861"
    case .notObserved: "N850"
    }
  }

  package var english: String {
    let q = Quotation.english
    switch self {
    case .yearBesidePeriod(let year, let period):
      return "columns \(q(year)) and \(q(period)) both say when; keep the years, or the periods"
    case .columnNotOffered(let name, let isBreak):
      return isBreak
        ? "column \(q(name)) is not offered with periods; remove it and the values before the break"
        : "column \(q(name)) is not offered with periods; remove it and use --target and --direction"
    case .noPeriod:
      return "no period; write a whole number, or remove the row"
    case .notAWholeNumber(let found):
      return "a period is a whole number (found \(q(found))); number the periods on by one"
    case .beyondIntegers(let found):
      return
        "a period lies between -9223372036854775808 and 9223372036854775807 (found \(q(found))); "
        + "count from a later start"
    case .repeated(let period):
      return "period \(period) again, as in the row before; keep one row a period"
    case .descending(let period, let before):
      return "period \(period) after \(before); sort the rows by period, ascending"
    case .secondSeries(let first, let second):
      return
        "a second series, \(q(second)) after \(q(first)); give each series a file of its own, "
        + "or years instead of periods to mikomi panel"
    case .unitInCell(let found):
      return "a unit beside the number (found \(q(found))); write it in a column unit"
    case .looksLikeDates(let kind, let first, let last):
      return
        "periods \(first) to \(last) look like \(kind.english), which do not go on by one; "
        + "number them on, such as \(kind.formula(yearWord: "year", partWord: kind.englishPart))"
    case .tooManyValues(let limit):
      return "more than \(limit) values; give means of several periods"
    case .noValue:
      return "no observed value; give at least two"
    case .notObserved(let count):
      return
        "\(count) \(count == 1 ? "cell" : "cells") without a value, the first one here; "
        + "\(count == 1 ? "its period counts" : "their periods count") as not observed"
    }
  }

  package var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .yearBesidePeriod(let year, let period):
      return "列\(q(year))と\(q(period))がどちらも時点を表しています。年度か期のどちらか一方にしてください"
    case .columnNotOffered(let name, let isBreak):
      return isBreak
        ? "列\(q(name))は期のある系列では使えません。列を除き、断絶より前の値も除いてください"
        : "列\(q(name))は期のある系列では使えません。列を除き、--target と --direction で指定してください"
    case .noPeriod:
      return "期がありません。整数を書くか、行を除いてください"
    case .notAWholeNumber(let found):
      return "期は整数です（\(q(found))は使えません）。1ずつ増える番号を付けてください"
    case .beyondIntegers(let found):
      return
        "期は -9223372036854775808 から 9223372036854775807 までです（\(q(found))は使えません）。"
        + "もっと後の時点から数えてください"
    case .repeated(let period):
      return "期\(period)が前の行と重なっています。1期を1行にしてください"
    case .descending(let period, let before):
      return "期\(before)の後に期\(period)があります。行を期の昇順に並べ替えてください"
    case .secondSeries(let first, let second):
      return
        "\(q(first))の後に別の系列\(q(second))があります。系列ごとにファイルを分けるか、"
        + "期の代わりに年度を付けて mikomi panel を使ってください"
    case .unitInCell(let found):
      return "数に単位が付いています（\(q(found))）。単位は列 unit に書いてください"
    case .looksLikeDates(let kind, let first, let last):
      return
        "期\(first)から\(last)までは\(kind.japanese)のようで、1ずつ増える番号になりません。"
        + "\(kind.formula(yearWord: "年", partWord: kind.japanesePart)) のように通し番号を付けてください"
    case .tooManyValues(let limit):
      return "値が\(limit)個を超えています。いくつかの期の平均を取ってください"
    case .noValue:
      return "観測値がありません。2個以上入れてください"
    case .notObserved(let count):
      return "値のないセルが\(count)個あります（最初はここ）。その期は観測がないものとして扱います"
    }
  }
}
