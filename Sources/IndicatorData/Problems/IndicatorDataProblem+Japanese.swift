import Indicators
import Tables

extension IndicatorDataProblem {
  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .missingColumn(let column, let columns):
      return "\(column.names.reversed().prefix(4).joined(separator: "/")) の列がありません。列は "
        + Self.list(columns) + " です。列名を直してください"
    case .noHeader:
      return "1行目がすべて数です。上に fiscal_year,value のような見出しを入れてください"
    case .periodsWithoutYears(let column):
      return "\(q(column))の列は年度ではなく期（通し番号）です。期を読むのは mikomi forecast だけで、1ファイルに"
        + "1系列です。年度の列を加えるか、mikomi forecast を使ってください"
    case .repeatedRole(let first, let second):
      return "\(q(first))と\(q(second))の列は同じ役割です。一方を削除するか名前を変えてください"
    case .value(let fault, let column, let found):
      return "\(q(column))の列" + Self.japanese(fault, found: q(found))
    case .boundInActual(let found):
      return "実績値は数でなければならず、範囲を示す語は使えません（\(q(found))）。数字だけを書いてください"
    case .year(let fault, let found):
      return Self.japanese(fault, found: q(found))
    case .unknownStatus(let found):
      return "状態がわかりません（\(q(found))）。確報、速報、改定、集計中、基準値のどれかを書いてください"
    case .statusContradictsValue:
      return "状態と値が矛盾しています。集計中の行には値がなく、ほかの状態の行には値が要ります"
    case .unknownDirection(let found):
      return "方向がわかりません（\(q(found))）。up か down を書いてください"
    case .valueOutsideInterval(let found):
      return "値が value_lo と value_hi の間にありません（\(q(found))）。どれかを直してください"
    case .unknownQualifier(let found):
      return "qualifier がわかりません（\(q(found))）。"
        + Qualifier.allCases.map(\.rawValue).joined(separator: "、") + " を ; で区切って書いてください"
    case .emptySeriesName:
      return "系列名が空です。すべての行に入れてください"
    case .conflictingLabels(let column, let first, let firstLine, let second):
      return "\(column.rawValue) がここでは\(q(second))、\(firstLine)行目では\(q(first))です。系列ごとに1つにしてください"
    case .conflictingDirections(let series):
      return "系列\(q(series))に2つの方向があります。1つにしてください"
    case .directionContradictsWord(let found):
      return "方向と目標の語が矛盾しています（\(q(found))）。一方を直してください"
    case .directionNeeded(let series):
      return "\(q(series))の目標値は基準値と同じで、上がるのと下がるのとどちらが良いか決まりません。"
        + "--direction up か --direction down を付けてください"
    case .duplicateYear(let series, let year, let kind, let firstLine, let first, let second):
      return "系列\(q(series))の\(year.japaneseName(kind))が2つあります。\(firstLine)行目は\(q(first))、"
        + "ここは\(q(second))です。1年1行にしてください"
    case .secondBaseline(let series, let firstLine):
      return "系列\(q(series))に2つ目の基準値があります（1つ目は\(firstLine)行目）。1つにしてください"
    case .baselineDiffers(let series, let year, let kind, let baseline, let actual):
      return "系列\(q(series))の\(year.japaneseName(kind))は基準値が\(q(baseline))、実績値が\(q(actual))です。"
        + "一方を直してください"
    case .duplicateTarget(let series, let year, let kind, let firstLine):
      return "系列\(q(series))の\(year.japaneseName(kind))に目標値が2つあります（1つ目は\(firstLine)行目）。"
        + "1つにしてください"
    case .mixedUnits(let units):
      return "1つの系列に異なる単位があります（\(units.map(q).joined(separator: "、"))）。1つに揃えてください"
    case .unitOnSomeCells(let unit, let linesWith, let linesWithout):
      return "単位\(q(unit))が一部のセルにだけあります（あり: \(Self.list(linesWith))行、"
        + "なし: \(Self.list(linesWithout))行）。すべてに付けるか、単位の列に書いてください"
    case .noObservedValue(let series):
      return "\(q(series))の実績値がありません。少なくとも1つ入れてください"
    case .pastTargetWithoutActual(let series, let year, let kind):
      return "\(q(series))の目標年度\(year.japaneseName(kind))には実績値がなく、最後の実績より後でもありません。"
        + "その年度の実績値か、後の目標を入れてください"
    case .unknownPart(let series, let part):
      return "\(q(series))の合計の内訳にある\(q(part))という系列はありません。"
        + "sum_of を直し、系列名は ; で区切ってください"
    case .repeatedPart(let series, let part):
      return "\(q(series))の合計の内訳に\(q(part))が2回あります。1回にしてください"
    case .partIsItself(let series):
      return "\(q(series))の合計の内訳に\(q(series))自身があります。sum_of から外してください"
    case .partIsTotal(let series, let part):
      return "\(q(series))の内訳\(q(part))は、それ自体が合計です。\(q(part))の内訳を書いてください"
    case .partInOtherUnit(let series, let unit, let part, let partUnit):
      return "\(q(series))の単位は\(q(unit))ですが、内訳\(q(part))の単位は\(q(partUnit))です。"
        + "換算して同じ単位にしてください"
    case .partInOtherYears(let series, let part):
      return "\(q(series))と内訳\(q(part))で「年度」と「年」が異なります。揃えてください"
    case .partCount(let series, let found, let limit):
      return "\(q(series))の合計の内訳は\(found)個です。2個から\(limit)個までを ; で区切って書いてください"
    case .totalDiffersFromParts(let series, let year, let kind, let found, let parts, let sum):
      return "\(q(series))の\(year.japaneseName(kind))は\(q(found))ですが、内訳 \(Self.list(parts)) の和は "
        + "\(NumberText.shortest(sum)) で、丸めでは説明できない差です。sum_of と数値を確かめてください"
    case .actualsFromParts(let series, let count, let parts):
      return "\(q(series))の実績\(count)個は、内訳 \(Self.list(parts)) の和としました"
    case .sumsNotImported(let name):
      return "\(q(name))の列は確かめましたが、書き出しません。結果に書き足してください"
    case .markRead(let mark, let status, let count):
      return "\(q(mark))は\(Self.japanese(status))と読みました（\(count)セル）"
    case .triangleReadAsMinus(let found):
      return "△・▲・（ ）は負の符号と読みました（最初は\(q(found))）"
    case .approximateValue(let found):
      return "概数はその数として読みました（最初は\(q(found))）"
    case .approximateTarget(let found):
      return "目標の概数はその数として読みました（\(q(found))）"
    case .provisionalValue(let found):
      return "印のとおり速報値または改定値と読みました（最初は\(q(found))）"
    case .beyondExactIntegers(let found):
      return "2の53乗を超えるため、最も近い倍精度数としました（最初は\(q(found))）"
    case .pastEraEnd(let found, let year):
      return "\(q(found))は改元後も数え続けた\(year)年と読みました"
    case .mixedYearKinds(let series):
      return "系列\(q(series))に「年度」と「年」が混ざっています。すべて年度と読みました"
    case .valueColumnAssumed(let name):
      return "ほかに数の列がないため、\(q(name))の列を値と読みました"
    case .columnUnused(let name):
      return "\(q(name))の列は使いません"
    case .directionAssumed(let series):
      return "\(q(series))は上がるのが良い指標としました。違う場合は --direction down を付けてください"
    case .directionInferredDown(let series):
      return "\(q(series))は目標値が基準値より低いため、下がるのが良い指標としました。"
        + "違う場合は --direction up を付けてください"
    case .targetInWords(let found):
      return "目標\(q(found))は数ではないため、確率を出せません。数と年度を書いてください"
    case .targetOutsideBounds(let series, let target):
      return "\(q(series))の目標値 \(NumberText.shortest(target)) は指標が取り得る範囲の外です。確かめてください"
    case .looksLikePowerOfTen(let found, let exponent, let reference):
      return
        "\(q(found))はそれまでの年（約\(NumberText.significant(reference, digits: 6))）の10の\(exponent)乗倍に見えます。そのまま使うので、誤りなら空欄にしてください"
    case .jump(let found, let reference):
      return
        "\(q(found))はそれまでの年（約\(NumberText.significant(reference, digits: 6))）から大きく離れています。そのまま使うので、誤りなら空欄にしてください"
    }
  }

  private static func japanese(_ fault: ValueNotation.Fault, found: String) -> String {
    switch fault {
    case .notANumber:
      "が数ではありません（\(found)）。数字だけを書くか、空にしてください"
    case .notFinite:
      "が倍精度で表せる有限の数ではありません（\(found)）。別の数を書くか、空にしてください"
    case .invisibleCharacter(let scalar):
      "に見えない文字 U+\(hexadecimal(scalar)) があります（\(found)）。数を打ち直してください"
    case .grouping:
      "の桁区切りが3桁ごとではありません（\(found)）。1,036,400 か 1036400 のように書いてください"
    case .range:
      "が範囲です（\(found)）。1つの数を書いてください"
    case .kanjiNumeral:
      "に数字と万・千などが混ざっています（\(found)）。数字だけで書いてください"
    case .remark:
      "の数に印や注が付いています（\(found)）。別の列に移してください"
    }
  }

  private static func japanese(_ fault: YearNotation.Fault, found: String) -> String {
    switch fault {
    case .unknownNotation:
      "年ではありません（\(found)）。2025、FY2025、R7、令和7年度 のように書いてください"
    case .ambiguousCentury:
      "年があいまいです（\(found)）。2015 や H27 のように、4桁か元号で書いてください"
    case .date:
      "年ではなく日付です（\(found)）。その日を含む年度を書いてください"
    case .eraYearZero:
      "元号に0年はありません（\(found)）。年を直してください"
    case .beyondEra:
      "元号の終わりを大きく過ぎた年です（\(found)）。年を直してください"
    case .outOfRange:
      "1800年から2200年の範囲にありません（\(found)）。年を直してください"
    case .contradiction(let era, let western):
      "元号の年（\(era)）と西暦（\(western)）が合いません（\(found)）。一方を直してください"
    case .estimate:
      "実績ではなく見込みや計画です（\(found)）。この行を削除してください"
    }
  }

  static func japanese(_ status: ValueStatus) -> String {
    switch status {
    case .final: "確報"
    case .provisional: "速報"
    case .revised: "改定"
    case .pending: "集計中（予測する年）"
    case .notApplicable: "該当なし"
    case .unknown: "不明"
    case .suppressed: "秘匿"
    case .blank: "空欄"
    }
  }
}
