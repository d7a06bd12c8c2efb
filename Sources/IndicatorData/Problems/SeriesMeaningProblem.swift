import Indicators
import Tables

/// What can be wrong with, or worth saying of, what a table declares of the kind of a series and its breaks.
public enum SeriesMeaningProblem: Problem {
  case unknownMeasure(found: String)
  case unknownBreakMark(found: String)
  case rankNeedsDirection(series: String)
  case noValueAfterBreak(series: String, year: FiscalYear, kind: YearKind)
  // Notes
  case breakDeclared(series: String, year: FiscalYear, kind: YearKind, earlierCount: Int)
  case earlierBreak(series: String, year: FiscalYear, kind: YearKind)
  case shareWithoutPercent(series: String, unit: String)
  case valueNotOfMeasure(series: String, measure: Indicator.Measure, found: String)
  case cumulativeFalls(series: String, found: String)

  /// The stable code, E for errors and N for notes.
  public var code: String {
    switch self {
    case .unknownMeasure: "E146"
    case .unknownBreakMark: "E147"
    case .rankNeedsDirection: "E148"
    case .noValueAfterBreak: "E149"
    case .breakDeclared: "N251"
    case .earlierBreak: "N252"
    case .shareWithoutPercent: "N253"
    case .valueNotOfMeasure: "N254"
    case .cumulativeFalls: "N255"
    }
  }

  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    switch self {
    case .unknownMeasure(let found):
      return "measure is not known (found \(q(found))); write "
        + Indicator.Measure.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownBreakMark(let found):
      return
        "series_break is marked by 1 in the first year of a new definition (found \(q(found))); "
        + "write 1 or leave the cell empty"
    case .rankNeedsDirection(let series):
      return "\(q(series)) is a rank, in which 1 may be best or worst; "
        + "write down in the direction column if 1 is best, else up"
    case .noValueAfterBreak(let series, let year, let kind):
      return "\(q(series)) has no value since the break in \(year.englishName(kind)); "
        + "add one, or take the mark away if the definition stayed"
    case .breakDeclared(let series, let year, let kind, let earlierCount):
      let values = earlierCount == 1 ? "value" : "values"
      return "\(q(series)) follows a new definition from \(year.englishName(kind)) on: "
        + "\(earlierCount) earlier \(values) left out of forecast, growth and rates"
    case .earlierBreak(let series, let year, let kind):
      return "\(q(series)) has breaks in several years; only values since the last one, in "
        + "\(year.englishName(kind)), are used"
    case .shareWithoutPercent(let series, let unit):
      return "\(q(series)) is a share, but its unit is \(q(unit)), so no upper bound is known; "
        + "give it in %"
    case .valueNotOfMeasure(let series, let measure, let found):
      return "\(q(found)) does not fit the measure \(measure.rawValue) of \(q(series)); check both"
    case .cumulativeFalls(let series, let found):
      return "\(q(series)) is cumulative, but \(q(found)) is below the year before; "
        + "check the value, or mark a break"
    }
  }

  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .unknownMeasure(let found):
      return "measure がわかりません（\(q(found))）。"
        + Indicator.Measure.allCases.map(\.rawValue).joined(separator: "、")
        + " のどれか（フロー、ストック、累計、割合、件数、順位も可）を書いてください"
    case .unknownBreakMark(let found):
      return "系列の断絶は、新しい定義になった最初の年に 1 を書いて示します（\(q(found))）。1 を書くか、空にしてください"
    case .rankNeedsDirection(let series):
      return "\(q(series))は順位で、1位が最良か最下位か決まりません。"
        + "1位が最良なら方向の列に down、そうでなければ up を書いてください"
    case .noValueAfterBreak(let series, let year, let kind):
      return "\(q(series))には\(year.japaneseName(kind))の断絶から後の実績値がありません。"
        + "値を入れるか、定義が変わっていなければ印を消してください"
    case .breakDeclared(let series, let year, let kind, let earlierCount):
      return "\(q(series))は\(year.japaneseName(kind))から定義が変わっています。"
        + "それより前の値\(earlierCount)個は予測、伸び、達成率に使いません"
    case .earlierBreak(let series, let year, let kind):
      return "\(q(series))には断絶が複数あります。最後の断絶（\(year.japaneseName(kind))）から後の値だけを使います"
    case .shareWithoutPercent(let series, let unit):
      return "\(q(series))は割合ですが、単位が\(q(unit))のため上限がわかりません。% の値にしてください"
    case .valueNotOfMeasure(let series, let measure, let found):
      return "\(q(found))は\(q(series))の measure（\(measure.rawValue)）に合いません。どちらが正しいか確かめてください"
    case .cumulativeFalls(let series, let found):
      return "\(q(series))は累計ですが、\(q(found))は前の年より小さい値です。値を確かめるか、断絶の印を付けてください"
    }
  }
}
