import Indicators
import Tables

/// Reads the text of an evaluation sheet (政策チェックアップ評価書, 政策評価書, 数値目標の一覧) as PDF tools and web
/// pages give it.
///
/// Columns are known by what stands over them and by position, never by what would look likely: what can
/// be read in two ways is refused at its place, with the reason.
public struct CheckupSheetReader: Sendable {
  /// A reader.
  public init() {}

  /// Reads all indicators of a sheet.
  ///
  /// - Parameters:
  ///   - text: The text of the sheet.
  ///   - file: The sheet as the user named it, for messages.
  /// - Returns: The indicators, and notes and refusals in the order of the sheet.
  /// - Complexity: O(characters) but for headers, which look a few lines ahead.
  public func result(of text: String, named file: String) -> ImportResult {
    var reading = SheetReading(SheetText(text, file: file))
    reading.read()
    return reading.result()
  }
}

/// One pass over a sheet, and what it gathers.
struct SheetReading {
  let sheet: SheetText
  let eras: EraContext
  private(set) var drafts: [SeriesDraft] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var registrations: [(block: RegistrationBlock, line: Int)] = []
  private var headings: [(heading: SheetHeading, ids: [String])] = []
  private var grades: [(heading: Int, grade: String, location: SourceLocation)] = []
  private var cells: CellReader
  /// The name that a line 指標名：○○ gives to the values below it, and their series once there is one.
  private var named: (name: String, location: SourceLocation, id: String?)?
  private var runningNumber = 0
  private let headers: HeaderReader
  private var tableEnd = 0

  init(_ sheet: SheetText) {
    self.sheet = sheet
    eras = EraContext(sheet)
    headers = HeaderReader(sheet: sheet, eras: eras)
    cells = CellReader(sheet: sheet, eras: eras)
  }

  mutating func read() {
    if PipeTableReader.applies(to: sheet) {
      var reader = PipeTableReader(sheet: sheet, eras: eras)
      reader.read()
      take(records: reader.records, cells: reader.cells)
      return
    }
    var index = 0
    while index < sheet.lines.count {
      let line = sheet.lines[index]
      index = line.isBlank ? index + 1 : next(after: line, at: index)
    }
    checkRegistrations()
    checkNamedTargets()
  }

  /// Reads what starts at a line; returns where to go on.
  private mutating func next(after line: SheetText.Line, at index: Int) -> Int {
    if let block = RegistrationBlock(at: index, in: sheet, eras: eras) {
      registrations.append((block, index))
      return max(block.end, index + 1)
    }
    if let name = LabelledLine.name(line) {
      named = (name, sheet.location(of: line), nil)
      return index + 1
    }
    if let labelled = LabelledLine(line, in: sheet, eras: eras) {
      take(labelled, at: line)
      return index + 1
    }
    do throws(HeaderReader.Fault) {
      if let found = try headers.header(at: index) {
        return table(under: found.header, from: found.end, headerAt: index)
      }
    } catch {
      switch error {
      case .year(let fault):
        refuse(.headerYear(fault.fault, found: fault.token.text), at: fault.token)
      case .ambiguous(let token): refuse(.ambiguousHeader(found: token.text), at: token)
      }
      return index + 1
    }
    if let heading = SheetHeading.heading(at: index, in: sheet, endsName: endsName) {
      headings.append((heading, []))
      named = nil
      return index + 1
    }
    if let grade = SheetGradeLine(line) {
      if !headings.isEmpty {
        grades.append((headings.count - 1, grade.grade, sheet.location(of: grade.token)))
      }
      return index + 1
    }
    if line.narrow.contains("目標達成度合いの測定結果") { readGoalGrade(from: index) }
    if let goals = ArrowGoal.goals(in: line, sheet: sheet, eras: eras) {
      take(arrows: goals)
      return index + 1
    }
    refuseOrphan(line)
    return index + 1
  }

  /// Adds the values of a labelled line to the series named above it.
  private mutating func take(_ labelled: LabelledLine, at line: SheetText.Line) {
    take(labelled.cells)
    let id: String
    if let known = named?.id {
      id = known
    } else if let name = named {
      let own = NumberedName(name.name)
      id =
        own.number.flatMap { number in drafts.contains { $0.id == number } ? nil : number }
        ?? nextNumber()
      drafts.append(SeriesDraft(id: id, name: own.name, location: name.location))
      named?.id = id
    } else if let heading = headings.last?.heading {
      id = heading.identifier()
      if !drafts.contains(where: { $0.id == id }) {
        drafts.append(
          SeriesDraft(id: id, name: heading.displayName, location: heading.location))
      }
      headings[headings.count - 1].ids.append(id)
    } else {
      refuse(.noName, at: line.tokens[0])
      return
    }
    guard let index = drafts.firstIndex(where: { $0.id == id }) else { return }
    for value in labelled.values { drafts[index].add(value) }
  }

