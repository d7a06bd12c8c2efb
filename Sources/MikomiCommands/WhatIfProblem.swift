import Tables

/// What can be wrong with the options of `whatif`.
enum WhatIfProblem: Problem {
  case nextValue(found: String)
  case level(found: String)
  case shock(found: String)
  case listTooLong(option: String, limit: Int, found: Int)
  case nextForOneUnit(String, String)
  case noSuchSeries(found: String, first: String)

  var code: String {
    switch self {
    case .nextValue: "E450"
    case .level: "E451"
    case .shock: "E452"
    case .listTooLong: "E453"
    case .nextForOneUnit: "E454"
    case .noSuchSeries: "E455"
    }
  }

  var english: String {
    let q = Quotation.english
    return switch self {
    case .nextValue(let found):
      "--next takes numbers separated by commas, such as 3.5,4.0 (found \(q(found)))"
    case .level(let found):
      "--solve takes probabilities from 0.01 to 0.99, such as 0.5,0.8 (found \(q(found)))"
    case .shock(let found):
      "--shock takes a change in percent from -100 to 1000, such as -46 (found \(q(found)))"
    case .listTooLong(let option, let limit, let found):
      "\(option) takes at most \(limit) values, here are \(found); ask in several runs"
    case .nextForOneUnit(let first, let other):
      "--next is in one unit, but the series are in \(q(first)) and \(q(other)); "
        + "name the one that is meant with --series"
    case .noSuchSeries(let found, let first):
      "--series: the input has no \(q(found)); its first series is \(q(first))"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    return switch self {
    case .nextValue(let found):
      "--next はカンマで区切った数です（例 3.5,4.0）。\(q(found))は使えません"
    case .level(let found):
      "--solve は0.01から0.99までの確率です（例 0.5,0.8）。\(q(found))は使えません"
    case .shock(let found):
      "--shock は -100 から 1000 までの変化率（%）です（例 -46）。\(q(found))は使えません"
    case .listTooLong(let option, let limit, let found):
      "\(option) は\(limit)個までですが、\(found)個あります。分けて実行してください"
    case .nextForOneUnit(let first, let other):
      "--next の単位は1つですが、系列の単位が\(q(first))と\(q(other))に分かれています。"
        + "--series で系列を1つ指定してください"
    case .noSuchSeries(let found, let first):
      "--series: 入力に\(q(found))はありません。最初の系列は\(q(first))です"
    }
  }
}
