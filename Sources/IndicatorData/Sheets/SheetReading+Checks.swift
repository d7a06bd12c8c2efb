import Indicators
import Tables

extension SheetReading {
  /// Series of lists whose cells carry their own years.
  mutating func take(records: [SheetRecord], cells: CellReader) {
    take(cells)
    for record in records {
      let own = NumberedName(record.name)
      var draft = SeriesDraft(
        id: own.number.flatMap { number in
          drafts.position(of: number) == nil ? number : nil
        } ?? nextNumber(), name: own.name, location: sheet.location(of: record.token))
      for value in record.values { draft.add(value) }
      drafts.append(draft)
    }
  }

  mutating func take(arrows goals: [ArrowGoal]) {
    for goal in goals {
      diagnostics += goal.notes
      switch goal.outcome {
      case .refused(let problem): refuse(problem, at: goal.token)
      case .values(let name, let values):
        let own = NumberedName(name)
        var draft = SeriesDraft(
          id: own.number.flatMap { number in
            drafts.position(of: number) == nil ? number : nil
          } ?? nextNumber(), name: own.name, location: sheet.location(of: goal.token))
        for value in values { draft.add(value) }
        drafts.append(draft)
      }
    }
  }

  /// The line below 目標達成度合いの測定結果.
  mutating func readGoalGrade(from index: Int) {
    let below = sheet.lines[(index + 1)...].first { !$0.isBlank }
    guard let below, below.text.unicodeScalars.count <= 30, let first = below.tokens.first,
      SheetScalar.droppingMark(first.narrow).mark != nil || SheetGrade.isGrade(below.narrow)
    else { return }
    note(.goalGradeRead(grade: below.text), at: sheet.location(of: below))
  }

  /// What the registration sheet says agrees with the table, or stands in where there is none.
  mutating func checkRegistrations() {
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

  mutating func check(_ entry: RegistrationBlock.Entry, under heading: SheetHeading) {
    let id = entry.mark.map { heading.identifier(part: $0) } ?? heading.number
    if let draft = drafts.draft(id) {
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

  mutating func compare(_ stated: ImportedValue, with value: ImportedValue?) {
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
  mutating func checkTotal(
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
  mutating func checkNamedTargets() {
    for (index, entry) in headings.enumerated() where !entry.ids.isEmpty {
      let start = entry.heading.line
      let next = headings[(index + 1)...].first?.heading.line ?? sheet.lines.count + 1
      let lines = sheet.lines[start..<min(next - 1, sheet.lines.count)]
      for target in SheetProse(lines).targets(eras: eras) {
        for id in entry.ids { compare(target, with: id) }
      }
    }
  }

  mutating func compare(_ named: SheetProse.NamedTarget, with id: String) {
    guard let draft = drafts.draft(id),
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
        guard let index = drafts.position(of: id), drafts[index].grade == nil
        else { continue }
        drafts[index].grade = grade.grade
        note(.gradeRead(series: id, grade: grade.grade), at: grade.location)
      }
    }
    return ImportResult(
      drafts: drafts.drafts, cells: cells, file: sheet.file, numbered: runningNumber,
      others: diagnostics)
  }
}
