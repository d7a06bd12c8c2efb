import Tables

/// What breaks a rule of notation in a table that can be read all the same.
public enum NotationProblem: Problem, Hashable {
  case rangeInCell(found: String)
  case textInNumber(found: String)
  case spaces(found: String)
  case lineBreak(found: String)
  case unnamedColumn
  case nameLeftOut(column: String)
  case dittoMark(found: String)
  case formula(found: String)
  case errorValue(found: String)
  case noUnitColumn
  case noUnit(series: String)
  case platformCharacter(UInt32, found: String)
  case eraYear(found: String, western: Int)
  case shortRegion(found: String)
  case specialMark(found: String)
  case blankRow
  case blankColumn
  case headerRepeated

  /// The stable code.
  public var code: String {
    switch self {
    case .rangeInCell: "W602"
    case .textInNumber: "W603"
    case .spaces: "W605"
    case .lineBreak: "W606"
    case .unnamedColumn: "W607"
    case .nameLeftOut: "W608"
    case .dittoMark: "W609"
    case .formula: "W610"
    case .errorValue: "W611"
    case .noUnitColumn: "W612"
    case .noUnit: "W613"
    case .platformCharacter: "W614"
    case .eraYear: "W615"
    case .shortRegion: "W616"
    case .specialMark: "W617"
    case .blankRow: "W618"
    case .blankColumn: "W619"
    case .headerRepeated: "E601"
    }
  }

  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    switch self {
    case .rangeInCell(let found):
      return "a range in one cell (found \(q(found))); put its ends into two columns"
    case .textInNumber(let found):
      return
        "a number with text, signs or digits that are no plain number (found \(q(found))); write digits only, "
        + "units and remarks in columns of their own"
    case .spaces(let found):
      return "spaces for layout (found \(q(found))); remove them"
    case .lineBreak(let found):
      return "a line break within a cell (found \(q(found))); remove it"
    case .unnamedColumn:
      return "a column without a name holds cells; name it"
    case .nameLeftOut(let column):
      return "\(q(column)) is left out here, and stands in another row of the series; "
        + "repeat it in every row"
    case .dittoMark(let found):
      return "a ditto mark (found \(q(found))); write the text itself"
    case .formula(let found):
      return "a formula (found \(q(found))); put its value there"
    case .errorValue(let found):
      return "a spreadsheet's error value (found \(q(found))); correct it, or leave the cell empty"
    case .noUnitColumn:
      return "no unit is stated; add a column unit (単位)"
    case .noUnit(let series):
      return "no unit is stated for \(q(series)); fill the unit column"
    case .platformCharacter(let scalar, let found):
      return "platform-dependent character \(Self.shown(scalar)) (found \(q(found))); "
        + "write it in common characters, such as (1), III or m2"
    case .eraYear(let found, let western):
      return
        "an era year without the western year (found \(q(found))); write \(western), or both as in "
        + "令和7年度（2025年度）"
    case .shortRegion(let found):
      return
        "a region by its short name (found \(q(found))); write it in full, such as 青森県, or add its code"
    case .specialMark(let found):
      return
        "a mark in a column of numbers (found \(q(found))); write *** where there is no figure "
        + "and X where it is suppressed, or leave the cell empty and say why in the column status"
    case .blankRow: return "an empty row splits the data; delete it"
    case .blankColumn: return "an empty column splits the data; delete it"
    case .headerRepeated:
      return "the header stands here again; put the second table into a file of its own, "
        + "or delete this line"
    }
  }

  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .rangeInCell(let found):
      return "1つのセルが範囲です（\(q(found))）。下限と上限を別の列に分けてください"
    case .textInNumber(let found):
      return "数値に文字や記号、全角の数字などが含まれています（\(q(found))）。"
        + "半角の数字だけにし、単位や注記は別の列に書いてください"
    case .spaces(let found):
      return "スペースで体裁を整えています（\(q(found))）。スペースを除いてください"
    case .lineBreak(let found):
      return "セルの中に改行があります（\(q(found))）。改行を除いてください"
    case .unnamedColumn:
      return "項目名のない列に値があります。項目名を付けてください"
    case .nameLeftOut(let column):
      return "同じ系列のほかの行にある\(q(column))が省略されています。すべての行に書いてください"
    case .dittoMark(let found):
      return "「同上」などで省略しています（\(q(found))）。省略せずに書いてください"
    case .formula(let found):
      return "数式です（\(q(found))）。計算した値に置き換えてください"
    case .errorValue(let found):
      return "表計算のエラー値です（\(q(found))）。直すか、空欄にしてください"
    case .noUnitColumn:
      return "単位が書かれていません。単位の列（unit）を加えてください"
    case .noUnit(let series):
      return "\(q(series))の単位が書かれていません。単位の列に書いてください"
    case .platformCharacter(let scalar, let found):
      return "機種依存文字 \(Self.shown(scalar)) があります（\(q(found))）。"
        + "(1)、III、m2 のように共通の文字で書いてください"
    case .eraYear(let found, let western):
      return "和暦に西暦が併記されていません（\(q(found))）。\(western) と書くか、"
        + "令和7年度（2025年度）のように併記してください"
    case .shortRegion(let found):
      return "地域名が省略されています（\(q(found))）。青森県のように正式な名称で書くか、地域コードを加えてください"
    case .specialMark(let found):
      return "数値の列に記号があります（\(q(found))）。数値が得られない場合は ***、秘匿の場合は X とするか、"
        + "空欄にして理由を状態の列に書いてください"
    case .blankRow: return "空の行でデータが分断されています。その行を削除してください"
    case .blankColumn: return "空の列でデータが分断されています。その列を削除してください"
    case .headerRepeated:
      return "見出しの行がもう一度あります。2つ目の表を別のファイルに分けるか、この行を削除してください"
    }
  }

  /// The character itself if it can be seen, with its code point.
  private static func shown(_ value: UInt32) -> String {
    let name = "U+" + IndicatorDataProblem.hexadecimal(value)
    guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .privateUse
    else { return name }
    return "\(scalar) (\(name))"
  }
}
