/// What kind of quantity a series is, as far as its unit and the words of its source say so.
public enum SeriesTrait: String, CaseIterable, Hashable, Sendable {
  /// A share in percent.
  case share
  /// 円, ドル
  case money
  /// 件, 人, 回 and other units of things that are counted.
  case count
  /// 位
  case rank
  /// 累計: the sum since a beginning.
  case cumulative
  /// 維持: the target is to stay where it is.
  case keepLevel = "keep_level"
  /// 毎年度: the target holds for every year.
  case everyYear = "every_year"
  /// Targets for more than one year.
  case severalDeadlines = "several_deadlines"
  /// A target with two ends.
  case rangeTarget = "range_target"
  /// 約, 程度 in a target.
  case approximateTarget = "approximate_target"
}

extension ImportedSeries {
  /// What the source says of the kind of quantity; nothing is inferred from the numbers.
  public var traits: [SeriesTrait] {
    let qualifiers = Set(values.flatMap(\.qualifiers))
    let targetQualifiers = Set(targets.flatMap(\.qualifiers))
    return SeriesTrait.allCases.filter { trait in
      switch trait {
      case .share: ["%", "％", "パーセント"].contains(unit)
      case .money: unit.contains("円") || unit.contains("ドル")
      case .count: Self.countedUnits.contains(unit)
      case .rank: unit == "位"
      case .cumulative:
        qualifiers.contains(.cumulative) || name.contains("累計") || name.contains("累積")
      case .keepLevel: targetQualifiers.contains(.keepLevel)
      case .everyYear: targetQualifiers.contains(.everyYear)
      case .severalDeadlines: Set(targets.map(\.year)).count > 1
      case .rangeTarget: targetQualifiers.contains(.range)
      case .approximateTarget:
        targetQualifiers.contains(.approximate) || targetQualifiers.contains(.about)
      }
    }
  }

  private static let countedUnits: Set<String> = [
    "件", "千件", "万件", "人", "千人", "万人", "名", "者", "回", "社", "校", "園", "所", "箇所", "か所", "カ所", "ヶ所",
    "団体",
    "機関", "市町村", "自治体", "都道府県", "都市", "地区", "地域", "国", "か国", "カ国", "世帯", "戸", "棟", "台", "隻", "機",
    "本",
    "基", "便", "港", "空港", "駅", "路線", "施設", "店", "店舗", "事業", "事業者", "事業所", "品目", "種", "頭", "羽", "匹",
    "枚",
    "冊",
  ]
}
