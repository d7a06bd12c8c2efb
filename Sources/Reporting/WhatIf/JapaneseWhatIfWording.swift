import Indicators

/// The phrases of what-ifs in Japanese.
struct JapaneseWhatIfWording: WhatIfWording {
  var standingLabel: String { "現状のまま" }
  var nothingLabel: String { "試算なし" }
  func targetNotOpen(_ verdict: String) -> String { "目標年度の実績がすでにある（\(verdict)）" }

  func nextYearHeading(year: String) -> String { "\(year)の実績がこうだったら" }
  var valueColumn: String { "値" }
  var scenarioColumn: String { "場合" }
  func medianColumn(year: String) -> String { "\(year)の中央値" }
  func origin(_ origin: NextYearOutlook.Origin) -> String {
    switch origin {
    case .given: "指定した値"
    case .unchanged: "横ばい"
    case .pastGrowth: "これまでの年率のまま"
    case .requiredGrowth: "目標まで一定の年率"
    case .shock(let change): "急な変化 \(FigureText.growth(change))"
    }
  }
  func decided(isMet: Bool) -> String { isMet ? "達成" : "未達" }
  var noLaw: String { "計算できない" }
  var cutAtBound: String { "指標のとりうる値で切った" }
  var outsideBounds: String { "これまでの値からみてとりえない値" }
  var standardShock: String {
    "急な変化の大きさは、2020年度の海外建設受注の減少（海外建設協会）に合わせた。"
  }

  func neededHeading(year: String) -> String { "\(year)に必要な値" }
  func level(percent: String) -> String { "達成を\(percent)%にするには" }
  func searched(from low: String, to high: String) -> String { "\(low) から \(high) までを調べた。" }
  func fallsAgain(from low: String, to high: String) -> String {
    "\(low) から \(high) まで。それより先では予測の幅が広がり、割合がまた下がる"
  }
  func anyValue(from low: String, to high: String) -> String {
    "\(low) から \(high) までのどの値でもよい"
  }
  func noValue(from low: String, to high: String, best: String, at value: String) -> String {
    "\(low) から \(high) までにはない。最も良い \(value) でも\(best)"
  }
  func justUnder(percent: String) -> String { "\(percent)%をわずかに下回る" }
  func decidedNextYear(_ criterion: String) -> String {
    "\(criterion)（目標年度なので、その値で決まる）"
  }
  var notForRanges: String { "範囲の目標では示さない" }

  func passageHeading(year: String) -> String { "\(year)から先に一度は届く割合" }
  func reached(by year: String, figure: String) -> String { "\(year)までに\(figure)" }
  func medianYear(_ year: String?, last: String) -> String {
    "初めて届く年の中央値: \(year ?? "\(last)より後")"
  }
  func yearRange(from low: String?, to high: String?, last: String) -> String {
    switch (low, high) {
    case (let low?, let high?):
      low == high ? "10回中8回の範囲: \(low)" : "10回中8回の範囲: \(low)から\(high)"
    case (let low?, nil): "10回中8回の範囲: \(low)から、\(last)より後まで"
    case (nil, _): "10回中8回の範囲: \(last)より後"
    }
  }
  func never(yearCount: Int, figure: String) -> String { "この\(yearCount)年間に一度も届かない: \(figure)" }
  func paths(count: Int, seed: UInt64, standardError: String) -> String {
    "模擬した経路\(count)本（シード \(seed)）による。標準誤差は\(standardError)ポイント以下"
  }
  var latestMeets: String { "最新の実績はすでに目標の水準。これからの年について数えた" }
  var noPassage: String { "示さない（このモデルは年ごとの予測だけを出す）" }

  func ladderHeading(year: String) -> String { "\(year)の目標と、その達成の割合" }
  func rungLabel(percent: String) -> String { "\(percent)%" }
  func rung(_ criterion: String, actualChance figure: String?) -> String {
    figure.map { "\(criterion)（そこでは\($0)）" } ?? criterion
  }
  var presentLabel: String { "いまの目標" }
  func present(_ criterion: String, figure: String) -> String { "\(criterion): \(figure)" }

  func pastHeading(figure: String) -> String { "過去の各年の影響（いまは\(figure)）" }
  var leftOutColumn: String { "除くと" }
  var lowerColumn: String { "丸めの下端" }
  var upperColumn: String { "丸めの上端" }
  func moved(to value: String, figure: String) -> String { "\(value) なら\(figure)" }
  var firstYear: String { "最初の年" }
  var latestYear: String { "最新の年（除くと目標が遠くなる）" }

  var explanation: String {
    "ここの割合はどれも指標の動きだけから出したもの（prob_meet_raw）で、掲げられた目標としての割合ではない。\n"
      + "予測がどう変わるかを示すもので、施策の効果を示すものではない。"
  }
  var lowConfidence: String {
    "確からしさが低い指標の割合は10%きざみ。1段の違いは丸めだけのことがある。"
  }
}
