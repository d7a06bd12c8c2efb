/// Grades as sheets print them: A, B, N, A-1, A′, ①, ○, 達成.
enum SheetGrade {
  /// Whether a text, in half width and without spaces, is a grade.
  static func isGrade(_ text: String) -> Bool {
    if words.contains(text) { return true }
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return false }
    if SheetScalar.circledNumber(first) != nil { return scalars.count == 1 }
    guard letters.contains(first) else { return false }
    // A, A-1, A', A′, AA.
    return scalars.count <= 3
      && scalars.dropFirst().allSatisfy {
        letters.contains($0) || SheetScalar.isDigit($0) || "-'′’".unicodeScalars.contains($0)
      }
  }

  private static let letters: Set<Unicode.Scalar> = ["A", "B", "C", "D", "E", "F", "N", "S"]
  private static let words: Set<String> = [
    "○", "◎", "△", "×", "◯", "〇", "●", "▲", "☆", "イ", "ロ", "ハ", "達成", "未達成", "概ね達成", "おおむね達成",
    "目標達成", "目標超過達成",
  ]
}
