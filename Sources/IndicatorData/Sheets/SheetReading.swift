import Indicators
import Tables

/// One pass over a sheet, and what it gathers.
struct SheetReading {
  let sheet: SheetText
  let eras: EraContext
  var drafts = DraftList()
  var diagnostics: [Diagnostic] = []
  var registrations: [(block: RegistrationBlock, line: Int)] = []
  var headings: [(heading: SheetHeading, ids: [String])] = []
  var grades: [(heading: Int, grade: String, location: SourceLocation)] = []
  var cells: CellReader
  /// The name that a line 指標名：○○ gives to the values below it, and their series once there is one.
  var named: (name: String, location: SourceLocation, id: String?)?
  var runningNumber = 0
  /// What tables so far have shown of how columns are counted.
  var evidence = CountingEvidence()
  let headers: HeaderReader
  var tableEnd = 0

  init(_ sheet: SheetText, readsDays: Bool) {
    self.sheet = sheet
    eras = EraContext(sheet, readsDays: readsDays)
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
  mutating func next(after line: SheetText.Line, at index: Int) -> Int {
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
  mutating func take(_ labelled: LabelledLine, at line: SheetText.Line) {
    take(labelled.cells)
    let id: String
    if let known = named?.id {
      id = known
    } else if let name = named {
      let own = NumberedName(name.name)
      id =
        own.number.flatMap { number in drafts.position(of: number) == nil ? number : nil }
        ?? nextNumber()
      drafts.append(SeriesDraft(id: id, name: own.name, location: name.location))
      named?.id = id
    } else if let heading = headings.last?.heading {
      id = heading.identifier()
      if drafts.position(of: id) == nil {
        drafts.append(
          SeriesDraft(id: id, name: heading.displayName, location: heading.location))
      }
      headings[headings.count - 1].ids.append(id)
    } else {
      refuse(.noName, at: line.tokens[0])
      return
    }
    guard let index = drafts.position(of: id) else { return }
    for value in labelled.values { drafts[index].add(value) }
  }

  func endsName(_ index: Int) -> Bool {
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
  mutating func refuseOrphan(_ line: SheetText.Line) {
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
