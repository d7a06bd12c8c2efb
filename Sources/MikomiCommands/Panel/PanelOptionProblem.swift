import Tables

/// What can be wrong with the options of commands for many series.
enum PanelOptionProblem: Problem {
  case threads(found: String, limit: Int)
  case oneModel(found: String)
  case shapeOfStatsforecast
  case seriesCount(found: String, limit: Int)
  case pointCount(found: String, limit: Int)
  case fileName(String)

  var code: String {
    switch self {
    case .threads: "E810"
    case .oneModel: "E811"
    case .shapeOfStatsforecast: "E812"
    case .seriesCount: "E813"
    case .pointCount: "E814"
    case .fileName: "E815"
    }
  }

  var english: String {
    let q = Quotation.english
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
    case .fileName(let name):
      return "\(Quotation.escaped(name)): rows are written as CSV, between tabs with --tsv; "
        + "name a .csv file"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
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
    case .fileName(let name):
      return "\(Quotation.escaped(name)): 書けるのは CSV（--tsv を付ければタブ区切り）です。"
        + ".csv のファイル名にしてください"
    }
  }
}

extension PanelOptionProblem {
  /// Refuses the name of an output that says another format than that of its rows.
  ///
  /// - Throws: ``CommandFailure`` 64.
  static func expectRows(in file: String, isTabbed: Bool) throws(CommandFailure) {
    let others = [".json", ".ndjson", ".xlsx", ".xls", ".md", ".html", ".pdf", ".svg", ".png"]
    guard (isTabbed ? others : others + [".tsv"]).contains(where: { file.hasSuffix($0) }) else {
      return
    }
    throw CommandFailure(.usage, [.other(PanelOptionProblem.fileName(file))])
  }
}
