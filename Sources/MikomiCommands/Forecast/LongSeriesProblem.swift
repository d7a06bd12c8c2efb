import Tables

/// What can be wrong with the forecast of a series at whole-numbered periods, or worth saying of it.
enum LongSeriesProblem: Problem, Equatable {
  case needsPeriod(option: String)
  case season(found: String, limit: Int)
  case notOffered(option: String)
  case modelNotOffered(found: String)
  case horizon(found: String, limit: Int)
  case through(found: String)
  case throughNotAhead(found: Int, last: Int)
  case throughTooFar(limit: Int)
  case directionWithoutTarget
  case tooFewValues(required: Int, found: Int, season: Int)
  case emptySeason(number: Int, of: Int)
  case tooManySeasonsForGaps(season: Int, limit: Int)
  case spanTooLong(first: Int, last: Int)
  case outOfRange
  case noPeriodAfter(last: Int)
  // Notes
  case gaps(count: Int, missing: Int, after: Int)
  case dependence(english: String, japanese: String)

  var code: String {
    switch self {
    case .needsPeriod: "E870"
    case .season: "E871"
    case .notOffered: "E872"
    case .modelNotOffered: "E873"
    case .horizon, .throughTooFar: "E874"
    case .through, .throughNotAhead: "E875"
    case .directionWithoutTarget: "E876"
    case .tooFewValues: "E877"
    case .emptySeason: "E878"
    case .tooManySeasonsForGaps: "E879"
    case .spanTooLong: "E880"
    case .outOfRange: "E881"
    case .noPeriodAfter: "E882"
    case .gaps: "N851"
    case .dependence: "N852"
    }
  }

  var english: String {
    let q = Quotation.english
    switch self {
    case .needsPeriod(let option):
      return "\(option) is for a file with a column period, which this input has not; "
        + (option == "--target"
          ? "put targets in the file" : "leave it out or number the rows in a column period")
    case .season(let found, let limit):
      return "--season takes a whole number from 1 to \(limit) (found \(q(found)))"
    case .notOffered(let option):
      return "\(option) is not offered for a file with a column period; leave it out, "
        + "or give years in a column fiscal_year"
    case .modelNotOffered(let found):
      return
        "with a column period the model is the linear trend (found \(q(found))); leave out --model, "
        + "or give years in a column fiscal_year"
    case .horizon(let found, let limit):
      return "--horizon takes a whole number of periods from 1 to \(limit) (found \(q(found)))"
    case .through(let found):
      return "--through takes the number of a period, such as 132 (found \(q(found)))"
    case .throughNotAhead(let found, let last):
      return "--through \(found) does not come after the last period, \(last); name a later one"
    case .throughTooFar(let limit):
      return "--through is more than \(limit) periods after the last; name an earlier one"
    case .directionWithoutTarget:
      return "--direction is for a target, and a file with a column period has none; add --target"
    case .tooFewValues(let required, let found, let season):
      return season > 1
        ? "\(found) \(found == 1 ? "value" : "values") for a slope and \(season) seasons; give at least "
          + "\(required), or a smaller --season"
        : "\(found) \(found == 1 ? "value" : "values") for a line; give at least \(required)"
    case .emptySeason(let number, let season):
      return
        "season \(number) of \(season) has no value; give a period of it, or a smaller --season"
    case .tooManySeasonsForGaps(let season, let limit):
      return
        "\(season) seasons with gaps between periods; give every period a value, or --season up to "
        + "\(limit)"
    case .spanTooLong(let first, let last):
      return "periods reach from \(first) to \(last), further than can be computed with; "
        + "number them closer together"
    case .outOfRange:
      return "the values are too large or too small to compute with; give them in another unit"
    case .noPeriodAfter(let last):
      return "the periods asked for go beyond 9223372036854775807, the last one is \(last); "
        + "count from a later start"
    case .gaps(let count, let missing, let after):
      return
        "\(count) \(count == 1 ? "gap" : "gaps") with \(missing) \(missing == 1 ? "period" : "periods") "
        + "without a value, the first after period \(after); fitted by the periods' numbers"
    case .dependence(let english, _): return english
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .needsPeriod(let option):
      return "\(option) は列 period のあるファイルのためのものですが、入力にその列がありません。"
        + (option == "--target" ? "目標はファイルに書いてください" : "指定を外すか、列 period に通し番号を付けてください")
    case .season(let found, let limit):
      return "--season は1から\(limit)までの整数です。\(q(found))は使えません"
    case .notOffered(let option):
      return "\(option) は列 period のあるファイルでは使えません。指定を外すか、列 fiscal_year に年度を入れてください"
    case .modelNotOffered(let found):
      return
        "列 period があるときのモデルは線形トレンドだけです（\(q(found))は使えません）。"
        + "--model を外すか、列 fiscal_year に年度を入れてください"
    case .horizon(let found, let limit):
      return "--horizon は1から\(limit)までの期の数です。\(q(found))は使えません"
    case .through(let found):
      return "--through には 132 のような期の番号を付けてください。\(q(found))は使えません"
    case .throughNotAhead(let found, let last):
      return "--through \(found) は最後の期\(last)より後ではありません。もっと後の期にしてください"
    case .throughTooFar(let limit):
      return "--through が最後の期から\(limit)期を超えています。もっと手前の期にしてください"
    case .directionWithoutTarget:
      return "--direction は目標の向きですが、列 period のあるファイルに目標はありません。--target を加えてください"
    case .tooFewValues(let required, let found, let season):
      return season > 1
        ? "傾きと\(season)の季節に対して値が\(found)個です。\(required)個以上にするか、--season を小さくしてください"
        : "直線に対して値が\(found)個です。\(required)個以上にしてください"
    case .emptySeason(let number, let season):
      return "\(season)の季節のうち季節\(number)に値がありません。その季節の期を加えるか、--season を小さくしてください"
    case .tooManySeasonsForGaps(let season, let limit):
      return "期が途切れているのに季節が\(season)あります。すべての期に値を入れるか、--season を\(limit)までにしてください"
    case .spanTooLong(let first, let last):
      return "期が\(first)から\(last)までで、計算できる長さを超えています。番号の間を詰めてください"
    case .outOfRange:
      return "値が大きすぎるか小さすぎて計算できません。別の単位にしてください"
    case .noPeriodAfter(let last):
      return "求める期が 9223372036854775807 を超えます（最後の期は\(last)）。もっと後の時点から数えてください"
    case .gaps(let count, let missing, let after):
      return "期の途切れが\(count)か所、値のない期が\(missing)個あります（最初は期\(after)の後）。期の番号によって推定します"
    case .dependence(_, let japanese): return japanese
    }
  }
}
