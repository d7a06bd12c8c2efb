import Tables

/// What can be wrong with the options of commands for many series.
enum PanelOptionProblem: Problem {
  case threads(found: String, limit: Int)
  case oneModel(found: String)
  case shapeOfStatsforecast
  case seriesCount(found: String, limit: Int)
  case pointCount(found: String, limit: Int)

  var code: String {
    switch self {
    case .threads: "E810"
    case .oneModel: "E811"
    case .shapeOfStatsforecast: "E812"
    case .seriesCount: "E813"
    case .pointCount: "E814"
    }
  }

  func wording(in language: Language) -> String {
    switch language {
    case .english: english
    case .japanese: japanese
    }
  }

  private var english: String {
    func q(_ text: String) -> String { "\"\(Quotation.of(text))\"" }
    switch self {
    case .threads(let found, let limit):
      return "--threads takes a whole number from 1 to \(limit) (found \(q(found)))"
    case .oneModel(let found):
      return "panel takes one model (found \(q(found))); run it once a model"
    case .shapeOfStatsforecast:
      return "--columns statsforecast has a shape of its own; leave out --shape"
    case .seriesCount(let found, let limit):
      return "--series takes a whole number from 1 to \(limit) (found \(q(found)))"
    case .pointCount(let found, let limit):
      return "--points takes a whole number from 1 to \(limit) (found \(q(found)))"
    }
  }

  private var japanese: String {
    func q(_ text: String) -> String { "「\(Quotation.of(text))」" }
    switch self {
    case .threads(let found, let limit):
      return "--threads は1から\(limit)までの整数です（\(q(found))は使えません）"
    case .oneModel(let found):
      return "panel が使うモデルは1つです（\(q(found))は使えません）。モデルごとに実行してください"
    case .shapeOfStatsforecast:
      return "--columns statsforecast の形は決まっています。--shape を外してください"
    case .seriesCount(let found, let limit):
      return "--series は1から\(limit)までの整数です（\(q(found))は使えません）"
    case .pointCount(let found, let limit):
      return "--points は1から\(limit)までの整数です（\(q(found))は使えません）"
    }
  }
}
