import Indicators
import Tables

/// The columns of a panel that comes as a stream of rows, and how its odd series are read.
package struct PanelLayout: Sendable {
  /// The names by which the columns are known.
  package enum Names: Hashable, Sendable {
    /// Those of the tidy layout.
    case tidy
    /// `unique_id`, `ds` and `y`.
    case statsforecast
  }

  /// The parts of the columns.
  package let rows: LongLayout
  /// Columns that play no part.
  package let notes: [Diagnostic]
  /// Fiscal, or calendar where the header of the year column says so.
  package let yearKind: YearKind
  let header: [Table.Cell]
  let file: String
  /// The better direction of targets of which no row says so.
  package let direction: Target.Direction?

  /// The layout of a file with a header.
  ///
  /// - Parameters:
  ///   - table: Its header and first row.
  ///   - names: The names of the columns.
  ///   - direction: The better direction where no row says so; `nil` for up.
  /// - Throws: Which column is missing, or there twice.
  package init(
    _ table: Table, names: Names, direction: Target.Direction?
  ) throws(DiagnosticList) {
    let header = names == .tidy ? table.header : Self.tidyNames(table.header)
    func fault(_ problem: PanelProblem) -> DiagnosticList {
      DiagnosticList([Diagnostic(.error, at: table.location(of: table.header[0]), problem)])
    }
    let found = table.header.map(\.text)
    if names == .statsforecast {
      for (name, role) in Self.statsforecastNames {
        guard header.contains(where: { $0.text == role.rawValue }) else {
          throw fault(.missingColumn(name, columns: found))
        }
      }
    }
    let columns = try TidyColumns(Table(file: table.file, renamedHeader: header))
    guard columns.positions[.seriesID] != nil || columns.positions[.seriesName] != nil else {
      throw fault(.missingColumn(TidyColumn.seriesID.rawValue, columns: found))
    }
    var roles = [LongLayout.Role](repeating: .unused, count: header.count)
    for (column, position) in columns.positions {
      roles[position] = Self.role(of: column, hasIdentifier: columns.positions[.seriesID] != nil)
    }
    yearKind = columns.yearHeaderSaysCalendar ? .calendar : .fiscal
    rows = LongLayout(roles: roles, separator: 0x2C, readsQuotes: true)
    // A stream cannot wait for the parts of a total: each series stands on its own values.
    let unused = columns.unused + [columns.positions[.sumOf]].compactMap(\.self)
    notes = unused.sorted().map { position in
      Diagnostic(
        .note, at: table.location(of: table.header[position]),
        IndicatorDataProblem.columnUnused(name: table.header[position].text))
    }
    self.header = header
    file = table.file
    self.direction = direction
  }

  /// The layout of text between tabs without a header: identifier, year, value, target, direction.
  ///
  /// - Parameters:
  ///   - cellCount: The cells of the first row.
  ///   - file: The input as the user named it.
  ///   - direction: The better direction where no row says so; `nil` for up.
  /// - Throws: A number of columns other than three to five.
  package init(
    tabbedCellCount cellCount: Int, file: String, direction: Target.Direction?
  ) throws(DiagnosticList) {
    guard (3...5).contains(cellCount) else {
      throw DiagnosticList([
        Diagnostic(
          .error, at: SourceLocation(file: file, line: 1),
          PanelProblem.tabbedColumnCount(found: cellCount))
      ])
    }
    let names: [TidyColumn] = [.seriesID, .fiscalYear, .value, .target, .direction]
    rows = LongLayout(
      roles: Array([.identifier, .year, .value, .target, .direction][..<cellCount]),
      separator: 0x09, readsQuotes: false)
    header = LongBlock.header(names[..<cellCount].map(\.rawValue))
    notes = []
    yearKind = .fiscal
    self.file = file
    self.direction = direction
  }

  /// What the full reader makes of the rows of one series.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - block: The block that it stands in.
  ///   - line: The line of the file, from 1, on which the block starts.
  ///   - offset: The byte of the file with which it starts.
  /// - Returns: Its record, or why there is none; `nil` where its rows are all blank.
  package func result(
    of series: LongBlock.Series, in block: LongBlock, line: Int, offset: Int
  ) -> Result<ReadSeries?, DiagnosticList> {
    do throws(DiagnosticList) {
      let table = try block.table(
        of: series, layout: rows, header: header, file: file, line: line, offset: offset)
      let panel = try TidyReader().panel(in: table)
      if let refused = panel.refused.first { throw DiagnosticList(refused.faults) }
      guard let record = panel.records.first else { return .success(nil) }
      let marks = panel.notes.compactMap { diagnostic -> PanelMark? in
        guard
          case IndicatorDataProblem.markRead(let mark, let status, let count) =
            diagnostic.problem
        else { return nil }
        return PanelMark(mark: mark, status: status, count: count)
      }
      return .success(ReadSeries(record: turned(record), marks: marks))
    } catch {
      return .failure(error)
    }
  }

  /// The record with targets of which no row says the direction in the one asked for.
  private func turned(_ record: IndicatorRecord) -> IndicatorRecord {
    guard let direction, record.targets.contains(where: { $0.directionSource == .assumed }) else {
      return record
    }
    return record.withTargets(
      record.targets.map { target in
        guard target.directionSource == .assumed, let threshold = target.threshold else {
          return target
        }
        return Target(
          fiscalYear: target.fiscalYear, threshold: threshold, unit: target.unit,
          direction: direction, statedBaseline: nil, isApproximate: target.isApproximate)
      })
  }

  private static let statsforecastNames: [(name: String, role: TidyColumn)] = [
    ("unique_id", .seriesID), ("ds", .fiscalYear), ("y", .value),
  ]

  private static func tidyNames(_ header: [Table.Cell]) -> [Table.Cell] {
    header.map { cell in
      if let entry = statsforecastNames.first(where: { $0.name == cell.text }) {
        return cell.renamed(entry.role.rawValue)
      }
      // A column that happens to have a tidy name plays no part but these two.
      return ["target", "direction"].contains(cell.text)
        ? cell : cell.renamed("(" + cell.text + ")")
    }
  }

  private static func role(of column: TidyColumn, hasIdentifier: Bool) -> LongLayout.Role {
    switch column {
    case .seriesID: .identifier
    case .seriesName: hasIdentifier ? .name : .identifier
    case .unit: .unit
    case .fiscalYear: .year
    case .value: .value
    case .target: .target
    case .direction: .direction
    case .rawText, .place, .publisher, .source, .sumOf: .unused
    case .status, .ministryGrade, .valueLow, .valueHigh, .qualifier, .measure, .seriesBreak: .odd
    }
  }
}

/// A series as the full reader reads it.
package struct ReadSeries: Sendable {
  /// Its record.
  package let record: IndicatorRecord
  /// Marks that were read as missing, and how often.
  package let marks: [PanelMark]
}

/// A mark that stands where no value is.
package struct PanelMark: Sendable {
  /// As it stands.
  package let mark: String
  /// What it says.
  package let status: ValueStatus
  /// How often it stands.
  package var count: Int

  /// The note on how it was read.
  ///
  /// - Parameter file: The input as the user named it.
  /// - Returns: A note on the input as a whole.
  package func note(file: String) -> Diagnostic {
    Diagnostic(
      .note, at: SourceLocation(file: file),
      IndicatorDataProblem.markRead(mark: mark, status: status, count: count))
  }
}
