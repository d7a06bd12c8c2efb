import Indicators
import Tables

/// Reads a review-sheet file 3-1 (RSシステム, 効果発現経路_目標・実績) as a stream: four rows an indicator, a column
/// a year.
///
/// Holds no more than one indicator and the number of indicators of each project.
public struct ReviewSheetReader: ~Copyable {
  /// What a row of the four holds.
  private enum Row: Int {
    case targetYear = 1
    case target, actual, rate
  }

  /// The most notes and refusals that are kept; the rest is counted.
  public static let noteLimit = 1_000

  /// Notes and refusals so far, in file order.
  public private(set) var diagnostics: [Diagnostic] = []
  /// How many more there were.
  public private(set) var omittedCount = 0
  /// How many indicators were handed on.
  public private(set) var seriesCount = 0
  /// Whether something was refused.
  public private(set) var hasRefusals = false

  private let file: String
  private var stream: RecordStream
  private var columns: ReviewSheetColumns?
  private var rows: [(row: Row, record: RecordStream.Record)] = []
  private var counts: [String: Int] = [:]
  private var hasPaddedNumber = false
  private var reader: CellReader
  private let eras = EraContext(soleEra: nil)

  /// A reader of an input.
  ///
  /// - Parameter file: The input as the user named it, for messages.
  public init(named file: String) {
    self.file = file
    stream = RecordStream(named: file)
    reader = CellReader(sheet: SheetText("", file: file), eras: eras)
  }

  /// Takes the next bytes and hands on the indicators that they complete.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the input.
  ///   - isLast: Whether the input ends with them.
  ///   - body: Called with each indicator, in file order.
  /// - Throws: What makes the file unreadable as a table.
  /// - Complexity: O(bytes).
  public mutating func feed(
    _ bytes: [UInt8], isLast: Bool, _ body: (ImportedSeries) -> Void
  ) throws(DiagnosticList) {
    var records: [RecordStream.Record] = []
    try stream.feed(bytes, isLast: isLast) { record throws(DiagnosticList) in
      records.append(record)
    }
    for record in records { try take(record, body) }
    if isLast {
      finishIndicator(body)
      guard seriesCount > 0 else {
        throw DiagnosticList([
          Diagnostic(.error, at: SourceLocation(file: file), ImportProblem.nothingRead)
        ])
      }
    }
  }

  private mutating func take(
    _ record: RecordStream.Record, _ body: (ImportedSeries) -> Void
  ) throws(DiagnosticList) {
    guard let columns else {
      let found = try ReviewSheetColumns(record, file: file)
      for entry in found.tolerated {
        add(
          .note, ImportProblem.headerTolerated(found: entry.found, expected: entry.part.rawValue),
          line: 1, column: record.place(entry.position).column)
      }
      columns = found
      return
    }
    guard record.count == columns.count else {
      throw DiagnosticList([
        Diagnostic(
          .error, at: SourceLocation(file: file, line: record.line),
          TableProblem.fieldCount(found: record.count, expected: columns.count))
      ])
    }
    guard let position = columns.positions[.row] else { return }
    let name = record.text(position)
    guard let row = Self.row(name) else {
      // Rows without numbers, such as those of activities, have nothing here.
      if !name.isEmpty {
        add(
          .error, ImportProblem.unreadCell(row: ReviewSheetColumns.Part.row.rawValue, found: name),
          line: record.line, column: record.place(position).column)
      }
      finishIndicator(body)
      return
    }
    if let last = rows.last, row.rawValue <= last.row.rawValue || !isSame(record, last.record) {
      finishIndicator(body)
    }
    rows.append((row, record))
  }

  /// 1.目標年度, 2.目標値, 3.実績値, 4.達成率.
  private static func row(_ name: String) -> Row? {
    guard let first = HalfWidth(name).scalars.first, SheetScalar.isDigit(first) else {
      return switch SheetToken.narrowed(name) {
      case "目標年度": .targetYear
      case "目標値": .target
      case "実績値": .actual
      case "達成率": .rate
      default: nil
      }
    }
    return Row(rawValue: Int(first.value) - 0x30)
  }

  private func isSame(_ record: RecordStream.Record, _ other: RecordStream.Record) -> Bool {
    columns?.identity.allSatisfy { record.isEqual($0, to: other) } ?? false
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ problem: any Problem, line: Int, column: Int?
  ) {
    keep(
      Diagnostic(severity, at: SourceLocation(file: file, line: line, column: column), problem))
  }

  private mutating func keep(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasRefusals = true }
    if diagnostics.count < Self.noteLimit {
      diagnostics.append(diagnostic)
    } else {
      omittedCount += 1
    }
  }
}