  private func endsName(_ index: Int) -> Bool {
    if SheetGradeLine(sheet.lines[index]) != nil { return true }
    if LabelledLine(sheet.lines[index], in: sheet, eras: eras) != nil { return true }
    do throws(HeaderReader.Fault) {
      return try headers.header(at: index) != nil
    } catch {
      return true
    }
  }

  mutating func refuse(_ problem: ImportProblem, at token: SheetToken) {
    diagnostics.append(Diagnostic(.error, at: sheet.location(of: token), problem))
  }

  mutating func note(_ problem: ImportProblem, at location: SourceLocation) {
    diagnostics.append(Diagnostic(.note, at: location, problem))
  }

  /// Three numbers or more in a line and no header over them: somebody's table, but whose is not known.
  private mutating func refuseOrphan(_ line: SheetText.Line) {
    let cells = line.tokens.filter {
      SheetScalar.hasDigit($0.narrow) && SheetCell.isCellLike($0.narrow)
    }
    if let first = cells.first, cells.count >= 3 || ArrowGoal.looksLikeGoal(line) {
      refuse(.valuesWithoutHeader(found: line.text), at: first)
    } else if let token = line.tokens.first(where: { RunTogether.isSuspicious($0.narrow) }) {
      refuse(.runTogether(found: token.text), at: token)
    }
  }
}

extension SheetReading {
  /// Reads a table, and makes series of its rows.
  private mutating func table(
    under header: SheetHeader, from start: Int, headerAt headerIndex: Int
  ) -> Int {
    if header.isVertical, header.columns.allSatisfy({ $0.year == nil }) {
      return vertical(header, from: start, headerAt: headerIndex)
    }
    if header.columns.allSatisfy({ $0.year == nil }) {
      var reader = RecordListReader(header: header, sheet: sheet, eras: eras)
      let end = reader.read(from: start)
      take(records: reader.records, cells: reader.cells)
      tableEnd = end
      return max(end, start)
    }
    let heading = headingAbove
    var reader = SheetTableReader(
      header: header, hasHeading: heading != nil, sheet: sheet, eras: eras)
    let end = reader.read(from: start)
    take(reader.cells)
    reportCarriedYears(header)
    let above = (tableEnd..<headerIndex).last { !sheet.lines[$0].isBlank }
    let isLabelled = heading != nil && reader.series.contains { $0.name == nil }
    for rows in reader.series {
      if isLabelled, let name = rows.name {
        // Beside 実績値 another word may mean anything: a part, a ratio, last year's figures.
        refuse(.unknownRow(found: name), at: rows.token)
        continue
      }
      guard let identity = identity(of: rows, among: reader.series.count, heading, header, above)
      else {
        refuse(.noName, at: rows.token)
        continue
      }
      add(rows, as: identity, underHeading: heading != nil)
    }
    tableEnd = end
    return max(end, start)
  }

  /// A heading belongs to the table that follows it at once, and to no later one.
  private var headingAbove: SheetHeading? {
    headings.last.map(\.heading).flatMap {
      $0.line > tableEnd && ($0.leadsToTable || $0.isReference || $0.number.count >= 2) ? $0 : nil
    }
  }

  /// Reads a table with one row a year.
  private mutating func vertical(
    _ header: SheetHeader, from start: Int, headerAt headerIndex: Int
  ) -> Int {
    let heading = headingAbove
    var reader = VerticalTableReader(header: header, sheet: sheet, eras: eras)
    let end = reader.read(from: start)
    take(reader.cells)
    let above = (tableEnd..<headerIndex).last { !sheet.lines[$0].isBlank }
    tableEnd = end
    guard let rows = reader.series else { return max(end, start) }
    if let identity = identity(of: rows, among: 1, heading, header, above) {
      add(rows, as: identity, underHeading: heading != nil)
    } else {
      refuse(.noName, at: rows.token)
    }
    return max(end, start)
  }

  private struct Identity {
    let id: String
    let name: String
    let location: SourceLocation
  }

