import Indicators
import Tables

extension SheetReading {
  /// Reads a table, and makes series of its rows.
  mutating func table(
    under header: SheetHeader, from start: Int, headerAt headerIndex: Int
  ) -> Int {
    if header.isVertical, header.columns.allSatisfy({ $0.year == nil }) {
      return vertical(header, from: start, headerAt: headerIndex)
    }
    if header.columns.allSatisfy({ $0.year == nil }) {
      var reader = RecordListReader(
        header: header, sheet: sheet, eras: eras, headers: headers)
      let end = reader.read(from: start)
      take(records: reader.records, cells: reader.cells)
      tableEnd = end
      return max(end, start)
    }
    let heading = headingAbove
    var reader = SheetTableReader(
      header: header, hasHeading: heading != nil, sheet: sheet, eras: eras, headers: headers,
      evidence: evidence)
    let end = reader.read(from: start)
    evidence = reader.evidence
    take(reader.cells)
    reportCarriedYears(header)
    let above = (tableEnd..<headerIndex).last { !sheet.lines[$0].isBlank }
    if reader.series.isEmpty, header.hasRoles || header.columns.count >= 3 {
      refuse(.tableWithoutRows(found: sheet.lines[headerIndex].text), at: header.columns[0].token)
    }
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
  var headingAbove: SheetHeading? {
    headings.last.map(\.heading).flatMap {
      $0.line > tableEnd && ($0.leadsToTable || $0.isReference || $0.number.count >= 2) ? $0 : nil
    }
  }

  /// Reads a table with one row a year.
  mutating func vertical(
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

  struct Identity {
    let id: String
    let name: String
    let location: SourceLocation
  }

  /// Number and name of a series: the heading's, else the row's own, else the text above the table.
  mutating func identity(
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

  mutating func nextNumber() -> String {
    repeat { runningNumber += 1 } while drafts.position(of: "\(runningNumber)") != nil
    return "\(runningNumber)"
  }

  mutating func add(
    _ rows: SheetTableReader.SeriesRows, as identity: Identity, underHeading: Bool
  ) {
    var position = drafts.position(of: identity.id)
    if let found = position, drafts[found].name != identity.name {
      refuse(.seriesTwice(series: identity.id), at: rows.token)
      return
    }
    if position == nil {
      position = drafts.append(
        SeriesDraft(id: identity.id, name: identity.name, location: identity.location))
    }
    guard let position else { return }
    if let unit = rows.unit { drafts[position].statedUnit = unit }
    if let grade = rows.grade { drafts[position].grade = grade }
    for value in rows.values {
      // What has not happened when the sheet is written is no actual.
      if value.role == .actual, value.number != nil, let title = eras.titleYear,
        value.year.startingYear > title
      {
        drafts[position].refuse(
          .actualAfterSheet(found: value.rawText, year: value.year), at: value)
        continue
      }
      drafts[position].add(value)
    }
    if underHeading { headings[headings.count - 1].ids.append(identity.id) }
    checkRates(rows, of: drafts[position])
  }

  mutating func reportCarriedYears(_ header: SheetHeader) {
    for column in header.columns {
      guard let year = column.year, year.isEraCarried else { continue }
      note(
        .eraCarried(found: column.token.text, year: year.year),
        at: sheet.location(of: column.token))
    }
  }

  mutating func take(_ other: CellReader) { cells.absorb(other) }

  /// Recorded rates are compared with actual over target and never used.
  mutating func checkRates(_ rows: SheetTableReader.SeriesRows, of draft: SeriesDraft) {
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
