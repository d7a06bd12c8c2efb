import IndicatorData
import Tables

/// A table as text, validated.
struct Validated {
  let result: ValidationResult

  init(
    _ text: String, as layout: TableValidator.Layout = .automatic, schemas: [TableSchema] = []
  ) {
    self.init(bytes: Array(text.utf8), as: layout, schemas: schemas)
  }

  init(
    bytes: [UInt8], as layout: TableValidator.Layout = .automatic, schemas: [TableSchema] = []
  ) {
    result = TableValidator(schemas: schemas).result(of: bytes, named: "t.csv", as: layout)
  }

  /// Codes in file order.
  var codes: [String] { result.findings.map(\.problem.code) }

  /// `line:column code` of the errors and warnings, in file order.
  var told: [String] {
    result.findings.filter { $0.severity != .information }.map { finding in
      let place = [finding.location.line, finding.location.column]
        .compactMap { $0.map(String.init) }.joined(separator: ":")
      return "\(place) \(finding.problem.code)"
    }
  }

  func findings(_ code: String) -> [Finding] {
    result.findings.filter { $0.problem.code == code }
  }
}