  /// Number and name of a series: the heading's, else the row's own, else the text above the table.
  private mutating func identity(
    of rows: SheetTableReader.SeriesRows, among count: Int, _ heading: SheetHeading?,
    _ header: SheetHeader, _ above: Int?
  ) -> Identity? {
    let location = sheet.location(of: rows.token)
    if let heading {
      if let mark = rows.mark {
        let (_, own) = SheetScalar.droppingMark(rows.name ?? "")
        let name =
          own.isEmpty
          ? heading.name(ofPart: mark)
          : SheetScalar.circled(mark) + " " + HalfWidthTrim.trimmed(own)
        return Identity(
          id: heading.identifier(part: mark), name: name, location: heading.location)
      }
      if count == 1 || rows.name == nil {
        return Identity(
          id: heading.identifier(), name: heading.displayName, location: heading.location)
      }
    }
    if let name = rows.name {
      let own = NumberedName(name)
      return Identity(
        id: own.number ?? nextNumber(), name: own.name, location: location)
    }
    if let corner = header.corner {
      return Identity(id: nextNumber(), name: corner, location: location)
    }
    guard let above else { return nil }
    let line = sheet.lines[above]
    guard line.text.unicodeScalars.count <= 80, !line.narrow.hasSuffix("。") else { return nil }
    note(.nameAssumed(name: line.text), at: sheet.location(of: line))
    let own = NumberedName(line.text)
    return Identity(id: own.number ?? nextNumber(), name: own.name, location: location)
  }

  private mutating func nextNumber() -> String {
    repeat { runningNumber += 1 } while drafts.contains { $0.id == "\(runningNumber)" }
    return "\(runningNumber)"
  }

  private mutating func add(
    _ rows: SheetTableReader.SeriesRows, as identity: Identity, underHeading: Bool
  ) {
    var position = drafts.firstIndex { $0.id == identity.id }
    if let found = position, drafts[found].name != identity.name {
      refuse(.seriesTwice(series: identity.id), at: rows.token)
      return
    }
    if position == nil {
      drafts.append(
        SeriesDraft(id: identity.id, name: identity.name, location: identity.location))
      position = drafts.count - 1
    }
    guard let position else { return }
    if let unit = rows.unit { drafts[position].statedUnit = unit }
    if let grade = rows.grade { drafts[position].grade = grade }
    for value in rows.values { drafts[position].add(value) }
    if underHeading { headings[headings.count - 1].ids.append(identity.id) }
    checkRates(rows, of: drafts[position])
  }

  private mutating func reportCarriedYears(_ header: SheetHeader) {
    for column in header.columns {
      guard let year = column.year, year.isEraCarried else { continue }
      note(
        .eraCarried(found: column.token.text, year: year.year),
        at: sheet.location(of: column.token))
    }
  }

  private mutating func take(_ other: CellReader) { cells.absorb(other) }

  /// Recorded rates are compared with actual over target and never used.
  private mutating func checkRates(_ rows: SheetTableReader.SeriesRows, of draft: SeriesDraft) {
    for (year, token) in rows.rates {
      let cell = SheetCell(token.text, eras: eras)
      guard case .value(let recorded) = cell.content,
        let actual = draft.values.first(where: { $0.role != .target && $0.year == year })?.number,
        let target = draft.values.first(where: { $0.role == .target && $0.year == year })?.number,
        target != 0
      else { continue }
      let computed = actual / target * 100
      let slack = (recorded.roundingInterval.upperBound - recorded.value) * 1.01
      if abs(computed - recorded.value) > max(slack, 0.05) {
        note(
          .rateDiffers(
            series: draft.id, year: year, recorded: token.text, computed: computed),
          at: sheet.location(of: token))
      }
    }
  }
}

extension SheetReading {
  /// Series of lists whose cells carry their own years.
  private mutating func take(records: [SheetRecord], cells: CellReader) {
    take(cells)
    for record in records {
      let own = NumberedName(record.name)
      var draft = SeriesDraft(
        id: own.number.flatMap { number in
          drafts.contains { $0.id == number } ? nil : number
        } ?? nextNumber(), name: own.name, location: sheet.location(of: record.token))
      for value in record.values { draft.add(value) }
      drafts.append(draft)
    }
  }

  private mutating func take(arrows goals: [ArrowGoal]) {
    for goal in goals {
      diagnostics += goal.notes
      switch goal.outcome {
      case .refused(let problem): refuse(problem, at: goal.token)
      case .values(let name, let values):
        let own = NumberedName(name)
        var draft = SeriesDraft(
          id: own.number.flatMap { number in
            drafts.contains { $0.id == number } ? nil : number
          } ?? nextNumber(), name: own.name, location: sheet.location(of: goal.token))
        for value in values { draft.add(value) }
        drafts.append(draft)
      }
    }
  }

  /// The line below 目標達成度合いの測定結果.
  private mutating func readGoalGrade(from index: Int) {
    let below = sheet.lines[(index + 1)...].first { !$0.isBlank }
    guard let below, below.text.unicodeScalars.count <= 30, let first = below.tokens.first,
      SheetScalar.droppingMark(first.narrow).mark != nil || SheetGrade.isGrade(below.narrow)
    else { return }
    note(.goalGradeRead(grade: below.text), at: sheet.location(of: below))
  }

