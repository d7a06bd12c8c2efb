import Tables

/// The columns of a series at whole-numbered periods.
package struct PeriodLayout: Sendable {
  /// The parts of the columns.
  package let roles: [PeriodRowReader.Role]
  /// Columns that play no part, and a value column known by being the only one left.
  package let notes: [Diagnostic]
  let header: [Table.Cell]
  let file: String
  let periodColumn: Int
  let valueColumn: Int
  /// Positions of identifier, name and unit.
  let labelColumns: [TidyColumn: Int]
  /// The header of the value column where no value column is named.
  let assumedValueName: String?

  /// The names under which the column of periods is recognized, in any width and case.
  static let periodNames = ["period", "期"]

  /// Whether a header has a column of periods.
  ///
  /// - Parameter header: The names of the columns.
  /// - Returns: Whether one of them is of periods.
  package static func applies(to header: [Table.Cell]) -> Bool { header.contains(where: isPeriod) }

  /// Whether a cell of a header names a column of periods.
  static func isPeriod(_ cell: Table.Cell) -> Bool {
    periodNames.contains(HalfWidth(cell.text).text.lowercased())
  }

  /// The layout of a file.
  ///
  /// - Parameter table: Its header and first row.
  /// - Throws: Which column is missing, there twice, or not offered with periods.
  package init(_ table: Table) throws(DiagnosticList) {
    let header = table.header
    var faults: [Diagnostic] = []
    func note(_ column: Int, _ problem: any Problem) {
      faults.append(Diagnostic(.error, at: table.location(of: header[column]), problem))
    }
    var positions: [TidyColumn: Int] = [:]
    var period: Int?
    for (index, cell) in header.enumerated() {
      let name = HalfWidth(cell.text).text.lowercased()
      let part = TidyColumn.allCases.first { $0.names.contains(name) }
      let earlier = Self.periodNames.contains(name) ? period : part.flatMap { positions[$0] }
      if let earlier {
        note(
          index,
          IndicatorDataProblem.repeatedRole(first: header[earlier].text, second: cell.text))
      } else if Self.periodNames.contains(name) {
        period = index
      } else if let part {
        positions[part] = index
      }
    }
    guard let period else { preconditionFailure("the layout is for a column of periods") }
    if let year = positions[.fiscalYear] {
      note(
        year, PeriodProblem.yearBesidePeriod(year: header[year].text, period: header[period].text))
    }
    for part in [TidyColumn.target, .direction, .seriesBreak] {
      if let column = positions[part] {
        note(
          column, PeriodProblem.columnNotOffered(header[column].text, isBreak: part == .seriesBreak)
        )
      }
    }
    let recognized = Set(positions.values).union([period])
    var assumed: Int?
    if positions[.value] == nil {
      let candidates = header.indices.filter {
        !recognized.contains($0) && !header[$0].text.isEmpty
      }
      if candidates.count == 1 {
        assumed = candidates[0]
      } else {
        note(
          0,
          IndicatorDataProblem.missingColumn(
            .value, columns: header.map(\.text).filter { !$0.isEmpty }))
      }
    }
    guard faults.isEmpty, let value = positions[.value] ?? assumed else {
      throw DiagnosticList(Diagnostic.inInputOrder(faults))
    }
    let labels = positions.filter { [.seriesID, .seriesName, .unit].contains($0.key) }
    self.header = header
    file = table.file
    periodColumn = period
    valueColumn = value
    labelColumns = labels
    assumedValueName = assumed.map { header[$0].text }
    roles = header.indices.map { index in
      index == period
        ? .period : index == value ? .value : labels.values.contains(index) ? .label : .unused
    }
    let used = Set(labels.values).union([period, value])
    var notes: [Diagnostic] = []
    for (index, cell) in header.enumerated() {
      if index == assumed {
        notes.append(
          Diagnostic(
            .note, at: table.location(of: cell),
            IndicatorDataProblem.valueColumnAssumed(name: cell.text)))
      } else if !used.contains(index), !cell.text.isEmpty {
        notes.append(
          Diagnostic(
            .note, at: table.location(of: cell), IndicatorDataProblem.columnUnused(name: cell.text))
        )
      }
    }
    self.notes = notes
  }
}
