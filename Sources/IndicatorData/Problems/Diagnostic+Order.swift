import Tables

extension Diagnostic {
  /// Diagnostics by line and column, those of the whole input first.
  static func inInputOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let a = (left.element.location.line ?? 0, left.element.location.column ?? 0, left.offset)
      let b = (right.element.location.line ?? 0, right.element.location.column ?? 0, right.offset)
      return a < b
    }.map(\.element)
  }
}
