import IndicatorData
import Indicators
import Tables

@testable import Reporting

/// Reports on inputs of tests.
enum SampleReport {
  static func records(_ csv: String) throws -> [IndicatorRecord] {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    return try TidyReader().records(in: table).records
  }

  static func options(
    _ language: Language, parts: Set<ReportPart> = Set(ReportPart.allCases),
    phraseThreshold: Double = ReportOptions.standardPhraseThreshold,
    detail: ReportOptions.Detail? = .brief, threadCount: Int = 1
  ) -> ReportOptions {
    ReportOptions(
      language: language, phraseThreshold: phraseThreshold, parts: parts, detail: detail,
      threadCount: threadCount,
      provenance: ReportOptions.Provenance(
        version: "test", command: "mikomi report", inputName: "t.csv", inputBytes: [1, 2, 3]))
  }

  /// The text of a file of a report.
  static func text(_ path: String, in report: Report) -> String {
    for file in report.files where file.path == path {
      if case .bytes(let bytes) = file.content { return String(decoding: bytes, as: UTF8.self) }
    }
    return ""
  }

  /// Twelve years that rise steadily to a target that is near, of medium or high confidence.
  static let rising: String = {
    let years = (2010...2023).map { year in
      "a,利用率,%,\(year),\(40 + (year - 2010) * 2 + year % 2),"
    }
    return "series_id,indicator,unit,fiscal_year,value,target\n"
      + years.joined(separator: "\n") + "\na,利用率,%,2025,,60\n"
  }()

  /// Names that try to be something else.
  static let hostileNames = [
    "<script>alert('x')</script>", "\"quoted\" & 'single'", "]]>", "\u{202E}rtl \u{200F}mark",
    "line\nfeed", String(repeating: "長", count: 300), "../../etc/passwd", "a/b\\c", "=1+1",
    "+1", "-1", "@SUM(A1)", "[a](javascript:x) *b* |c|", "<!-- --", "&amp;",
  ]

  /// Records with those names as identifiers and names, and one as unit, grade and source.
  static func hostileRecords() -> [IndicatorRecord] {
    hostileNames.map { name in
      let unit = Indicator.Unit(name)
      var record = IndicatorRecord(
        indicator: Indicator(id: name, name: name, unit: unit),
        actuals: [(2020, 3.0), (2021, 4), (2022, 4.5)].map {
          Actual(fiscalYear: FiscalYear(starting: $0.0), value: $0.1)
        },
        targets: [
          Target(
            fiscalYear: FiscalYear(starting: 2025), criterion: .atLeast(5), unit: unit)
        ],
        ministryGrade: name)
      record.publication = Publication(publisher: name, sources: [name])
      return record
    }
  }
}
