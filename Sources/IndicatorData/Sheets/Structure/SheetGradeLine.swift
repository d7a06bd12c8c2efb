/// A line that gives the grade of the indicator above it: 目標達成状況の評価 A.
struct SheetGradeLine {
  let grade: String
  let token: SheetToken

  /// The grade, or `nil` for another line.
  init?(_ line: SheetText.Line) {
    guard let last = line.tokens.last else { return nil }
    let narrow = line.narrow
    for word in Self.words where narrow.hasPrefix(word) {
      var rest = String(narrow.dropFirst(word.count))
      if rest.hasPrefix(":") { rest = String(rest.dropFirst()) }
      guard SheetGrade.isGrade(rest) else { continue }
      grade = rest
      token = last
      return
    }
    return nil
  }

  private static let words = [
    "目標達成状況の評価", "目標の達成状況の評価", "目標達成状況", "目標の達成状況", "評価結果", "評価", "判定", "総合評価",
  ]
}
