import IndicatorData
import Indicators
import Tables

/// What a sheet was read to, in short texts that tests can compare.
struct SheetReading {
  let result: ImportResult

  init(_ text: String, readsDays: Bool = false) {
    result = CheckupSheetReader(readsDays: readsDays).result(of: text, named: "s.txt")
  }

  /// `114-1 R2 baseline 3 兆円`, one a value.
  var values: [String] { Self.values(of: result) }

  /// `E176 8:23`, one a refusal.
  var refusals: [String] { Self.refusals(of: result) }

  /// The codes of notes without those on every reading.
  var notes: [String] {
    result.diagnostics.filter { $0.severity == .note }.map(\.problem.code)
      .filter { !["N221", "N236", "N233", "N246"].contains($0) }
  }

  static func values(of result: ImportResult) -> [String] {
    result.series.flatMap { series in
      series.values.map { value in
        let content =
          switch value.content {
          case .number(let notation): notation.decimalText
          case .range(let lower, let upper): "\(lower.decimalText)~\(upper.decimalText)"
          case .missing(let status): status.rawValue
          case .refused: "refused"
          }
        return
          ([
            series.id, value.year.shortEraName, "\(value.role)", content, series.unit,
          ] + value.qualifiers.map(\.rawValue)).filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
  }

  static func refusals(of result: ImportResult) -> [String] {
    result.diagnostics.filter { $0.severity == .error }.map {
      "\($0.problem.code) \($0.location.line ?? 0):\($0.location.column ?? 0)"
    }
  }
}
