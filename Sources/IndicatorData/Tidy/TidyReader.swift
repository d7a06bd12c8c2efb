import Indicators
import Tables

/// Indicators read from a source, with what is to be said of the reading.
public struct IndicatorTable: Sendable {
  /// One record a series, in order of first appearance.
  public let records: [IndicatorRecord]
  /// How marks, signs and gaps in the source were read.
  public let notes: [Diagnostic]

  /// Records with notes.
  public init(records: [IndicatorRecord], notes: [Diagnostic]) {
    self.records = records
    self.notes = notes
  }
}

/// Reads the tidy layout: one row a series and year, columns in any order (see ``TidyColumn``).
///
/// A row whose target is filled states the target for its year. The baseline is the first actual
/// unless a row's status says `baseline`; such a row counts as an actual if its year has none, and may
/// repeat an equal actual of its year. A series whose `sum_of` names others is the sum of them.
public struct TidyReader: Sendable {
  /// A reader.
  public init() {}

  /// Reads all series of a table.
  ///
  /// - Parameter table: A table with a header.
  /// - Returns: The records and notes.
  /// - Throws: Every fault found, in input order.
  /// - Complexity: O(cells).
  public func records(in table: Table) throws(DiagnosticList) -> IndicatorTable {
    let gathered = try gather(table, judgesTargets: true)
    var faults = gathered.unnamedRowFaults + gathered.cellFaults.flatMap { $0 }
    let builders = gathered.builders
    var notes = columnNotes(table: table, columns: gathered.columns)
    var records: [IndicatorRecord] = []
    // Cells first: what follows from a cell that could not be read would only mislead.
    if faults.isEmpty {
      for builder in builders {
        var builder = builder
        if let record = builder.record(isOnlySeries: builders.count == 1) {
          records.append(record)
        }
        faults += builder.faults
        notes += builder.notes
      }
    }
    if faults.isEmpty {
      var totals = TotalResolver(records: records, builders: builders)
      records = totals.resolved()
      faults = totals.faults
      notes += totals.notes
    }
    guard faults.isEmpty else {
      // What is told of series that say nothing is told in the same run.
      let told = notes.filter { $0.severity == .error }
      throw DiagnosticList(Diagnostic.inInputOrder(faults + told))
    }
    return IndicatorTable(records: records, notes: markNotes(of: builders, table: table) + notes)
  }

  /// Rows gathered by series, before anything is made of them.
  struct GatheredRows {
    let columns: TidyColumns
    /// In order of first appearance.
    var builders: [SeriesBuilder] = []
    /// Faults of cells, a list a builder.
    var cellFaults: [[Diagnostic]] = []
    /// Rows that name no series.
    var unnamedRowFaults: [Diagnostic] = []
  }

  func gather(_ table: Table, judgesTargets: Bool) throws(DiagnosticList) -> GatheredRows {
    let columns = try TidyColumns(table)
    var gathered = GatheredRows(columns: columns)
    var rowReader = TidyRowReader(table: table, columns: columns)
    // Keyed by bytes: Swift holds texts equal that differ in normalization.
    var positions: [[UInt8]: Int] = [:]

    // A row of empty cells is what a spreadsheet leaves below a table.
    for cells in table.rows where !cells.allSatisfy({ HalfWidth($0.text).scalars.isEmpty }) {
      let faultCount = rowReader.faults.count
      let row = rowReader.read(cells)
      let cellFaults = rowReader.faults[faultCount...]
      let idCell = rowReader.cell(.seriesID, in: cells) ?? rowReader.cell(.seriesName, in: cells)
      if let idCell, HalfWidth(idCell.text).scalars.isEmpty {
        gathered.unnamedRowFaults.append(
          Diagnostic(
            .error, at: table.location(of: idCell), IndicatorDataProblem.emptySeriesName))
        gathered.unnamedRowFaults += cellFaults
        continue
      }
      let id = idCell?.text ?? columns.assumedValueName ?? "series"
      let key = Array(id.utf8)
      let position = positions[key] ?? gathered.builders.count
      if position == gathered.builders.count {
        positions[key] = position
        gathered.builders.append(
          SeriesBuilder(id: id, table: table, columns: columns, judgesTargets: judgesTargets))
        gathered.cellFaults.append([])
      }
      gathered.cellFaults[position] += cellFaults
      gathered.builders[position].addLabels(
        name: rowReader.cell(.seriesName, in: cells), unit: rowReader.cell(.unit, in: cells),
        grade: rowReader.cell(.ministryGrade, in: cells),
        measure: rowReader.cell(.measure, in: cells), sumOf: rowReader.cell(.sumOf, in: cells))
      gathered.builders[position].addPublication(
        publisher: rowReader.cell(.publisher, in: cells),
        source: rowReader.cell(.source, in: cells))
      if let row { gathered.builders[position].add(row) }
    }
    if gathered.builders.isEmpty, gathered.unnamedRowFaults.isEmpty {
      throw DiagnosticList([
        Diagnostic(.error, at: table.location(of: table.header[0]), TableProblem.noDataRows)
      ])
    }
    return gathered
  }

  func columnNotes(table: Table, columns: TidyColumns) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if let name = columns.assumedValueName, let position = columns.positions[.value] {
      notes.append(
        Diagnostic(
          .note, at: table.location(of: table.header[position]),
          IndicatorDataProblem.valueColumnAssumed(name: name)))
    }
    for position in columns.unused {
      let cell = table.header[position]
      notes.append(
        Diagnostic(
          .note, at: table.location(of: cell),
          IndicatorDataProblem.columnUnused(name: cell.text)))
    }
    return notes
  }

  /// One note a mark, with how often it stood.
  func markNotes(of builders: [SeriesBuilder], table: Table) -> [Diagnostic] {
    var marks: [(mark: String, status: ValueStatus, count: Int)] = []
    for (mark, status) in builders.flatMap(\.marksRead) {
      if let index = marks.firstIndex(where: { $0.mark == mark }) {
        marks[index].count += 1
      } else {
        marks.append((mark, status, 1))
      }
    }
    return marks.map { entry in
      Diagnostic(
        .note, at: SourceLocation(file: table.file),
        IndicatorDataProblem.markRead(mark: entry.mark, status: entry.status, count: entry.count))
    }
  }
}
