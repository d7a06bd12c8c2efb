import Tables

/// What can be wrong with the options of `plot`.
enum PlotProblem: Problem {
  case size(found: String, least: Int, greatest: Int)
  case sizeNeedsPixels
  case sizeOfTriage
  case severalSeries(count: Int, first: String)
  case noSuchSeries(found: String, first: String)
  case oneModel
  case tooManyCoverages(limit: Int, found: Int)
  case notForKind(option: String, kind: String)
  case coverageOnTerminal
  case vegaLiteIsFan
  case nothingToDraw(series: String)
  case noTarget
  case fileName(String)

  var code: String {
    switch self {
    case .size: "E560"
    case .sizeNeedsPixels: "E561"
    case .sizeOfTriage: "E562"
    case .severalSeries: "E563"
    case .noSuchSeries: "E564"
    case .oneModel: "E565"
    case .tooManyCoverages: "E566"
    case .notForKind: "E567"
    case .coverageOnTerminal: "E568"
    case .vegaLiteIsFan: "E569"
    case .nothingToDraw: "E570"
    case .noTarget: "E571"
    case .fileName: "E572"
    }
  }

  var english: String {
    let q = Quotation.english
    return switch self {
    case .size(let found, let least, let greatest):
      "--size takes WIDTHxHEIGHT in pixels, each from \(least) to \(greatest), such as 720x420 "
        + "(found \(q(found)))"
    case .sizeNeedsPixels:
      "--size is for svg and vega-lite, a terminal has its own; say --format svg, or drop it"
    case .sizeOfTriage:
      "--size is for --kind fan and multiples, a triage chart is as high as its rows; drop it"
    case .severalSeries(let count, let first):
      "the input has \(count) series, a fan chart shows one; name it, such as --only \(first), "
        + "or say --kind multiples"
    case .noSuchSeries(let found, let first):
      "--only: the input has no \(q(found)); its first series is \(q(first))"
    case .oneModel: "plot draws one model; give --model one name (compare shows several)"
    case .tooManyCoverages(let limit, let found):
      "--coverage: a chart shows at most \(limit) bands, here are \(found); name fewer"
    case .notForKind(let option, let kind): "\(option) is not for --kind \(kind); drop it"
    case .coverageOnTerminal:
      "--coverage is for svg and vega-lite, a terminal shows 50 and 80 %; say --format svg"
    case .vegaLiteIsFan:
      "vega-lite is for --kind fan; say --format svg, or name a series with --only"
    case .nothingToDraw(let series):
      "\(Quotation.of(series)): nothing to draw, no value was observed; add actuals"
    case .noTarget:
      "no series has a target, so there is nothing to sort; add targets, or --kind fan"
    case .fileName(let name):
      "\(Quotation.escaped(name)): the name does not tell the format; name a .svg, .json or .txt "
        + "file, or give --format"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    return switch self {
    case .size(let found, let least, let greatest):
      "--size は 幅x高さ（画素、それぞれ \(least) から \(greatest)）です（例 720x420）。\(q(found))は使えません"
    case .sizeNeedsPixels:
      "--size は svg と vega-lite のときだけ使えます。--format svg を付けるか、--size を外してください"
    case .sizeOfTriage:
      "--size は --kind fan と multiples のときだけ使えます（triage の高さは行数で決まります）。外してください"
    case .severalSeries(let count, let first):
      "入力に系列が\(count)個ありますが、扇形図は1個だけを示します。--only \(first) のように指定するか、"
        + "--kind multiples にしてください"
    case .noSuchSeries(let found, let first):
      "--only: 入力に\(q(found))はありません。最初の系列は\(q(first))です"
    case .oneModel:
      "plot が描くモデルは1つです。--model に名前を1つ指定してください（並べるには compare を使います）"
    case .tooManyCoverages(let limit, let found):
      "--coverage: 図に示せる区間は\(limit)個までですが、\(found)個あります。減らしてください"
    case .notForKind(let option, let kind):
      "\(option) は --kind \(kind) では使えません。外してください"
    case .coverageOnTerminal:
      "--coverage は svg と vega-lite のときだけ使えます（端末では50%と80%）。--format svg を付けてください"
    case .vegaLiteIsFan:
      "vega-lite は --kind fan のときだけ使えます。--format svg にするか、--only で系列を指定してください"
    case .nothingToDraw(let series):
      "\(Quotation.of(series)): 実績値がなく、描くものがありません。実績値を加えてください"
    case .noTarget:
      "目標のある系列がなく、並べるものがありません。目標を加えるか、--kind fan にしてください"
    case .fileName(let name):
      "\(Quotation.escaped(name)): 名前から形式がわかりません。.svg、.json、.txt のファイル名にするか、"
        + "--format を付けてください"
    }
  }
}
