import Tables

/// Says all that is wrong with a table: what its reader says, the ministry's rules of notation, the columns of
/// a known file, and values that are unlikely.
///
/// It reads by the rules of ``CSVReader``, ``TidyReader`` and ``WideTableReader``, but where they stop at a
/// fault it goes on with the rest.
public struct TableValidator: Sendable {
  /// What a table is held against.
  public enum Layout: Sendable {
    /// The one that its header tells of.
    case automatic
    /// One row a series and year.
    case tidy
    /// A column a year.
    case wide
    /// A file of our own.
    case schema(TableSchema)
  }

  private let schemas: [TableSchema]

  /// A validator.
  ///
  /// - Parameter schemas: The files of our own that a header may tell of.
  public init(schemas: [TableSchema]) { self.schemas = schemas }

  /// Checks a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file as the user named it.
  ///   - layout: What to hold it against.
  /// - Returns: All findings, in file order.
  /// - Complexity: O(bytes) time and memory.
  public func result(
    of bytes: [UInt8], named file: String, as layout: Layout = .automatic
  ) -> ValidationResult {
    let inspection = Self.inspection(of: bytes, named: file)
    var gathering = Gathering(inspection)
    var name: String?
    if let table = inspection.table {
      let layout = resolved(layout, for: table)
      name = layout?.name
      switch layout {
      case .schema(let schema): gathering.check(table, against: schema)
      // A header alone was told; there is nothing to add.
      case _ where table.rows.isEmpty: break
      case .tidy: gathering.checkTidy(table)
      case .wide: gathering.checkWide(table)
      case .automatic, nil: gathering.checkUnknown(table)
      }
    }
    return ValidationResult(
      file: file, schema: name, encodingName: inspection.encodingName,
      findings: gathering.findings)
  }

  private static func inspection(of bytes: [UInt8], named file: String) -> TableInspection {
    guard JSONRowReader.applies(to: bytes) else {
      return CSVReader().inspection(of: bytes, named: file)
    }
    do throws(DiagnosticList) {
      return TableInspection(
        table: try JSONRowReader().table(from: bytes, named: file), faults: [],
        encodingName: "UTF-8 (JSON)")
    } catch {
      return TableInspection(table: nil, faults: error.diagnostics)
    }
  }

  private func resolved(_ layout: Layout, for table: Table) -> Layout? {
    guard case .automatic = layout else { return layout }
    if let schema = TableSchema.best(of: schemas, for: table.header) { return .schema(schema) }
    let names = table.header.map { HalfWidth($0.text).text.lowercased() }
    if names.contains(where: TidyColumn.fiscalYear.names.contains) { return .tidy }
    return WideTableReader.yearColumnCount(names) >= 2 ? .wide : nil
  }
}

extension TableValidator.Layout {
  /// The name that is shown; none before the layout is known.
  fileprivate var name: String? {
    switch self {
    case .automatic: nil
    case .tidy: "tidy"
    case .wide: "wide"
    case .schema(let schema): schema.name
    }
  }
}

/// Findings as they come in.
private struct Gathering {
  private(set) var findings: [Finding] = []
  private let inspection: TableInspection
  /// Texts of cells by line and column.
  private var texts: [Place: String] = [:]

  private struct Place: Hashable {
    let line: Int
    let column: Int
  }

  init(_ inspection: TableInspection) {
    self.inspection = inspection
    if let table = inspection.table {
      for cell in table.header + table.rows.flatMap({ $0 }) {
        texts[Place(line: cell.line, column: cell.column)] = cell.text
      }
    }
    addReading(inspection.faults)
  }

  /// What readers say; of two errors at one place the first.
  private mutating func addReading(_ diagnostics: [Diagnostic], besides lines: Set<Int> = []) {
    var taken: Set<Place> = Set(
      findings.filter { $0.severity == .error }.compactMap { Self.place(of: $0.location) })
    for diagnostic in diagnostics {
      let place = Self.place(of: diagnostic.location)
      if let line = diagnostic.location.line, lines.contains(line) { continue }
      if diagnostic.severity == .error, let place, !taken.insert(place).inserted { continue }
      if let finding = Finding(diagnostic, found: place.flatMap { texts[$0] }) {
        findings.append(finding)
      }
    }
  }

  private static func place(of location: SourceLocation) -> Place? {
    guard let line = location.line, let column = location.column else { return nil }
    return Place(line: line, column: column)
  }

  /// Rules of notation; a cell that a reader refuses is told once.
  private mutating func addNotation(_ roled: RoledTable) {
    let check = NotationCheck(
      roled, isPlatformEncoding: inspection.isPlatformEncoding,
      faultLines: Set(inspection.faults.compactMap(\.location.line)))
    let refused = Set(
      findings.filter { $0.severity == .error || $0.item != nil }
        .compactMap { Self.place(of: $0.location) })
    for finding in check.findings {
      let isTold =
        finding.item.map { [.oneDatumACell, .numbersAlone].contains($0) } ?? false
        && (Self.place(of: finding.location).map(refused.contains) ?? false)
      if !isTold { findings.append(finding) }
    }
  }