extension ReviewSheetReader {
  /// Hands on the indicator whose rows have been gathered.
  private mutating func finishIndicator(_ body: (ImportedSeries) -> Void) {
    guard let columns, let first = rows.first?.record else { return }
    defer { rows.removeAll(keepingCapacity: true) }
    func text(_ part: ReviewSheetColumns.Part) -> String {
      columns.positions[part].map { HalfWidthTrim.trimmed(first.text($0)) } ?? ""
    }
    let project = number(text(.project), at: first)
    let position = counts[project, default: 0] + 1
    let name = [text(.indicator), text(.goal), text(.projectName)].first { !$0.isEmpty }
    var draft = SeriesDraft(
      id: "\(project)-\(position)", name: name ?? project,
      location: SourceLocation(file: file, line: first.line))
    let unit = SheetToken.narrowed(text(.unit))
    if !unit.isEmpty, MissingMark.status(of: unit) == nil { draft.statedUnit = unit }
    draft.direction = Target.Direction(word: text(.direction))
    for (row, record) in rows {
      switch row {
      case .actual: addValues(of: record, role: .actual, columns, to: &draft)
      case .target: addValues(of: record, role: .target, columns, to: &draft)
      case .targetYear, .rate: break
      }
    }
    checkTargetYears(columns, of: draft)
    checkRates(columns, of: draft)
    for diagnostic in reader.takeDiagnostics() { keep(diagnostic) }
    let series = draft.series()
    for diagnostic in draft.diagnostics { keep(diagnostic) }
    guard let series else { return }
    counts[project] = position
    seriesCount += 1
    body(series)
  }

  /// 4550 for 004550 where a spreadsheet has taken the zeros: they are put back.
  private mutating func number(_ text: String, at record: RecordStream.Record) -> String {
    let narrow = SheetToken.narrowed(text)
    guard narrow.count < 6, !narrow.isEmpty, narrow.unicodeScalars.allSatisfy(SheetScalar.isDigit)
    else { return narrow }
    let padded = String(repeating: "0", count: 6 - narrow.count) + narrow
    if !hasPaddedNumber {
      hasPaddedNumber = true
      add(
        .note, ImportProblem.zerosRestored(found: narrow, id: padded), line: record.line,
        column: nil)
    }
    return padded
  }

  private mutating func addValues(
    of record: RecordStream.Record, role: ImportedValue.Role, _ columns: ReviewSheetColumns,
    to draft: inout SeriesDraft
  ) {
    for (position, year) in columns.years where !record.isEmpty(position) {
      let text = record.text(position)
      let place = record.place(position)
      if let notation = ValueNotation(plain: text) {
        draft.add(
          ImportedValue(
            role: role, year: year, yearKind: .fiscal, content: .number(notation), rawText: text,
            location: SourceLocation(file: file, line: place.line, column: place.column)))
        continue
      }
      guard !HalfWidth(text).scalars.isEmpty else { continue }
      let token = SheetToken(
        text: text, line: place.line, column: place.column, display: 0..<0, characters: 0..<0)
      let own = SheetYear(
        year: year, kind: .fiscal, isPastEraEnd: false, eraYear: nil, isEraCarried: false)
      for value in reader.values(in: token, role: role, columnYear: own, row: draft.id) {
        draft.add(value)
      }
    }
  }

  /// A year flagged as the target's must have a target.
  private mutating func checkTargetYears(_ columns: ReviewSheetColumns, of draft: SeriesDraft) {
    guard let flags = rows.first(where: { $0.row == .targetYear })?.record else { return }
    for (position, year) in columns.years where !flags.isEmpty(position) {
      guard SheetToken.narrowed(flags.text(position)) == "1",
        !draft.values.contains(where: { $0.role == .target && $0.year == year })
      else { continue }
      let place = flags.place(position)
      add(
        .note, ImportProblem.flagWithoutTarget(series: draft.id, year: year), line: place.line,
        column: place.column)
    }
  }

  /// Recorded rates are compared with actual over target, which is all that they are.
  private mutating func checkRates(_ columns: ReviewSheetColumns, of draft: SeriesDraft) {
    guard let rates = rows.first(where: { $0.row == .rate })?.record else { return }
    for (position, year) in columns.years where !rates.isEmpty(position) {
      var text = rates.text(position)
      if text.hasSuffix("%") { text.removeLast() }
      guard let recorded = ValueNotation(plain: text),
        let actual = draft.values.first(where: { $0.role == .actual && $0.year == year })?.number,
        let target = draft.values.first(where: { $0.role == .target && $0.year == year })?.number,
        target != 0
      else { continue }
      let computed = actual / target * 100
      let slack = (recorded.roundingInterval.upperBound - recorded.value) * 1.01
      // Cut off or rounded: one unit of the last digit printed either way.
      guard abs(computed - recorded.value) > max(2 * slack, 1e-6 * abs(computed)) else { continue }
      let place = rates.place(position)
      add(
        .note,
        ImportProblem.rateDiffers(
          series: draft.id, year: year, recorded: rates.text(position), computed: computed),
        line: place.line, column: place.column)
    }
  }
}
