/// The items of the ministry's unified rules for machine-readable tables, by number.
///
/// 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」, 18 December 2020: fifteen items, written for
/// workbooks and CSV files alike.
public enum NotationItem: String, CaseIterable, Hashable, Sendable {
  case fileFormat = "1-1"
  case oneDatumACell = "1-2"
  case numbersAlone = "1-3"
  case mergedCells = "1-4"
  case layoutBySpaces = "1-5"
  case omittedNames = "1-6"
  case formulas = "1-7"
  case objects = "1-8"
  case units = "1-9"
  case platformCharacters = "1-10"
  case years = "1-11"
  case regions = "1-12"
  case specialMarks = "1-13"
  case splitData = "2-1"
  case severalTables = "2-2"

  /// How well our reading of an item is known.
  public enum Status: String, Hashable, Sendable {
    /// The number and the title are quoted alike by several published sources.
    case source
    /// The number, or how the item reads for a text file, is our inference.
    case inferred
  }

  /// How well number and reading are known.
  ///
  /// The numbers 1-1 … 1-12 stand in many places; those of the last three in few. What is taken for a
  /// breach of 1-6, 1-10, 1-13, 2-1 and 2-2 in a text file is ours.
  public var status: Status {
    switch self {
    case .omittedNames, .platformCharacters, .specialMarks, .splitData, .severalTables: .inferred
    default: .source
    }
  }

  /// Whether a text file can breach the item: it has neither merged cells nor objects.
  public var appliesToText: Bool { self != .mergedCells && self != .objects }

  /// The item's title: in Japanese as published, in English our translation.
  public func title(in language: Language) -> String {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }

  private var japanese: String {
    switch self {
    case .fileFormat: "ファイル形式は Excel か CSV となっているか"
    case .oneDatumACell: "1セル1データとなっているか"
    case .numbersAlone: "数値データは数値属性とし、文字列を含まないこと"
    case .mergedCells: "セルの結合をしていないか"
    case .layoutBySpaces: "スペースや改行等で体裁を整えていないか"
    case .omittedNames: "項目名等を省略していないか"
    case .formulas: "数式を使用している場合は、数値データに修正しているか"
    case .objects: "オブジェクトを使用していないか"
    case .units: "データの単位を記載しているか"
    case .platformCharacters: "機種依存文字を使用していないか"
    case .years: "e-Stat の時間軸コードの表記、西暦表記又は和暦に西暦の併記がされているか"
    case .regions: "地域コード又は地域名称が表記されているか"
    case .specialMarks: "数値データの同一列内に特殊記号（秘匿等）が含まれる場合"
    case .splitData: "データが分断されていないか"
    case .severalTables: "1シートに複数の表が掲載されていないか"
    }
  }

  private var english: String {
    switch self {
    case .fileFormat: "the file is Excel or CSV"
    case .oneDatumACell: "one datum a cell"
    case .numbersAlone: "numbers are numbers, without text"
    case .mergedCells: "no merged cells"
    case .layoutBySpaces: "no layout by spaces or line breaks"
    case .omittedNames: "no names left out"
    case .formulas: "formulas are replaced by their values"
    case .objects: "no objects"
    case .units: "units are stated"
    case .platformCharacters: "no platform-dependent characters"
    case .years: "years as e-Stat codes, western years, or era years with the western year"
    case .regions: "regions by code or full name"
    case .specialMarks: "marks in columns of numbers (suppressed and the like)"
    case .splitData: "data are not split"
    case .severalTables: "one table a sheet"
    }
  }
}
