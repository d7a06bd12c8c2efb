import Indicators

/// The marks that stand where no value is, and what each says.
enum MissingMark {
  /// The reason behind a cell, or `nil` if the cell is not such a mark.
  ///
  /// - Parameter text: Narrowed and trimmed.
  /// - Returns: The reason that the mark stands for.
  static func status(of text: String) -> ValueStatus? {
    var core = text
    if core.hasPrefix("("), core.hasSuffix(")"), core.unicodeScalars.count > 2 {
      core = String(core.dropFirst().dropLast())
    }
    return marks[core]
  }

  private static let marks: [String: ValueStatus] = {
    let byStatus: [(ValueStatus, [String])] = [
      (.blank, [""]),
      (.pending, ["集計中", "未公表", "調査中", "精査中", "算出中", "確認中", "未集計", "公表前"]),
      (
        .notApplicable,
        [
          "-", "--", "---", "―", "—", "–", "‐", "−", "ー", "――", "該当なし", "対象外", "調査中止", "調査なし",
          "未実施",
        ]
      ),
      (.unknown, ["…", "・・・", "...", "不明", "NA", "N/A", "n/a", "na", "#N/A", "#DIV/0!"]),
      (.suppressed, ["x", "X", "***", "秘匿"]),
    ]
    // Marks are distinct by construction; a repeated one would be a fault of this table.
    return Dictionary(
      byStatus.flatMap { status, texts in texts.map { ($0, status) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
