import Indicators
import Tables

/// Indicators of a panel, those that cannot be read kept apart from the others.
public struct IndicatorPanel: Sendable {
  /// A series that is left out.
  public struct RefusedSeries: Sendable {
    /// Its identifier.
    public let id: String
    /// Why, at least one error, in input order.
    public let faults: [Diagnostic]
  }

  /// One record a series that could be read, in order of first appearance.
  public let records: [IndicatorRecord]
  /// The others, in order of first appearance.
  public let refused: [RefusedSeries]
  /// How marks, signs and gaps in the source were read.
  public let notes: [Diagnostic]
}

extension TidyReader {
  /// Reads all series of a panel; one that is wrong is left out and costs no other.
  ///
  /// Where many series are learned from, a year that stands twice or a unit that changes says that the
  /// series is not to be trusted, not that the panel is. Targets are read as a record of the past: a
  /// last one that was never measured is noted and nothing more.
  ///
  /// - Parameter table: A table with a header.
  /// - Returns: The records, the series left out with their faults, and notes.
  /// - Throws: Faults of the header, and rows that name no series.
  /// - Complexity: O(cells).
  public func panel(in table: Table) throws(DiagnosticList) -> IndicatorPanel {
    let gathered = try gather(table, judgesTargets: false)
    guard gathered.unnamedRowFaults.isEmpty else {
      throw DiagnosticList(Diagnostic.inInputOrder(gathered.unnamedRowFaults))
    }
    var notes = columnNotes(table: table, columns: gathered.columns)
    var records: [IndicatorRecord] = []
    var refused: [IndicatorPanel.RefusedSeries] = []
    for (builder, cellFaults) in zip(gathered.builders, gathered.cellFaults) {
      var builder = builder
      // Cells first: what follows from a cell that could not be read would only mislead.
      if cellFaults.isEmpty, let record = builder.record(isOnlySeries: false) {
        records.append(record)
        notes += builder.notes
      } else {
        let faults = cellFaults.isEmpty ? builder.faults : cellFaults
        refused.append(
          IndicatorPanel.RefusedSeries(id: builder.id, faults: Diagnostic.inInputOrder(faults)))
      }
    }
    return IndicatorPanel(
      records: records, refused: refused,
      notes: markNotes(of: gathered.builders, table: table) + notes)
  }
}
