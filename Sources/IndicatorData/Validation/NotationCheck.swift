import Indicators
import Tables

/// Holds a table against the ministry's rules of notation, item by item.
struct NotationCheck {
  private(set) var findings: [Finding] = []

  private let roled: RoledTable
  private let table: Table
  /// In Unicode every character has one code; then a platform's own is worth knowing, no more.
  private let platformSeverity: Finding.Severity
  private var platformCharacters = PlatformCharacters()
  /// Lines that hold something, though no row of the table.
  private let faultLines: Set<Int>

  /// Checks all cells.
  init(_ roled: RoledTable, isPlatformEncoding: Bool, faultLines: Set<Int>) {
    self.roled = roled
    table = roled.table
    self.faultLines = faultLines
    platformSeverity = isPlatformEncoding ? .warning : .information
    checkHeader()
    checkRows()
    checkRegions()
    checkLabels()
    checkUnits()
  }

  private mutating func add(
    _ item: NotationItem, _ problem: NotationProblem, at cell: Table.Cell,
    severity: Finding.Severity = .warning
  ) {
    findings.append(
      Finding(
        severity, .notation, item: item, at: table.location(of: cell), found: cell.text, problem))
  }

  private mutating func checkHeader() {
    for (index, cell) in table.header.enumerated() {
      if cell.isBlank {
        let below = table.rows.map { $0[index] }
        if let first = below.first(where: { !$0.isBlank }) {
          add(.omittedNames, .unnamedColumn, at: first)
        } else if table.header[(index + 1)...].contains(where: { !$0.isBlank }) {
          add(.splitData, .blankColumn, at: cell)
        }
      } else {
        checkSpaces(cell)
        checkCharacters(cell)
      }
    }
  }

  private mutating func checkRows() {
    var previousEnd = table.header.map(\.lastLine).max() ?? 1
    let lastFilled = table.rows.lastIndex { !$0.allSatisfy(\.isBlank) } ?? -1
    for (index, row) in table.rows.enumerated() {
      let isBlank = row.allSatisfy(\.isBlank)
      let gap = (previousEnd + 1)..<max(row[0].line, previousEnd + 1)
      if index <= lastFilled, let line = gap.first(where: { !faultLines.contains($0) }) {
        findings.append(
          Finding(
            .warning, .notation, item: .splitData,
            at: SourceLocation(file: table.file, line: line), NotationProblem.blankRow))
      }
      if isBlank, index < lastFilled {
        add(.splitData, .blankRow, at: row[0])
      } else if row.repeats(table.header) {
        add(.severalTables, .headerRepeated, at: row[0], severity: .error)
      } else if !isBlank {
        for (cell, role) in zip(row, roled.roles) where !cell.isBlank { check(cell, as: role) }
      }
      previousEnd = row.map(\.lastLine).max() ?? previousEnd
    }
  }

  private mutating func check(_ cell: Table.Cell, as role: CellRole) {
    checkSpaces(cell)
    checkCharacters(cell)
    let narrow = HalfWidth(cell.text).text
    if CellText.errorValues.contains(narrow.uppercased()) {
      add(.formulas, .errorValue(found: cell.text), at: cell)
      return
    }
    if narrow.hasPrefix("="), narrow.unicodeScalars.count > 1 {
      add(.formulas, .formula(found: cell.text), at: cell)
      return
    }
    switch role {
    case .text, .label:
      if CellText.dittoMarks.contains(narrow) {
        add(.omittedNames, .dittoMark(found: cell.text), at: cell)
      }
    case .year: checkYear(cell)
    case .value, .target: checkNumber(cell, isTarget: role == .target)
    case .number: break
    }
  }

