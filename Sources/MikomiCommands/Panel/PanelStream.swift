import Forecasting
import IndicatorData
import Indicators
import Reporting
import StatisticalNumerics
import Tables

/// Takes a panel from rows in to rows out, some blocks at a time.
///
/// A round fills its blocks, reads them on all threads, looks in their order for series that come back,
/// forecasts them on all threads and writes them in their order: memory does not grow with the input, and
/// bytes do not depend on threads, blocks or how the input comes in pieces.
final class PanelStream {
  /// What was done.
  struct Summary {
    var seriesCount = 0
    var failedCount = 0
    var assumedDirectionCount = 0
    /// Reasons of the first failures.
    var messages: [CommandFailure.Message] = []
    /// Marks read as missing, in the order of their first appearance.
    var marks: [PanelMark] = []
    /// Whether the reader of the output went away.
    var readerIsGone = false
  }

  private let source: PanelSource
  private let output: StreamedOutput
  private let format: PanelFileFormat
  private let order: RowOrder
  private let threadCount: Int
  private let language: Language
  private let progress: ProgressLine?
  private var memory = SeriesMemory()
  private var lastIdentifier: [UInt8]?
  private var isHeaderWritten = false
  private var summary = Summary()
  private let slots: [PanelSlot]

  /// The number of blocks in a round.
  private static let slotCount = 8

  init(
    source: PanelSource, output: StreamedOutput, format: PanelFileFormat, order: RowOrder,
    threadCount: Int, inputName: String, language: Language, progress: ProgressLine?
  ) {
    self.source = source
    self.output = output
    self.format = format
    self.order = order
    self.threadCount = threadCount
    self.language = language
    self.progress = progress
    let layout = source.layout
    slots = (0..<Self.slotCount).map { _ in
      PanelSlot(layout: layout, format: format, file: inputName)
    }
  }

  /// Reads to the end of the input.
  func run() throws(CommandFailure) -> Summary {
    // The first block alone, so that its rows come out soon.
    var count = 1
    while true {
      var filled = 0
      var stopped: CommandFailure?
      do throws(CommandFailure) {
        while filled < count, let offset = try source.fill(slots[filled].block) {
          slots[filled].offset = offset
          filled += 1
        }
      } catch {
        // What came before a fault is forecast first, whichever blocks it came in.
        stopped = error
      }
      if filled > 0 { try takeRound(filled) }
      if summary.readerIsGone { return summary }
      if let stopped = stopped ?? source.fault() { throw stopped }
      guard filled > 0 else { break }
      count = Self.slotCount
    }
    if !isHeaderWritten { try write(Array(format.headerLine.utf8)) }
    return summary
  }

  private func takeRound(_ count: Int) throws(CommandFailure) {
    let slots = slots
    ParallelLoop.run(count: count, threadCount: threadCount) { slots[$0].read() }
    for slot in slots[..<count] {
      slot.line = source.countLines(of: slot.block)
      checkOrder(of: slot)
    }
    ParallelLoop.run(count: count, threadCount: threadCount) { slots[$0].forecast() }
    for slot in slots[..<count] {
      try gather(slot)
      if !isHeaderWritten {
        isHeaderWritten = true
        try write(Array(format.headerLine.utf8))
      }
      if try output.write(slot.forecasts.text.bytes) == .readerGone {
        summary.readerIsGone = true
        return
      }
      progress?.show(summary.seriesCount)
    }
  }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var receipt: Result<StreamedOutput.Receipt, CommandFailure> = .success(.taken)
    bytes.withUnsafeBytes { buffer in
      do throws(CommandFailure) {
        receipt = .success(try output.write(buffer))
      } catch {
        receipt = .failure(error)
      }
    }
    if try receipt.get() == .readerGone { summary.readerIsGone = true }
  }

  /// Finds series whose rows do not stand together.
  private func checkOrder(of slot: PanelSlot) {
    slot.disordered.removeAll(keepingCapacity: true)
    for (number, series) in slot.block.series.enumerated() {
      let identifier = slot.block.bytes(of: series.identifier)
      // A row that names no series, or in bytes that are no text, is refused for that.
      guard !identifier.isEmpty,
        !series.isOdd || String(validating: identifier, as: UTF8.self) != nil
      else { continue }
      switch order {
      case .any: break
      case .grouped:
        if !memory.insert(identifier) {
          slot.disordered[number] = .notGrouped(series: text(identifier))
        }
      case .ascending:
        if let last = lastIdentifier, !last.lexicographicallyPrecedes(identifier) {
          slot.disordered[number] = .notAscending(
            series: text(identifier), before: String(decoding: last, as: UTF8.self))
        } else {
          lastIdentifier = Array(identifier)
        }
      }
    }
  }

  private func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Adds what is to be said of a block; refuses the input if its first series cannot be read.
  private func gather(_ slot: PanelSlot) throws(CommandFailure) {
    if summary.seriesCount == 0, let first = slot.refusals.first, first.series == 0 {
      throw CommandFailure(badData: first.faults)
    }
    summary.seriesCount += slot.seriesCount
    summary.assumedDirectionCount += slot.forecasts.assumedDirectionCount
    let failures = slot.messages(in: language)
    summary.failedCount += failures.count
    let room = CommandFailure.messageLimit - summary.messages.count
    if room > 0 { summary.messages += failures.prefix(room) }
    for mark in slot.marks {
      if let index = summary.marks.firstIndex(where: { $0.mark == mark.mark }) {
        summary.marks[index].count += mark.count
      } else {
        summary.marks.append(mark)
      }
    }
  }
}
