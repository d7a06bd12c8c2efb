import Tables

/// Refuses an input whose lines do not end before it fills the memory.
struct LineGuard {
  /// The longest line that is read, in bytes.
  static let limit = 4 << 20

  private let file: String
  private var length = 0
  private var line = 1
  /// Whether the input is JSON, which may stand in one line.
  private var isJSON: Bool?

  init(file: String) { self.file = file }

  /// Counts the next bytes.
  ///
  /// - Throws: ``CommandFailure`` 65 for a line beyond the limit.
  mutating func add(_ bytes: ArraySlice<UInt8>) throws(CommandFailure) {
    if isJSON == nil { isJSON = JSONRowReader.applies(to: Array(bytes.prefix(512))) }
    if isJSON == true { return }
    for byte in bytes {
      length += 1
      // A carriage return ends lines too; the line feed after one is a line of length 1.
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0A { line += 1 }
        length = 0
      }
      if length > Self.limit {
        throw CommandFailure(
          badData: DiagnosticList([
            Diagnostic(
              .error, at: SourceLocation(file: file, line: line),
              TableProblem.lineTooLong(limit: Self.limit))
          ]))
      }
    }
  }
}
