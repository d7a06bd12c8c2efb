import Tables

/// What does not fit the columns of a file that the tool writes.
public enum SchemaProblem: Problem, Hashable {
  case missingColumn(String, schema: String)
  case unknownColumn(String, schema: String)
  case bandWithoutOtherEnd(column: String, other: String)
  case blank(column: String)
  case notYear(column: String, found: String)
  case notCount(column: String, found: String)
  case notNumber(column: String, found: String)
  case notProbability(column: String, found: String)
  case unknownCode(column: String, found: String, known: [String])
  case notCodes(column: String, found: String)
  case notInOrder(lower: String, upper: String, found: String)
  case wrongHorizon(found: String, expected: Int)
  case fallingQuantile(found: String)
  case repeatedRow(key: [String], firstLine: Int)
  case unknownLayout(columns: [String])

  /// The stable code.
  public var code: String {
    switch self {
    case .missingColumn: "E620"
    case .unknownColumn: "W620"
    case .bandWithoutOtherEnd: "E621"
    case .blank: "E622"
    case .notYear: "E623"
    case .notCount: "E624"
    case .notNumber: "E625"
    case .notProbability: "E626"
    case .unknownCode, .notCodes: "E627"
    case .notInOrder: "E628"
    case .wrongHorizon: "E629"
    case .fallingQuantile: "E630"
    case .repeatedRow: "E631"
    case .unknownLayout: "E632"
    }
  }

  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    switch self {
    case .missingColumn(let column, let schema):
      return
        "no column \(column), which \(schema) has; write the file anew or name another --schema"
    case .unknownColumn(let column, let schema):
      return "column \(q(column)) is none of \(schema); remove it, or see whether its name is right"
    case .bandWithoutOtherEnd(let column, let other):
      return "column \(column) stands without \(other); give both ends of an interval"
    case .blank(let column): return "column \(column) is empty here; fill it"
    case .notYear(let column, let found):
      return "column \(column) is not a year in four digits (found \(q(found))); write 2025"
    case .notCount(let column, let found):
      return "column \(column) is not a whole number from 0 (found \(q(found))); correct it"
    case .notNumber(let column, let found):
      return
        "column \(column) is not a plain number (found \(q(found))); write digits only, or leave it empty"
    case .notProbability(let column, let found):
      return "column \(column) is not between 0 and 1 (found \(q(found))); write 0.7 for 70 %"
    case .unknownCode(let column, let found, let known):
      return "unknown code in column \(column) (found \(q(found))); codes are: "
        + known.joined(separator: ", ")
    case .notCodes(let column, let found):
      return
        "column \(column) holds codes in small letters separated by ; (found \(q(found))); correct it"
    case .notInOrder(let lower, let upper, let found):
      return "\(lower) is above \(upper) (found \(q(found))); correct one"
    case .wrongHorizon(let found, let expected):
      return "horizon is not target_fy less origin_fy (found \(q(found))); write \(expected)"
    case .fallingQuantile(let found):
      return "a quantile is below that of a smaller probability (found \(q(found))); correct one"
    case .repeatedRow(let key, let firstLine):
      return "the row agrees with line \(firstLine) in \(key.joined(separator: ", ")); keep one"
    case .unknownLayout(let columns):
      return "the layout is not known; columns are: \(IndicatorDataProblem.list(columns)); "
        + "name it with --schema, or rename the columns"
    }
  }

  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .missingColumn(let column, let schema):
      return "\(schema) にあるはずの \(column) の列がありません。作り直すか、--schema で別の形式を指定してください"
    case .unknownColumn(let column, let schema):
      return "\(q(column))は \(schema) にない列です。除くか、列名を確かめてください"
    case .bandWithoutOtherEnd(let column, let other):
      return "\(column) の列に対する \(other) の列がありません。区間の両端を入れてください"
    case .blank(let column): return "\(column) の列が空です。入れてください"
    case .notYear(let column, let found):
      return "\(column) の列が4桁の年ではありません（\(q(found))）。2025 のように書いてください"
    case .notCount(let column, let found):
      return "\(column) の列が0以上の整数ではありません（\(q(found))）。直してください"
    case .notNumber(let column, let found):
      return "\(column) の列が数ではありません（\(q(found))）。数字だけを書くか、空にしてください"
    case .notProbability(let column, let found):
      return "\(column) の列が0から1までの数ではありません（\(q(found))）。70%なら 0.7 と書いてください"
    case .unknownCode(let column, let found, let known):
      return "\(column) の列の符号がわかりません（\(q(found))）。使えるのは "
        + known.joined(separator: "、") + " です"
    case .notCodes(let column, let found):
      return "\(column) の列は英小文字の符号を ; で区切って書きます（\(q(found))）。直してください"
    case .notInOrder(let lower, let upper, let found):
      return "\(lower) が \(upper) より大きい値です（\(q(found))）。どちらかを直してください"
    case .wrongHorizon(let found, let expected):
      return "horizon が target_fy と origin_fy の差になっていません（\(q(found))）。\(expected) としてください"
    case .fallingQuantile(let found):
      return "分位点が、より小さい確率の分位点を下回っています（\(q(found))）。どちらかを直してください"
    case .repeatedRow(let key, let firstLine):
      return "\(key.joined(separator: "、")) が\(firstLine)行目と同じ行です。1つにしてください"
    case .unknownLayout(let columns):
      return "表の形式がわかりません。列は \(IndicatorDataProblem.list(columns)) です。"
        + "--schema で指定するか、列名を直してください"
    }
  }
}
