import Forecasting
import IndicatorData
import Tables

/// Reads a series at whole-numbered periods from an input as it comes in.
struct LongSeriesReading: ~Copyable {
  /// The values.
  private(set) var columns = PeriodColumns()
  /// What the input says of the series.
  private(set) var cells: PeriodCellReading
  /// The line of the last row with a value.
  private(set) var lastLine = 1
  private var faults: [Diagnostic] = []

  private let input: InputBuffer
  private var reader: PeriodRowReader

  /// What is read at a time.
  private static let pieceSize = 1 << 20
  /// After so many faults no more are looked for.
  private static let faultLimit = 1_000

  /// Whether an input is a series at periods: its header says so.
  ///
  /// - Parameter input: At its beginning; nothing is taken from it.
  /// - Returns: Whether it has a column of periods.
  /// - Throws: ``CommandFailure`` 74.
  static func applies(to input: InputBuffer) throws(CommandFailure) -> Bool {
    var wanted = 1 << 12
    while true {
      try input.fill(to: wanted)
      let bytes = input.bytes
      if let header = LongStart.header(bytes, isLast: input.isAtEnd) {
        return PeriodLayout.applies(to: header)
      }
      // No header is that long.
      guard !input.isAtEnd, bytes.count < CSVReader.cellLimit, !bytes.contains(0) else {
        return false
      }
      wanted = 2 * max(wanted, bytes.count)
    }
  }

  /// Reads an input whole.
  ///
  /// - Throws: All that is wrong with it.
  static func read(_ input: InputBuffer) throws(CommandFailure) -> LongSeriesReading {
    var wanted = 1 << 12
    var start: LongStart?
    var layout: PeriodLayout?
    while start == nil {
      try input.fill(to: wanted)
      do throws(DiagnosticList) {
        start = try LongStart.read(input.bytes, named: input.name, isLast: input.isAtEnd)
        if let start { layout = try PeriodLayout(start.table) }
      } catch {
        throw CommandFailure(badData: error)
      }
      wanted = 2 * max(wanted, input.bytes.count)
    }
    guard let start, let layout else {
      preconditionFailure("an input has a start or is refused")
    }
    input.take(start.firstRow)
    var reading = LongSeriesReading(input, layout, firstLine: start.firstLine)
    try reading.readRows()
    try reading.judge(firstLine: start.firstLine)
    return reading
  }

  private init(_ input: InputBuffer, _ layout: PeriodLayout, firstLine: Int) {
    self.input = input
    cells = PeriodCellReading(layout)
    reader = PeriodRowReader(roles: layout.roles, firstLine: firstLine)
  }

  /// Refuses what was read, if anything is wrong with it.
  private func judge(firstLine: Int) throws(CommandFailure) {
    guard faults.isEmpty else { throw CommandFailure(badData: DiagnosticList(faults)) }
    try input.expectUnchanged()
    guard columns.count > 0 else { throw fault(PeriodProblem.noValue, line: nil) }
    if let kind = CalendarPeriods.kind(count: columns.count, runs: columns.runs) {
      throw fault(
        PeriodProblem.looksLikeDates(
          kind, first: columns.runs[0].firstPeriod, last: columns.lastPeriod), line: firstLine)
    }
  }

  /// A fault of the input at a line of it.
  func fault(_ problem: any Problem, line: Int?) -> CommandFailure {
    CommandFailure(
      badData: DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: input.name, line: line), problem)
      ]))
  }

  private mutating func readRows() throws(CommandFailure) {
    var wanted = Self.pieceSize
    while faults.count < Self.faultLimit {
      try input.fill(to: wanted)
      let (taken, stop) = reader.read(input.bytes, isLast: input.isAtEnd, into: &columns)
      if taken > 0 { lastLine = reader.line - 1 }
      input.take(taken)
      wanted = Self.pieceSize
      switch stop {
      case .row(let byteCount, let lineCount):
        let isStopped = try readRow(UnsafeBufferPointer(rebasing: input.bytes[..<byteCount]))
        reader.skip(lineCount: lineCount)
        input.take(byteCount)
        if isStopped { return }
      case .unterminatedQuote:
        throw fault(TableProblem.unterminatedQuote, line: reader.line)
      case .end:
        if input.isAtEnd { return }
        guard input.bytes.count <= LineGuard.limit else {
          throw fault(TableProblem.lineTooLong(limit: LineGuard.limit), line: reader.line)
        }
        wanted = Self.pieceSize + input.bytes.count
      }
    }
  }

  /// Reads a row that is not plain; says whether nothing more can be read after it.
  private mutating func readRow(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(CommandFailure) -> Bool {
    let row: PeriodCellReading.Row
    let texts: [Table.Cell]
    do throws(DiagnosticList) {
      guard let found = try reader.cells(of: bytes, offset: input.offset, file: input.name) else {
        return false
      }
      texts = found
      row = try cells.read(texts)
    } catch {
      faults += error.diagnostics
      if case .secondSeries? = error.diagnostics.first?.problem as? PeriodProblem { return true }
      return false
    }
    guard let value = row.value else { return false }
    switch columns.append(value, at: row.period) {
    case .taken:
      lastLine = reader.line
      return false
    case .repeated:
      faults.append(cells.periodFault(.repeated(period: row.period), in: texts))
      return false
    case .descending:
      faults.append(
        cells.periodFault(
          .descending(period: row.period, before: columns.lastPeriod), in: texts))
      return true
    case .full:
      faults.append(
        cells.periodFault(.tooManyValues(limit: PeriodColumns.limit), in: texts))
      return true
    case .outOfMemory(let missing):
      throw CommandFailure(.inputOutput, .addressSpace(missing: missing))
    }
  }
}
