import Indicators
import Reporting
import Tables

/// What can be wrong with, or worth saying of, a related series.
enum BridgeProblem: Problem {
  case optionNeedsCovariate(option: String)
  case standardInputTwice
  case covariateForNeeded(count: Int)
  case covariateSeriesNeeded(known: [String])
  case noSuchSeries(option: String, found: String, known: [String])
  case needsPredictive
  case totalHasParts(series: String)
  // Notes
  case outcome(IndicatorBridge, Indicator)
  case nothingToFill(series: String)
  case yearKindsDiffer(series: String)

  var code: String {
    switch self {
    case .optionNeedsCovariate: "E480"
    case .standardInputTwice: "E481"
    case .covariateForNeeded: "E482"
    case .covariateSeriesNeeded: "E483"
    case .noSuchSeries: "E484"
    case .needsPredictive: "E485"
    case .totalHasParts: "E486"
    case .outcome: "N310"
    case .nothingToFill: "N311"
    case .yearKindsDiffer: "N312"
    }
  }

  var english: String {
    let q = Quotation.english
    return switch self {
    case .optionNeedsCovariate(let option): "\(option) goes with --covariate FILE; add it"
    case .standardInputTwice:
      "standard input cannot be both the indicators and --covariate; put one into a file"
    case .covariateForNeeded(let count):
      "the input has \(count) series; name with --covariate-for those that --covariate is for"
    case .covariateSeriesNeeded(let known):
      "--covariate has \(known.count) series; name one with --covariate-series, such as "
        + q(known.first ?? "")
    case .noSuchSeries(let option, let found, let known):
      "\(option): there is no series \(q(found)); the first is \(q(known.first ?? ""))"
    case .needsPredictive:
      "--covariate fills years of the default model only; leave --model out or add auto to it"
    case .totalHasParts(let series):
      "\(q(series)) is forecast as the sum of its parts; name a part with --covariate-for"
    case .outcome(let bridge, let indicator):
      "\(q(indicator.id)) and the related series: "
        + BridgeText(language: .english).statement(of: bridge, for: indicator)
    case .nothingToFill(let series):
      "nothing is forecast for \(q(series)), so the related series is not used"
    case .yearKindsDiffer(let series):
      "one of \(q(series)) and the related series has fiscal years, the other calendar years; "
        + "they are compared by the year's number"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    return switch self {
    case .optionNeedsCovariate(let option):
      "\(option) は --covariate FILE と合わせて使います。--covariate を付けてください"
    case .standardInputTwice:
      "標準入力から指標と関連系列の両方は読めません。一方をファイルにしてください"
    case .covariateForNeeded(let count):
      "入力に系列が\(count)個あります。--covariate をどの系列に使うかを --covariate-for で指定してください"
    case .covariateSeriesNeeded(let known):
      "--covariate のファイルに系列が\(known.count)個あります。--covariate-series で1つ指定してください（例 "
        + "\(Quotation.of(known.first ?? ""))）"
    case .noSuchSeries(let option, let found, let known):
      "\(option): 系列\(q(found))はありません。最初の系列は\(q(known.first ?? ""))です"
    case .needsPredictive:
      "--covariate は標準のモデルの年だけを埋めます。--model を外すか auto を加えてください"
    case .totalHasParts(let series):
      "\(q(series))は内訳の合計として予測します。--covariate-for には内訳の系列を指定してください"
    case .outcome(let bridge, let indicator):
      "\(q(indicator.id))の関連系列: "
        + BridgeText(language: .japanese).statement(of: bridge, for: indicator)
    case .nothingToFill(let series):
      "\(q(series))には予測する年がないため、関連系列は使いません"
    case .yearKindsDiffer(let series):
      "\(q(series))と関連系列の一方は年度、一方は暦年です。同じ数の年どうしを比べます"
    }
  }
}