  /// What the registration sheet says agrees with the table, or stands in where there is none.
  private mutating func checkRegistrations() {
    for (block, line) in registrations {
      guard let entries = block.entries else {
        refuse(.registrationUnread(found: block.text), at: block.token)
        continue
      }
      // The number stands below the values in these sheets, or in the heading before them.
      let after = headings.first { $0.heading.line > line }
      guard let heading = (after ?? headings.last { $0.heading.line <= line })?.heading else {
        refuse(.noName, at: block.token)
        continue
      }
      for entry in entries { check(entry, under: heading) }
      checkTotal(entries, under: heading)
    }
  }

  private mutating func check(_ entry: RegistrationBlock.Entry, under heading: SheetHeading) {
    let id = entry.mark.map { heading.identifier(part: $0) } ?? heading.number
    if let draft = drafts.first(where: { $0.id == id }) {
      compare(entry.baseline, with: draft.values.first { $0.role == .baseline })
      compare(
        entry.target,
        with: draft.values.last { $0.role == .target && $0.year == entry.target.year }
          ?? draft.values.last { $0.role == .target })
      return
    }
    var draft = SeriesDraft(
      id: id,
      name: entry.mark.map { heading.name(ofPart: $0) } ?? heading.displayName,
      location: heading.location)
    draft.add(entry.baseline)
    draft.add(entry.target)
    drafts.append(draft)
  }

  private mutating func compare(_ stated: ImportedValue, with value: ImportedValue?) {
    guard let value else { return }
    let isEqual =
      stated.number == value.number && stated.year == value.year
      && stated.notations.first?.unit == value.notations.first?.unit
    note(
      isEqual
        ? .registrationAgrees(found: stated.rawText)
        : .registrationDiffers(found: stated.rawText, expected: value.rawText),
      at: stated.location)
  }

  /// ①は４兆円、②は８兆円の合計１２兆円: the targets of the parts add up.
  private mutating func checkTotal(
    _ entries: [RegistrationBlock.Entry], under heading: SheetHeading
  ) {
    let targets = entries.map(\.target)
    guard targets.count > 1, let unit = targets[0].notations.first?.unit,
      targets.allSatisfy({ $0.notations.first?.unit == unit && $0.year == targets[0].year })
    else { return }
    let sum = targets.compactMap(\.number).reduce(0, +)
    for total in SheetProse(sheet.lines).totals(unit: unit) {
      let agrees = abs(total.notation.value - sum) < 1e-9 * max(1, abs(sum))
      note(
        agrees
          ? .totalAgrees(found: total.text) : .totalDiffers(found: total.text, sum: sum),
        at: sheet.location(of: total.token))
    }
  }

  /// Targets that the text under a heading names are compared with the linear path.
  private mutating func checkNamedTargets() {
    for (index, entry) in headings.enumerated() where !entry.ids.isEmpty {
      let start = entry.heading.line
      let next = headings[(index + 1)...].first?.heading.line ?? sheet.lines.count + 1
      let lines = sheet.lines[start..<min(next - 1, sheet.lines.count)]
      for target in SheetProse(lines).targets(eras: eras) {
        for id in entry.ids { compare(target, with: id) }
      }
    }
  }

  private mutating func compare(_ named: SheetProse.NamedTarget, with id: String) {
    guard let draft = drafts.first(where: { $0.id == id }),
      let baseline = draft.values.first(where: { $0.role == .baseline }),
      let start = baseline.number,
      let final = draft.values.last(where: { $0.role == .target }), let end = final.number,
      final.notations.first?.unit == named.notation.unit, final.year > baseline.year,
      named.year.year != final.year
    else { return }
    let share =
      Double(named.year.year.startingYear - baseline.year.startingYear)
      / Double(final.year.startingYear - baseline.year.startingYear)
    let path = start + (end - start) * share
    let interval = named.notation.roundingInterval
    let slack = 1e-9 * max(1, abs(path))
    let agrees = path > interval.lowerBound - slack && path < interval.upperBound + slack
    note(
      agrees
        ? .proseTargetAgrees(series: id, year: named.year.year, found: named.text)
        : .proseTargetDiffers(
          series: id, year: named.year.year, found: named.text, path: path),
      at: sheet.location(of: named.token))
  }
}

extension SheetReading {
  /// The series, and all that is to be said in the order of the sheet.
  mutating func result() -> ImportResult {
    for grade in grades {
      for id in headings[grade.heading].ids {
        guard let index = drafts.firstIndex(where: { $0.id == id }), drafts[index].grade == nil
        else { continue }
        drafts[index].grade = grade.grade
        note(.gradeRead(series: id, grade: grade.grade), at: grade.location)
      }
    }
    return ImportResult(
      drafts: drafts, cells: cells, file: sheet.file, numbered: runningNumber, others: diagnostics)
  }
}
