import Tables

/// What the columns of a report's files hold: for `datapackage.json` and the workbook's last sheet.
enum ColumnDictionary {
  /// How a column's cells are to be read, as Data Package names it.
  enum Kind: String, Hashable, Sendable {
    case string, integer, number
  }

  /// One column.
  struct Entry: Hashable, Sendable {
    let name: String
    let kind: Kind
    let japanese: String
    let english: String

    init(_ name: String, _ kind: Kind, _ japanese: String, _ english: String) {
      self.name = name
      self.kind = kind
      self.japanese = japanese
      self.english = english
    }

    func text(_ language: Language) -> String {
      switch language {
      case .english: english
      case .japanese: japanese
      }
    }
  }

  /// The entry of a column.
  ///
  /// - Parameter name: As in the file; the ends and coverages of intervals are told from their names.
  /// - Returns: The entry, or `nil` for a column that no file has.
  static func entry(_ name: String) -> Entry? {
    if let entry = byName[name] { return entry }
    for (prefix, japanese, english) in patterns where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      let percent = rest.prefix { $0.isNumber || $0 == "." }
      guard !percent.isEmpty else { continue }
      let tail = rest.dropFirst(percent.count)
      guard let suffix = suffixes.first(where: { $0.name == tail }) else { continue }
      return Entry(
        name, .number, "\(percent)%予測区間の\(japanese)\(suffix.japanese)",
        "\(english) the \(percent) % prediction interval\(suffix.english)")
    }
    for (suffix, japanese, english) in chartEnds where name.hasSuffix(suffix) {
      let band = name.dropLast(suffix.count)
      guard band.hasSuffix("%区間") else { continue }
      let percent = band.dropLast(3)
      return Entry(
        name, .number, "\(percent)%予測区間の\(japanese)。最新の年度は実績",
        "\(english) the \(percent) % prediction interval; the actual in its latest year")
    }
    return nil
  }

  private static let byName: [String: Entry] = Dictionary(
    uniqueKeysWithValues: entries.map { ($0.name, $0) })

  private static let patterns = [
    ("lo_", "下限", "lower end of"), ("hi_", "上限", "upper end of"),
    ("coverage_", "的中率", "share of outcomes inside"),
  ]

  private static let suffixes = [
    (name: "", japanese: "", english: ""),
    (name: "_se", japanese: "の標準誤差", english: ": standard error"),
    (name: "_se_series", japanese: "の標準誤差（系列ごと）", english: ": standard error by series"),
  ]

  private static let chartEnds = [
    (" 下限", "下限", "lower end of"), (" 上限", "上限", "upper end of"),
  ]

  /// How a column of a table is to be read: as its entry says, but as text where a cell holds text, such as a
  /// target that is a range.
  static func kind(of column: Int, in table: ReportTable) -> Kind {
    for row in table.rows {
      switch row[column] {
      case .text, .code: return .string
      case .blank, .integer, .exact, .computed: continue
      }
    }
    return entry(table.columns[column])?.kind ?? .string
  }
}