  /// Lines on which the header stands again: what readers say of them misleads.
  private func repeatedHeaderLines(of table: Table) -> Set<Int> {
    Set(table.rows.filter { $0.repeats(table.header) }.compactMap(\.first?.line))
  }

  mutating func checkTidy(_ table: Table) {
    do throws(DiagnosticList) {
      let tidy = try TidyReader().inspection(of: table)
      addReading(tidy.faults + tidy.notes, besides: repeatedHeaderLines(of: table))
      let positions = tidy.columns.positions
      let id = positions[.seriesID] ?? positions[.seriesName]
      addNotation(
        RoledTable(
          table: table, roles: Self.roles(of: table, tidy.columns), idPosition: id,
          unitPosition: positions[.unit], needsUnits: true))
      let series = CheckedSeries.all(tidy, in: table)
      findings += PlausibilityCheck(series).findings
    } catch {
      addReading(error.diagnostics)
      addNotation(Self.plain(table))
    }
  }

  private static func roles(of table: Table, _ columns: TidyColumns) -> [CellRole] {
    var roles = [CellRole](repeating: .text, count: table.header.count)
    for (column, position) in columns.positions {
      switch column {
      case .fiscalYear: roles[position] = .year
      case .value, .valueLow, .valueHigh: roles[position] = .value
      case .target: roles[position] = .target
      case .seriesName, .unit: roles[position] = .label
      case .seriesID, .status, .direction, .ministryGrade, .qualifier, .measure, .seriesBreak,
        .sumOf,
        .publisher, .source:
        break
      // The source's own text, kept as it was printed.
      case .rawText, .place: roles[position] = .number
      }
    }
    return roles
  }

  private static func plain(_ table: Table) -> RoledTable {
    RoledTable(
      table: table, roles: [CellRole](repeating: .text, count: table.header.count),
      idPosition: nil, unitPosition: nil, needsUnits: false)
  }

  mutating func checkWide(_ table: Table) {
    let result = WideTableReader().result(in: table)
    let told = result.diagnostics.filter { diagnostic in
      switch diagnostic.problem {
      case IndicatorDataProblem.columnUnused: true
      default: diagnostic.severity == .error
      }
    }
    addReading(told, besides: repeatedHeaderLines(of: table))
    let layout = WideTableReader().layout(of: table)
    for (cell, role) in zip(table.header, layout.roles) where role == .value || role == .target {
      if let finding = NotationCheck.eraFinding(header: cell, in: table) {
        findings.append(finding)
      }
    }
    addNotation(layout)
    findings += PlausibilityCheck(CheckedSeries.all(result.series)).findings
  }

  mutating func check(_ table: Table, against schema: TableSchema) {
    // A result may well have no rows.
    findings.removeAll { finding in
      if case TableProblem.noDataRows? = finding.problem as? TableProblem { true } else { false }
    }
    findings += SchemaCheck(table, against: schema).findings
    let roles = table.header.map { ColumnKind.of($0.text)?.role ?? .text }
    addNotation(
      RoledTable(
        table: table, roles: roles, idPosition: nil, unitPosition: nil, needsUnits: false))
    findings += PlausibilityCheck(CheckedSeries.all(forecastsIn: table)).findings
  }

  mutating func checkUnknown(_ table: Table) {
    if table.header.allSatisfy({ (try? ValueNotation($0.text)) != nil }) {
      addReading([
        Diagnostic(
          .error, at: table.location(of: table.header[0]), IndicatorDataProblem.noHeader)
      ])
    } else {
      findings.append(
        Finding(
          .error, .schema, at: table.location(of: table.header[0]), found: table.header[0].text,
          SchemaProblem.unknownLayout(columns: table.header.map(\.text).filter { !$0.isEmpty })))
    }
    addNotation(Self.plain(table))
  }
}

extension WideTableReader {
  /// The roles of a wide table's columns.
  func layout(of table: Table) -> RoledTable {
    let sheet = SheetText(table.header.map(\.text).joined(separator: " "), file: table.file)
    let eras = EraContext(sheet)
    var cells = CellReader(sheet: sheet, eras: eras)
    var unitPosition: Int?
    var idPosition: Int?
    var roles: [CellRole] = []
    for (index, column) in columns(of: table, eras: eras, cells: &cells).enumerated() {
      switch column {
      case .values(let role, _):
        switch role {
        case .baseline, .actual, .latest: roles.append(.value)
        case .target, .annualTarget: roles.append(.target)
        case .grade, .rate, .mark: roles.append(.text)
        }
      case .baselineYear, .targetYear: roles.append(.year)
      case .unit:
        unitPosition = index
        roles.append(.text)
      case .id:
        idPosition = index
        roles.append(.text)
      case .name:
        idPosition = idPosition ?? index
        roles.append(.text)
      case .direction, .grade, .unused: roles.append(.text)
      }
    }
    return RoledTable(
      table: table, roles: roles, idPosition: idPosition, unitPosition: unitPosition,
      needsUnits: true)
  }
}
