import ChartRendering
import Tables

/// What `validate` has found, for people.
public struct FindingText: Sendable {
  private let language: Language

  /// A text in a language.
  public init(language: Language) { self.language = language }

  /// Each file's findings, then what was looked at.
  public func text(of results: [ValidationResult]) -> String {
    results.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func lines(of result: ValidationResult) -> [String] {
    var lines = [heading(of: result)]
    for finding in result.findings { lines.append(line(of: finding)) }
    lines += ["", counts(of: result), ""]
    return lines + itemLines(of: result)
  }

  private func heading(of result: ValidationResult) -> String {
    let file = Quotation.escaped(result.file)
    let layout = result.schema.map { name(ofSchema: $0) }
    return switch language {
    case .english: "\(file)  layout: \(layout ?? "not known"); encoding: \(result.encodingName)"
    case .japanese: "\(file)  形式: \(layout ?? "不明")、文字コード: \(result.encodingName)"
    }
  }

  private func name(ofSchema schema: String) -> String {
    switch (schema, language) {
    case ("tidy", .english): "one row a series and year (tidy)"
    case ("tidy", .japanese): "1行1値の表（tidy）"
    case ("wide", .english): "a column a year (wide)"
    case ("wide", .japanese): "年を列とする表（wide）"
    case (_, .english): "\(schema), a file of mikomi"
    case (_, .japanese): "mikomi の出力（\(schema)）"
    }
  }

  /// Place, severity and item, what is wrong and what to do, code.
  private func line(of finding: Finding) -> String {
    let item = finding.item.map { item -> String in
      let mark = item.status == .inferred ? " " + inferred : ""
      return language == .english ? " item \(item.rawValue)\(mark)" : " 項目\(item.rawValue)\(mark)"
    }
    return "\(finding.location.text): \(word(for: finding.severity))\(item ?? ""): "
      + "\(finding.problem.wording(in: language)) [\(finding.problem.code)]"
  }

  private var inferred: String { language == .english ? "[inferred]" : "[推定]" }

  private func word(for severity: Finding.Severity) -> String {
    switch (severity, language) {
    case (.error, .english): "error"
    case (.warning, .english): "warning"
    case (.information, .english): "information"
    case (.error, .japanese): "誤り"
    case (.warning, .japanese): "注意"
    case (.information, .japanese): "参考"
    }
  }

  private func counts(of result: ValidationResult) -> String {
    let (errors, warnings) = (result.count(.error), result.count(.warning))
    let information = result.count(.information)
    if result.findings.isEmpty {
      return language == .english ? "Nothing was found." : "指摘はありません。"
    }
    return language == .english
      ? "Found: \(errors) \(errors == 1 ? "error" : "errors"), \(warnings) "
        + "\(warnings == 1 ? "warning" : "warnings"), \(information) for information."
      : "指摘: 誤り\(errors)件、注意\(warnings)件、参考\(information)件"
  }

  private func itemLines(of result: ValidationResult) -> [String] {
    let heading =
      language == .english
      ? "Items of the unified rules (2020-12-18)"
      : "統一ルール（令和2年12月18日 総務省）の項目"
    let rows = NotationItem.allCases.map { item in
      (
        number: item.rawValue, answer: answer(result.count(item)),
        title: item.title(in: language) + (item.status == .inferred ? " \(inferred)" : "")
      )
    }
    let width = rows.map { DisplayWidth.of($0.answer) }.max() ?? 0
    return [heading]
      + rows.map { row in
        "  " + DisplayWidth.padded(row.number, to: 4) + "  "
          + DisplayWidth.padded(row.answer, to: width) + "  " + row.title
      }
  }

  private func answer(_ count: Int?) -> String {
    switch (count, language) {
    case (nil, .english): "not applicable to text files"
    case (nil, .japanese): "テキストファイルには該当なし"
    case (0?, .english): "nothing found"
    case (0?, .japanese): "指摘なし"
    case (let count?, .english): "\(count) found"
    case (let count?, .japanese): "\(count)件"
    }
  }
}
