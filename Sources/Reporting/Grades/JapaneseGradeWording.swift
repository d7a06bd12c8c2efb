import Indicators

/// The phrases of grades in Japanese.
struct JapaneseGradeWording: GradeWording {
  var targetLabel: String { "目標" }
  var noTarget: String { "なし" }
  func approximate(target: String, tolerance: String?) -> String {
    "\(target)。「約」が付いているため、"
      + (tolerance.map { "目標値の\($0)%までの不足は達したとみなす" }
        ?? "許容幅（--tolerance）を示すか、許容幅のある規則でなければ評価を出さない")
  }
  var baselineLabel: String { "基準値" }
  func baseline(_ value: String, year: String, isStated: Bool) -> String {
    "\(value)（\(year)" + (isStated ? "）" : "、最初の実績値）")
  }
  var latestLabel: String { "最新の実績" }
  func value(_ value: String, year: String) -> String { "\(value)（\(year)）" }
  var ratesHeading: String { "率" }
  func rate(_ name: RateName) -> String {
    switch name {
    case .pathAttainmentRate: "目標線に対する達成率"
    case .progressShare: "進捗の割合"
    case .targetRatio: "目標値に対する比"
    case .growthRatio: "年平均成長率の比"
    case .currentStatusIndex: "現状指数"
    case .anticipatedProgressIndex: "到達見込み指数"
    }
  }
  func anticipated(value: String, year: String) -> String {
    "\(value): 新しい年に重みを置いた直線の\(year)の値"
  }
  func refusal(_ refusal: RateRefusal) -> String {
    switch refusal {
    case .noTarget: "目標がない"
    case .noActuals: "実績値がない"
    case .attainment(.targetEqualsBaseline): "目標値が基準値と同じ"
    case .attainment(.baselineBeyondTarget): "基準値がすでに目標値を超えている"
    case .attainment(.latestYearIsBaseYear): "最新の年度が基準年度"
    case .attainment(.targetNotAfterBase): "目標年度が基準年度より後でない"
    case .attainment(.targetIsZero): "目標値が0"
    case .attainment(.targetIsRange): "目標が範囲"
    case .attainment(.breakBetween): "基準値との間に系列の断絶がある"
    case .attainment(.outOfRange): "数が倍精度の範囲を超える"
    case .valueNotPositive: "0より大きい値でなければ計算できない"
    case .tooFewActuals: "直線には実績が2個要る"
    case .toleranceNotStated: "目標が「約」で、許容幅が示されていない"
    case .ratioIgnoresDirection: "低いほど良い指標では、実績÷目標からは達成の度合いがわからない"
    }
  }
  var gradesHeading: String { "評価" }
  var ministryGradeLabel: String { "府省の評価" }
  func ministryGrade(_ grade: String?) -> String {
    grade.map { "\($0)  公表のまま" } ?? "–  データになし"
  }
  var noGrade: String { "評価なし" }
  func text(_ text: BilingualText) -> String { text.japanese }
  func grade(_ label: GradeLabel) -> String {
    label.meaning.map { "\(label.code)（\($0.japanese)）" } ?? label.code
  }
  func alternatives(_ grades: [String]) -> String { grades.joined(separator: "または") }
  func status(_ status: RuleStatus) -> String {
    switch status {
    case .sheet: "評価書"
    case .source: "公表資料"
    case .inferred: "推定"
    case .general: "未確認"
    }
  }
  func mark(rule: String, wording: String?) -> String {
    "［規則: \(rule)" + (wording.map { "、文言: \($0)" } ?? "") + "］"
  }
  func mark(_ statuses: String) -> String { "［\(statuses)］" }
  var elapsedShare: String { "経過した期間の割合" }
  func list(_ items: [String]) -> String { items.joined(separator: "、") }

  func goalHeading(count: Int) -> String { "\(count)指標からなる施策目標" }
  var indicatorsLabel: String { "指標" }
  var mainLabel: String { "主要な指標" }
  var allOfThem: String { "すべて" }
  var asThingsStand: String { "現状" }
  func outlookHeading(confidence: String) -> String {
    "目標年度の評価の見込み（指標ごとの予測分布による。確からしさ: \(confidence)）"
  }
  var gradeColumn: String { "評価" }
  var independentColumn: String { "互いに独立" }
  var commonShockColumn: String { "共通の要因" }
  var boundsColumn: String { "どんな連動でも" }
  func range(_ least: String, _ greatest: String) -> String {
    least == greatest ? least : "\(least)〜\(greatest)"
  }
  var indicatorColumn: String { "指標" }
  func farAboveColumn(percent: String) -> String { "目標線の\(percent)%以上" }
  var metColumn: String { "達成" }
  func nearColumn(percent: String) -> String { "目標線の\(percent)%以上" }
  var withoutProgressColumn: String { "進展なし" }
  func outlookRefusal(_ refusal: GoalOutlook.Refusal) -> String {
    switch refusal {
    case .rate(let refusal): self.refusal(refusal)
    case .noForecast: "目標年度の予測がない"
    }
  }
  var dependence: String {
    """
    数年分の値からは指標どうしの連動はわかりません。「互いに独立」と「共通の要因」（ひとつの要因で全指標が同じ向きに動く）は
    置いた前提で、「どんな連動でも」はどの前提でも外れない上下限です。
    """
  }

  var rubricsHeading: String { "評価の規則" }
  var wordingLabel: String { "文言" }
  var sourceLabel: String { "出所" }
  var byHandLabel: String { "人だけが付ける評価" }
  var explanation: String {
    """
    評価書: 評価書で読んだもの。公表資料: 公表された資料で読んだもの。推定: 公表された数と合うが、規則の文章は見つかっていないもの。
    未確認: 一般に言われるが、確かめていないもの。
    評価は公表された数の計算結果で、予測ではありません。名前を挙げた機関が作成・公表したものでもありません。
    """
  }
}
