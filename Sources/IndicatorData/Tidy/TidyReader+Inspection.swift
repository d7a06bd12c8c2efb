import Indicators
import Tables

extension TidyReader {
  /// A tidy table with all its faults, each series judged as far as its rows can be read.
  struct Inspection {
    /// One series as far as it could be read.
    struct Series {
      let id: String
      let unit: Table.Cell?
      /// Rows without a fault.
      let rows: [TidyRow]
    }

    let columns: TidyColumns
    let faults: [Diagnostic]
    let notes: [Diagnostic]
    let series: [Series]
  }

  /// Reads a table by the rules of ``records(in:)``, but says of every series what can be said.
  ///
  /// - Parameter table: A table with a header.
  /// - Returns: All faults and notes, and the rows by series.
  /// - Throws: Faults of the header, after which no row can be understood.
  func inspection(of table: Table) throws(DiagnosticList) -> Inspection {
    let gathered = try gather(table, judgesTargets: true)
    var faults = gathered.unnamedRowFaults
    var notes = columnNotes(table: table, columns: gathered.columns)
    var series: [Inspection.Series] = []
    var records: [IndicatorRecord] = []
    for (builder, cellFaults) in zip(gathered.builders, gathered.cellFaults) {
      var builder = builder
      if let record = builder.record(isOnlySeries: gathered.builders.count == 1) {
        records.append(record)
      }
      faults += cellFaults
      // What is missing because a cell could not be read is no fault of its own.
      faults += cellFaults.isEmpty ? builder.faults : builder.faults.filter { !$0.isOfAbsence }
      notes += cellFaults.isEmpty ? builder.notes : builder.notes.filter { !$0.isOfAbsence }
      series.append(
        Inspection.Series(id: builder.id, unit: builder.unit, rows: builder.rows))
    }
    if faults.isEmpty {
      var totals = TotalResolver(records: records, builders: gathered.builders)
      _ = totals.resolved()
      faults = totals.faults
      notes += totals.notes
    }
    return Inspection(
      columns: gathered.columns, faults: faults, notes: notes, series: series)
  }
}

extension Diagnostic {
  /// Whether it says only that something is not there.
  fileprivate var isOfAbsence: Bool {
    switch problem {
    case IndicatorDataProblem.noObservedValue, IndicatorDataProblem.pastTargetWithoutActual:
      severity == .error
    default: false
    }
  }
}
