/// What a known word in a header or before a row says of the cells that follow.
enum SheetLabel: Hashable, Sendable {
  case baseline, actual, target, annualTarget, latest, grade, rate, unit, name, number, remark
  /// 主要な指標: a column of marks that say nothing of values.
  case mark
  /// 年度 over a column of years.
  case year

  /// A label, or `nil` for another text.
  ///
  /// - Parameter text: Half width, no spaces; a remark such as (基準年度) or (件) at the end is left out.
  init?(_ text: String) {
    let core = Self.parts(of: text).core
    if let label = Self.words[core] {
      self = label
      return
    }
    // 測定指標① heads a column of names as 測定指標 does.
    let scalars = core.unicodeScalars
    let bare = scalars.reversed().drop {
      SheetScalar.isDigit($0) || SheetScalar.circledNumber($0) != nil
    }.reversed()
    guard bare.count < scalars.count,
      Self.words[String(String.UnicodeScalarView(bare))] == .name
    else { return nil }
    self = .name
  }

  /// Whether cells under or after the label hold values or targets.
  var holdsValues: Bool {
    switch self {
    case .baseline, .actual, .target, .annualTarget, .latest: true
    case .grade, .rate, .unit, .name, .number, .remark, .mark, .year: false
    }
  }

  /// A label and what stands in parentheses or brackets at its end.
  static func parts(of text: String) -> (core: String, remark: String?) {
    for (open, close) in [("(", ")"), ("[", "]"), ("〔", "〕"), ("<", ">")] {
      guard text.hasSuffix(close), let start = text.range(ofFirst: open), !start.before.isEmpty
      else { continue }
      return (start.before, String(start.after.dropLast()))
    }
    return (text, nil)
  }

  private static let words: [String: SheetLabel] = {
    let byLabel: [(SheetLabel, [String])] = [
      (
        .baseline,
        [
          "初期値", "基準値", "基準年", "基準年度", "現状値", "現状", "現況値", "当初値", "策定時", "計画策定時", "計画策定時の数値",
          "計画策定時の値", "策定時の数値", "ベースライン", "基準", "基準年度値", "基準年値", "基準時",
        ]
      ),
      (.actual, ["実績値", "実績", "年度ごとの実績値", "実績値の推移", "実績の推移", "年度毎の実績値", "各年度の実績値"]),
      (.latest, ["最新値", "直近値", "最新の数値", "直近の値", "最新実績値"]),
      (
        .target,
        ["目標値", "目標", "最終目標", "最終目標値", "目標年度", "中間目標", "中間目標値", "数値目標値", "目標数値"]
      ),
      (
        .annualTarget,
        [
          "年度ごとの目標値", "年度毎の目標値", "各年度の目標値", "年度目標値", "年度目標", "計画値", "年度ごとの目標", "毎年度の目標値", "単年度目標値",
          "当該年度目標値", "年度別目標値",
        ]
      ),
      (.grade, ["評価", "判定", "達成状況", "目標達成状況", "評価結果", "達成", "目標達成状況の評価", "評価区分"]),
      (.rate, ["達成率", "達成度", "進捗率", "目標達成率", "対目標値", "達成度合", "達成度合い", "目標達成度"]),
      (.mark, ["主要な指標", "主要指標", "主要な測定指標", "主要"]),
      (.unit, ["単位"]),
      (
        .name,
        [
          "指標", "指標名", "業績指標", "業績指標名", "測定指標", "項目", "成果目標", "数値目標", "成果指標", "活動指標", "KPI", "参考指標",
          "指標の名称", "名称", "評価指標", "アウトカム指標", "アウトプット指標",
        ]
      ),
      (.number, ["番号", "指標番号", "No", "No.", "№"]),
      (.remark, ["備考", "担当課", "出典", "担当", "所管", "担当部局", "備考欄", "注"]),
      (.year, ["年度", "年", "年次", "会計年度"]),
    ]
    // Words are distinct by construction; a repeated one would be a fault of this table.
    return Dictionary(
      byLabel.flatMap { label, words in words.map { ($0, label) } },
      uniquingKeysWith: { first, _ in first })
  }()
}

extension String {
  /// What stands before and after the first occurrence of a short text.
  func range(ofFirst part: String) -> (before: String, after: String)? {
    let all = Array(unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    guard !wanted.isEmpty, all.count >= wanted.count else { return nil }
    for start in 0...(all.count - wanted.count)
    where all[start..<start + wanted.count].elementsEqual(wanted) {
      return (
        String(String.UnicodeScalarView(all[..<start])),
        String(String.UnicodeScalarView(all[(start + wanted.count)...]))
      )
    }
    return nil
  }
}
