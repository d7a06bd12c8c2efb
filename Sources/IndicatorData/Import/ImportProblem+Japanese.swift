import Indicators
import Tables

extension ImportProblem {
  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    func y(_ year: FiscalYear) -> String { year.japaneseName(.fiscal) }
    switch self {
    case .nothingRead:
      return "指標が見つかりません。評価書のファイルか確かめるか、--from で形式を指定してください"
    case .valuesWithoutHeader(let found):
      return "不採用：上に年度の見出しがない数値です（\(q(found))）。手で入力してください"
    case .cellCount(let row, let found, let expected):
      return "不採用：\(q(row))の行は\(expected)列に対しセルが\(found)個で、どの列の値か決まりません。"
        + "手で入力してください"
    case .cellPosition(let row, let found):
      return "不採用：\(q(row))の行に、列の位置と合わないセルがあります（\(q(found))）。手で入力してください"
    case .ambiguousHeader(let found):
      return "不採用：見出しの区分と年度の対応が1通りに決まりません（最初の区分は\(q(found))）。"
        + "表を手で入力してください"
    case .headerYear(let fault, let found):
      return "不採用：見出しの年度を読めません。"
        + IndicatorDataProblem.year(fault, found: found).japanese
    case .unreadCell(let row, let found):
      return "不採用：\(q(row))の行に未知の表記があります（\(q(found))）。値を手で入力してください"
    case .value(let fault, let row, let found):
      return "不採用：" + IndicatorDataProblem.value(fault, column: row, found: found).japanese
    case .cellYear(let fault, let found):
      return "不採用：値に添えられた年を読めません。"
        + IndicatorDataProblem.year(fault, found: found).japanese
    case .estimate(let found):
      return "不採用：実績ではなく見込みや計画です（\(q(found))）。除いてください"
    case .parenthesized(let found):
      return "不採用：括弧の中の数は負の数とも参考値とも読めます（\(q(found))）。手で入力してください"
    case .several(let found):
      return "不採用：1つのセルに値が2つ以上あります（\(q(found))）。手で入力してください"
    case .boundInActual(let found):
      return "不採用：実績値は数でなければならず、範囲を示す語は使えません（\(q(found))）。手で入力してください"
    case .rangeInActual(let found):
      return "不採用：実績値は1つの数でなければなりません（\(q(found))）。手で入力してください"
    case .wordsInTarget(let found):
      return "不採用：目標が1つの数で表されていません（\(q(found))）。数と年度を手で入力してください"
    case .yearMissing(let row, let found):
      return "不採用：\(q(row))の値の年度がわかりません（\(q(found))）。手で入力してください"
    case .yearContradiction(let found):
      return "不採用：セルの年が列の年と違います（\(q(found))）。手で入力してください"
    case .unlabelledRow(let found):
      return "不採用：見出しのない行で、実績か目標か決まりません（\(q(found))）。手で入力してください"
    case .unknownRow(let found):
      return "不採用：読み取れない行です（\(q(found))）。手で入力してください"
    case .noName:
      return "不採用：表の上に指標の番号も名前もありません。手で入力してください"
    case .conflictingValues(let series, let year, let first, let firstPlace, let second):
      return "不採用：\(q(series))の\(y(year))の値が2つあります。\(firstPlace) は\(q(first))、"
        + "ここは\(q(second))です。一方を直してください"
    case .unitDiffers(let series, let expected, let found):
      return "不採用：\(q(series))の単位は\(q(expected))ですが、ここは\(q(found))です。手で換算してください"
    case .mixedUnits(let series, let units):
      return "不採用：\(q(series))に異なる単位があります（\(units.map(q).joined(separator: "、"))）。"
        + "手で1つに揃えてください"
    case .seriesTwice(let series):
      return "不採用：\(q(series))の2つ目の表です。一方にしてください"
    case .registrationUnread(let found):
      return "不採用：登録票の初期値と目標値を読めません（\(q(found))）。手で入力してください"
    case .incompleteRecord(let name, let found, let expected):
      return "不採用：\(q(name))は年付きの値が\(expected)個のうち\(found)個しかありません。手で入力してください"
    case .noSeriesValue(let series):
      return "不採用：\(q(series))の値を1つも読めません。手で入力してください"
    case .runTogether(let found):
      return "不採用：数が区切りなく続いています（\(q(found))）。手で入力してください"
    case .valueAfterPending(let row, let found):
      return "不採用：\(q(row))の行に、集計中の年より後の年の値があります（\(q(found))）。"
        + "列がずれているかもしれません。手で入力してください"
    case .actualAfterSheet(let found, let year):
      return "不採用：文書の年度より後の\(y(year))の実績値です（\(q(found))）。"
        + "目標値かもしれません。手で入力してください"
    case .tableWithoutRows(let found):
      return "不採用：この見出しの下の行を読めません（\(q(found))）。表を手で入力してください"
    case .reviewColumnsMissing(let names, let columns):
      return "\(names.map(q).joined(separator: "、"))の列がありません。列は "
        + IndicatorDataProblem.list(columns) + " です。RSシステムの 3-1 のファイルを渡してください"
    case .readAs(let kind, let encoding):
      return "\(kind.name(in: .japanese))、\(encoding) として読みました"
    case .seriesRead(let series, let name, let actuals, let missing, let targets, let unit):
      return "読取：\(q(series))\(q(name))：値\(actuals)個、値なし\(missing)個、目標\(targets)個、"
        + (unit.isEmpty ? "単位なし" : "単位\(q(unit))")
    case .baselineMerged(let series, let year, let found):
      return "統合：\(q(series))の初期値は\(y(year))の実績値と同じです（\(q(found))）。2つでなく1つの観測としました"
    case .repeatedValue(let series, let year, let found):
      return "統合：\(q(series))の\(y(year))は同じ値が2度あります（\(q(found))）"
    case .gradeRead(let series, let grade):
      return "読取：\(q(series))の府省の評価は\(q(grade))です"
    case .goalGradeRead(let grade):
      return "読取：目標全体の府省の評価は\(q(grade))です"
    case .registrationAgrees(let found):
      return "照合：登録票と一致します（\(q(found))）"
    case .registrationDiffers(let found, let expected):
      return "照合：登録票は\(q(found))、表は\(q(expected))です。表の値を残しました。どちらが正しいか確かめてください"
    case .totalAgrees(let found):
      return "照合：目標の和は合計と一致します（\(q(found))）"
    case .totalDiffers(let found, let sum):
      return "照合：合計は\(q(found))ですが、目標の和は\(NumberText.shortest(sum))です。確かめてください"
    case .proseTargetAgrees(let series, let year, let found):
      return "照合：本文は\(q(series))の\(y(year))の目標を\(q(found))とし、目標線と一致します。目標の行には書きません"
    case .proseTargetDiffers(let series, let year, let found, let path):
      return "本文は\(q(series))の\(y(year))の目標を\(q(found))としますが、目標線は"
        + "\(NumberText.significant(path, digits: 6))です。書きません。必要なら手で加えてください"
    case .eraCarried(let found, let year):
      return "推定：\(q(found))は、文書の元号により\(y(year))と読みました"
    case .markRead(let mark, let status, let count):
      return IndicatorDataProblem.markRead(mark: mark, status: status, count: count).japanese
    case .rowOfMarks(let row, let found, let expected):
      return "\(q(row))の行は\(expected)列に対し印が\(found)個で、値がありません。使いません"
    case .nameAssumed(let name):
      return "推定：表の名前は上の文\(q(name))としました"
    case .numbered(let count):
      return "指標に番号がないため、読み取った\(count)件に順に番号を付けました"
    case .rateDiffers(let series, let year, let recorded, let computed):
      return "照合：\(q(series))の\(y(year))の達成率は\(q(recorded))とありますが、実績÷目標は"
        + "\(NumberText.significant(computed, digits: 4))%です"
    case .rowIgnored(let row):
      return "\(q(row))の行は使いません"
    case .remarkSkipped(let found):
      return "注記は使いません（\(q(found))）"
    case .approximate(let found):
      return "読取：\(q(found))は概数の印を付け、その数として読みました"
    case .headerTolerated(let found, let expected):
      return "\(q(found))の列は、記号が違いますが\(q(expected))と読みました。確かめてください"
    case .zerosRestored(let found, let id):
      return "\(q(found))は\(q(id))と読みました（6桁に満たない番号はすべて先頭の0を補います）"
    case .flagWithoutTarget(let series, let year):
      return "\(y(year))は\(q(series))の目標年度とされていますが、目標値がありません。確かめてください"
    case .indicatorsRead(let count):
      return "読取：指標\(count)件"
    case .dayRead(let found, let year):
      return "推定：\(q(found))は、その日を含む\(y(year))と読みました"
    case .traits(let series, let traits):
      return "読取：\(q(series))の種類：" + traits.map(\.japanese).joined(separator: "、")
    case .notesOmitted(let count):
      return "このほかの注記と不採用\(count)件は残していません。ファイルの一部を読み込むと見られます"
    }
  }
}

extension SeriesTrait {
  fileprivate var japanese: String {
    switch self {
    case .share: "割合"
    case .money: "金額"
    case .count: "件数"
    case .rank: "順位"
    case .cumulative: "累計"
    case .keepLevel: "水準の維持"
    case .everyYear: "毎年度の目標"
    case .severalDeadlines: "複数の目標年度"
    case .rangeTarget: "範囲の目標"
    case .approximateTarget: "概数の目標"
    }
  }
}
