/// Words that make a target a sentence rather than a number.
enum TargetWords {
  private static let words = [
    "減", "増", "超", "維持", "以上", "以下", "以内", "未満", "程度", "倍", "解消", "達成", "比",
  ]

  /// 50%減, 20以上を維持: what looks like a unit is part of a sentence.
  static func makeSentence(_ unit: String) -> Bool { words.contains { unit.contains($0) } }
}
