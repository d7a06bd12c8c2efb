import IndicatorData
import Tables

/// Cuts an input into blocks of whole series.
final class PanelSource {
  /// What is read: the parts of the columns.
  let layout: PanelLayout

  /// The most bytes of an input whose rows are brought together.
  static let memoryLimit = 1 << 30
  /// The most bytes of a series: the 332 years that there are, 50 kB each.
  static let seriesLimit = 1 << 24

  /// Blocks grow from this size, so that the first rows come out soon, to the larger one.
  private static let sizes = (first: 1 << 16, largest: 1 << 20)

  private let input: InputBuffer
  private var cutter: GroupCutter
  private var regrouping: RowRegrouping?
  private var size = PanelSource.sizes.first
  /// The line, from 1, of the first block whose lines are not counted yet.
  private var line: Int
  /// Why the input cannot be read any further, and where, from 1 at the first byte not handed out.
  private var stop: (problem: PanelProblem, line: Int)?

  /// Opens an input and reads its header.
  ///
  /// - Parameters:
  ///   - path: A file, or - for standard input.
  ///   - isTabbed: Whether it is text between tabs without a header.
  ///   - names: The names of its columns.
  ///   - order: How its rows are ordered.
  ///   - direction: The better direction of targets where no row says so.
  /// - Throws: What is wrong with the input before its first row.
  init(
    _ path: String, isTabbed: Bool, names: PanelLayout.Names, order: RowOrder,
    direction: DirectionOption?
  ) throws(CommandFailure) {
    input = try InputBuffer(path)
    var wanted = 1 << 12
    var found: (layout: PanelLayout, line: Int)?
    while found == nil {
      try input.fill(to: wanted)
      do throws(DiagnosticList) {
        found = try Self.start(
          input, isTabbed: isTabbed, names: names, direction: direction)
      } catch {
        throw CommandFailure(badData: error)
      }
      wanted = 2 * max(wanted, input.bytes.count)
    }
    guard let found else { preconditionFailure("an input has a start or is refused") }
    layout = found.layout
    line = found.line
    cutter = GroupCutter(layout: layout.rows)
    if order == .any { regrouping = try regrouped() }
  }

  private static func start(
    _ input: InputBuffer, isTabbed: Bool, names: PanelLayout.Names, direction: DirectionOption?
  ) throws(DiagnosticList) -> (PanelLayout, Int)? {
    let bytes = input.bytes
    if isTabbed {
      guard
        let count = try LongStart.tabbedCellCount(
          bytes, named: input.name, isLast: input.isAtEnd)
      else { return nil }
      // A partition without rows is none that is wrong.
      let layout = try PanelLayout(
        tabbedCellCount: count == 0 ? 3 : count, file: input.name, direction: direction?.direction)
      input.take(LongStart.byteOrderMarkLength(bytes))
      return (layout, 1)
    }
    guard let start = try LongStart.read(bytes, named: input.name, isLast: input.isAtEnd) else {
      return nil
    }
    let layout = try PanelLayout(start.table, names: names, direction: direction?.direction)
    input.take(start.firstRow)
    return (layout, start.firstLine)
  }

  /// All rows in memory, series by series.
  private func regrouped() throws(CommandFailure) -> RowRegrouping {
    var wanted = 1 << 20
    while !input.isAtEnd {
      try input.fill(to: wanted)
      guard input.bytes.count <= Self.memoryLimit else {
        throw CommandFailure(.badData, .inputTooLarge(input.name, limit: Self.memoryLimit))
      }
      wanted = 2 * max(wanted, input.bytes.count)
    }
    // What follows a quote that is never closed is no row.
    if case .unterminatedQuote(let line) = cutter.cut(input.bytes, isLast: true) {
      throw fault(.unterminatedQuote, at: self.line + line - 1)
    }
    let regrouping = RowRegrouping(
      input.bytes, layout: layout.rows, line: line, offset: input.offset)
    input.take(input.bytes.count)
    return regrouping
  }

  /// Fills a block with the next series.
  ///
  /// - Returns: Where the block starts in the input; `nil` at its end, or where ``fault()`` says why.
  /// - Throws: ``CommandFailure`` 74.
  func fill(_ block: LongBlock) throws(CommandFailure) -> Int? {
    let size = self.size
    self.size = min(2 * size, Self.sizes.largest)
    if regrouping != nil {
      return regrouping?.fill(block, size: size) == true ? 0 : nil
    }
    var wanted = size
    while true {
      try input.fill(to: wanted)
      let bytes = input.bytes
      if bytes.isEmpty, input.isAtEnd { return nil }
      switch cutter.cut(bytes, isLast: input.isAtEnd) {
      case .at(let end):
        block.setText(UnsafeBufferPointer(rebasing: bytes[..<end]))
        let offset = input.offset
        input.take(end)
        return offset
      case .none:
        guard bytes.count <= Self.seriesLimit else {
          stop = (.seriesTooLarge(limit: Self.seriesLimit), 1)
          return nil
        }
        wanted = 2 * max(wanted, bytes.count)
      case .unterminatedQuote(let line):
        stop = (.unterminatedQuote, line)
        return nil
      }
    }
  }

  /// Why the input cannot be read any further, if so; asked when all lines before are counted.
  func fault() -> CommandFailure? { stop.map { fault($0.problem, at: line + $0.line - 1) } }

  /// Counts the lines of a block that was handed out, in the order of the input.
  ///
  /// - Returns: The line, from 1, on which it starts.
  func countLines(of block: LongBlock) -> Int {
    defer { line += block.lineCount }
    return line
  }

  private func fault(_ problem: PanelProblem, at line: Int) -> CommandFailure {
    CommandFailure(
      badData: DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: input.name, line: line), problem)
      ]))
  }
}
