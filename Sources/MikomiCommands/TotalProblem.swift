import Indicators
import Tables

/// What can be wrong with, or worth saying of, totals on a command line.
enum TotalProblem: Problem {
  case correlation(found: String)
  case correlationNeedsTotal
  case correlationNeedsDefault
  // Notes
  case sum(series: String, parts: [String], correlation: Double)
  case partWanting(series: String, part: String)

  var code: String {
    switch self {
    case .correlation: "E430"
    case .correlationNeedsTotal: "E431"
    case .correlationNeedsDefault: "E432"
    case .sum: "N256"
    case .partWanting: "N257"
    }
  }

  /// What rows do not say of totals; tables for people and JSON say it themselves.
  static func notes(
    on forecasts: [(record: IndicatorRecord, basis: IndicatorForecast.Basis?)],
    in file: String, format: OutputFormat
  ) -> [Diagnostic] {
    guard format == .csv || format == .tsv else { return [] }
    var told: [TotalProblem] = []
    for (record, basis) in forecasts {
      let id = record.indicator.id
      let problem: TotalProblem? =
        switch basis {
        case .sumOfParts(let correlation):
          .sum(
            series: id, parts: record.parts.map(\.indicator.id), correlation: correlation)
        case .ownValuesForWantOfPart(let part): .partWanting(series: id, part: part)
        case .ownValues, nil: nil
        }
      // One note a series, however many targets or models it has.
      if let problem, !told.contains(problem) { told.append(problem) }
    }
    return told.map { Diagnostic(.note, at: SourceLocation(file: file), $0) }
  }

  var english: String {
    let q = Quotation.english
    switch self {
    case .correlation(let found):
      return "--correlation takes a number from 0 to 1, such as 0.5 (found \(q(found)))"
    case .correlationNeedsTotal:
      return "--correlation is for totals, and no series of the input has sum_of; drop the option "
        + "or add the column"
    case .correlationNeedsDefault:
      return "--correlation is for the default model; add auto to --model"
    case .sum(let series, let parts, let correlation):
      return
        "\(q(series)) is forecast as the sum of \(parts.map(q).joined(separator: ", ")), "
        + "correlation \(NumberText.shortest(correlation)) assumed; check and forecast take another "
        + "by --correlation"
    case .partWanting(let series, let part):
      return "\(q(series)) is forecast from its own values, as its part \(q(part)) cannot be; its "
        + "numbers and those of its parts need not add up"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .correlation(let found):
      return "--correlation には 0.5 のような0から1までの数を書いてください（\(q(found))）"
    case .correlationNeedsTotal:
      return "--correlation は合計の系列のためのものですが、入力に sum_of のある系列がありません。"
        + "指定を外すか列を加えてください"
    case .correlationNeedsDefault:
      return "--correlation は標準の予測法のためのものです。--model に auto を加えてください"
    case .sum(let series, let parts, let correlation):
      return "\(q(series))は、内訳\(parts.map(q).joined())の和として予測しました"
        + "（内訳の相関は \(NumberText.shortest(correlation)) と仮定。check と forecast では "
        + "--correlation で変えられます）"
    case .partWanting(let series, let part):
      return "\(q(series))は、内訳\(q(part))の予測ができないため、合計自身の値から予測しました。"
        + "内訳の数値の和と合うとは限りません"
    }
  }
}

extension TotalProblem: Equatable {}