  private mutating func checkSpaces(_ cell: Table.Cell) {
    if cell.text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) {
      add(.layoutBySpaces, .lineBreak(found: cell.text), at: cell)
    } else if CellText.isLaidOut(cell.text) {
      add(.layoutBySpaces, .spaces(found: cell.text), at: cell)
    }
  }

  private mutating func checkCharacters(_ cell: Table.Cell) {
    guard let scalar = platformCharacters.first(in: cell.text) else { return }
    add(
      .platformCharacters, .platformCharacter(scalar.value, found: cell.text), at: cell,
      severity: platformSeverity)
  }

  /// An era alone; what is no year at all, the reader tells.
  private mutating func checkYear(_ cell: Table.Cell) {
    guard let western = Self.westernYear(ofEra: cell.text) else { return }
    add(.years, .eraYear(found: cell.text, western: western), at: cell)
  }

  /// A year that is written by its era alone, as a western year.
  private static func westernYear(ofEra text: String) -> Int? {
    do throws(YearNotation.Fault) {
      let year = try YearNotation(text).year.startingYear
      return HalfWidth(text).text.contains(String(year)) ? nil : year
    } catch {
      return nil
    }
  }

  /// An era alone in the header of a column: R5年度, 目標値(R7年度).
  static func eraFinding(header cell: Table.Cell, in table: Table) -> Finding? {
    let narrow = HalfWidth(cell.text).text
    let parts = [narrow] + narrow.split { "()".contains($0) }.map(String.init)
    guard let western = parts.lazy.compactMap(Self.westernYear).first else { return nil }
    return Finding(
      .warning, .notation, item: .years, at: table.location(of: cell), found: cell.text,
      NotationProblem.eraYear(found: cell.text, western: western))
  }

  /// What can be read as a number but is none as it stands; what cannot, the reader tells.
  private mutating func checkNumber(_ cell: Table.Cell, isTarget: Bool) {
    let trimmed = HalfWidthTrim.trimmed(cell.text)
    if (try? DecimalNumber(trimmed.utf8)) != nil { return }
    let narrow = HalfWidth(cell.text).text
    if MissingMark.status(of: narrow) != nil {
      if narrow != "***", narrow != "X" {
        add(.specialMarks, .specialMark(found: cell.text), at: cell)
      }
    } else if isTarget, TargetRange.ends(of: narrow) != nil {
      add(.oneDatumACell, .rangeInCell(found: cell.text), at: cell)
    } else if (try? ValueNotation(cell.text)) != nil || isTarget {
      add(.numbersAlone, .textInNumber(found: cell.text), at: cell)
    }
  }

  /// A column of prefectures by their short names, unless codes stand beside them.
  private mutating func checkRegions() {
    for (index, role) in roled.roles.enumerated() where role == .text || role == .label {
      let cells = table.rows.map { $0[index] }.filter { !$0.isBlank }
      let names = cells.map { HalfWidthTrim.trimmed($0.text) }
      guard !names.isEmpty, names.allSatisfy(Prefecture.isName),
        !hasCodes(beside: index)
      else { continue }
      for (cell, name) in zip(cells, names) where Prefecture.isShortName(name) {
        add(.regions, .shortRegion(found: cell.text), at: cell)
      }
    }
  }

  private func hasCodes(beside index: Int) -> Bool {
    [index - 1, index + 1].contains { neighbour in
      table.header.indices.contains(neighbour)
        && table.rows.allSatisfy { row in
          row[index].isBlank || Prefecture.isCode(HalfWidth(row[neighbour].text).text)
        }
    }
  }

  /// Names and units that some rows of a series have and others leave out.
  private mutating func checkLabels() {
    guard let idPosition = roled.idPosition else { return }
    for (index, role) in roled.roles.enumerated() where role == .label && index != idPosition {
      var named: Set<[UInt8]> = []
      for row in table.rows where !row[index].isBlank {
        named.insert(Array(row[idPosition].text.utf8))
      }
      for row in table.rows
      where row[index].isBlank && !row[idPosition].isBlank
        && named.contains(Array(row[idPosition].text.utf8))
      {
        add(.omittedNames, .nameLeftOut(column: table.header[index].text), at: row[index])
      }
    }
  }

  private mutating func checkUnits() {
    guard roled.needsUnits else { return }
    let values = roled.roles.indices.filter { roled.roles[$0] == .value }
    func isStated(in row: [Table.Cell]) -> Bool {
      values.contains { index in
        let notation = try? ValueNotation(row[index].text)
        return notation.map { !$0.unit.isEmpty } ?? false
      }
    }
    guard let unitPosition = roled.unitPosition else {
      let isInHeader = table.header.contains { $0.text.contains { "(（[［".contains($0) } }
      if !isInHeader, !table.rows.contains(where: isStated), let first = values.first {
        add(.units, .noUnitColumn, at: table.header[first])
      }
      return
    }
    var stated: Set<[UInt8]> = []
    var told: Set<[UInt8]> = []
    func key(_ row: [Table.Cell]) -> [UInt8] {
      roled.idPosition.map { Array(row[$0].text.utf8) } ?? []
    }
    for row in table.rows where !row[unitPosition].isBlank || isStated(in: row) {
      stated.insert(key(row))
    }
    for row in table.rows where !row.allSatisfy(\.isBlank) && !stated.contains(key(row)) {
      guard told.insert(key(row)).inserted else { continue }
      let name = roled.idPosition.map { row[$0].text } ?? table.header[values.first ?? 0].text
      add(.units, .noUnit(series: name), at: row[unitPosition])
    }
  }
}

extension Table.Cell {
  /// Nothing but white space.
  var isBlank: Bool { HalfWidth(text).scalars.isEmpty }

  /// The line on which the cell ends.
  fileprivate var lastLine: Int {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(line) { count, index in
      let isLoneCR =
        scalars[index] == "\r"
        && !(scalars.indices.contains(index + 1) && scalars[index + 1] == "\n")
      return scalars[index] == "\n" || isLoneCR ? count + 1 : count
    }
  }
}

extension [Table.Cell] {
  /// Whether a row says the same as the header.
  func repeats(_ header: [Table.Cell]) -> Bool {
    count == header.count
      && zip(self, header).allSatisfy { $0.text.utf8.elementsEqual($1.text.utf8) }
  }
}
