import Indicators
import Tables

/// Turns a cell under a column into values of a series, or says why not.
struct CellReader {
  let sheet: SheetText
  let eras: EraContext
  private(set) var diagnostics: [Diagnostic] = []
  /// Marks that were read as missing, with their number.
  private(set) var marks: [(mark: String, status: ValueStatus, count: Int)] = []

  /// Signs are read by one rule, which is told once.
  private var hasToldSign = false

  init(sheet: SheetText, eras: EraContext) {
    self.sheet = sheet
    self.eras = eras
  }

  mutating func refuse(_ problem: ImportProblem, at token: SheetToken) {
    diagnostics.append(Diagnostic(.error, at: sheet.location(of: token), problem))
  }

  mutating func note(_ problem: any Problem, at token: SheetToken) {
    diagnostics.append(Diagnostic(.note, at: sheet.location(of: token), problem))
  }

  /// The values in a cell.
  ///
  /// - Parameters:
  ///   - token: The cell.
  ///   - role: What the cell is to its series.
  ///   - columnYear: The year that the header gives.
  ///   - row: The row's name, for messages.
  /// - Returns: Usually one value; several for two deadlines in one cell, none for a dash.
  mutating func values(
    in token: SheetToken, role: ImportedValue.Role, columnYear: SheetYear?, row: String
  ) -> [ImportedValue] {
    let cell = SheetCell(token.text, eras: eras)
    if role == .target, let parts = deadlines(in: token), parts.count > 1 {
      return parts.flatMap { part in
        value(of: part.cell, text: part.text, token, role: role, columnYear: nil, row: row)
      }
    }
    return value(of: cell, text: token.text, token, role: role, columnYear: columnYear, row: row)
  }

  /// 70%(R5年度)、80%(R7年度): parts that each have a number and a year.
  private func deadlines(in token: SheetToken) -> [(cell: SheetCell, text: String)]? {
    let parts = token.text.split(whereSeparator: { "、,，;；".contains($0) }).map(String.init)
    guard parts.count > 1 else { return nil }
    let cells = parts.map { (cell: SheetCell($0, eras: eras), text: $0) }
    let isComplete = cells.allSatisfy { part in
      guard part.cell.year != nil else { return false }
      switch part.cell.content {
      case .value, .range: return true
      default: return false
      }
    }
    return isComplete ? cells : nil
  }

  private mutating func value(
    of cell: SheetCell, text: String, _ token: SheetToken, role: ImportedValue.Role,
    columnYear: SheetYear?, row: String
  ) -> [ImportedValue] {
    if case .missing(let status) = cell.content, role != .target || status != .pending {
      guard role == .actual, let year = cell.year ?? columnYear else { return [] }
      count(text, status)
      return [imported(.missing(status), cell, text, token, role, year)]
    }
    if let problem = fault(of: cell, text: text, role: role, row: row) {
      refuse(problem, at: token)
      guard role == .actual, let year = columnYear else { return [] }
      return [imported(.refused, cell, text, token, role, year)]
    }
    if let own = cell.year, let columnYear, own.year != columnYear.year {
      refuse(.yearContradiction(found: text), at: token)
      return []
    }
    guard let year = cell.year ?? columnYear else {
      refuse(.yearMissing(row: row, found: text), at: token)
      return []
    }
    if cell.year?.isEraCarried ?? false {
      note(ImportProblem.eraCarried(found: text, year: year.year), at: token)
    }
    if cell.year?.isDay ?? false {
      note(ImportProblem.dayRead(found: text, year: year.year), at: token)
    }
    if cell.year?.isPastEraEnd ?? false {
      note(
        IndicatorDataProblem.pastEraEnd(found: text, year: year.year.startingYear), at: token)
    }
    switch cell.content {
    case .value(let notation):
      if notation.hasAccountingSign, !hasToldSign {
        hasToldSign = true
        note(IndicatorDataProblem.triangleReadAsMinus(found: text), at: token)
      }
      if notation.isApproximate || notation.bound == .about {
        note(ImportProblem.approximate(found: text), at: token)
      }
      return [imported(.number(notation), cell, text, token, role, year)]
    case .range(let lower, let upper):
      return [imported(.range(lower, upper), cell, text, token, role, year)]
    case .missing, .grade, .yearOnly, .words, .fault: return []
    }
  }

  /// Why a cell cannot be a value of its role.
  private func fault(
    of cell: SheetCell, text: String, role: ImportedValue.Role, row: String
  ) -> ImportProblem? {
    switch cell.content {
    case .value(let notation):
      return role != .target && notation.bound != nil ? .boundInActual(found: text) : nil
    case .range: return role == .target ? nil : .rangeInActual(found: text)
    // A target is not pending: the columns are out of order.
    case .missing(let status):
      return status == .pending && role == .target ? .unreadCell(row: row, found: text) : nil
    case .grade, .yearOnly: return .unreadCell(row: row, found: text)
    case .words:
      return role == .target ? .wordsInTarget(found: text) : .unreadCell(row: row, found: text)
    case .fault(.estimate): return .estimate(found: text)
    case .fault(.parenthesized): return .parenthesized(found: text)
    case .fault(.several): return .several(found: text)
    case .fault(.year(let fault)): return .cellYear(fault, found: text)
    case .fault(.value(let fault)):
      guard SheetScalar.hasDigit(SheetToken.narrowed(text)) else {
        return .unreadCell(row: row, found: text)
      }
      return .value(fault, row: row, found: text)
    }
  }

  private func imported(
    _ content: ImportedValue.Content, _ cell: SheetCell, _ text: String, _ token: SheetToken,
    _ role: ImportedValue.Role, _ year: SheetYear
  ) -> ImportedValue {
    let isRefused = if case .refused = content { true } else { false }
    return ImportedValue(
      role: role, year: year.year, yearKind: year.kind, content: content,
      qualifiers: isRefused ? [] : cell.qualifiers, direction: cell.direction, rawText: text,
      location: sheet.location(of: token))
  }

  private mutating func count(_ text: String, _ status: ValueStatus, times: Int = 1) {
    if let index = marks.firstIndex(where: { $0.mark == text }) {
      marks[index].count += times
    } else {
      marks.append((text, status, times))
    }
  }

  /// What was said so far, once.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics.removeAll(keepingCapacity: true) }
    return diagnostics
  }

  /// Takes over notes.
  mutating func absorb(_ notes: [Diagnostic]) { diagnostics += notes }

  /// Takes over what another reader of the same source has to say.
  mutating func absorb(_ other: CellReader) {
    diagnostics += other.diagnostics
    for entry in other.marks { count(entry.mark, entry.status, times: entry.count) }
  }
}
