/// One file of a report's folder.
public struct ReportFile: Sendable {
  /// What it holds.
  public enum Content: Sendable {
    /// Bytes.
    case bytes([UInt8])
    /// A workbook, which writes itself to a file.
    case workbook(Workbook)
  }

  /// The path inside the folder, with / between its parts.
  public let path: String
  /// What it holds.
  public let content: Content

  init(_ path: String, text: String) {
    self.path = path
    content = .bytes(Array(text.utf8))
  }

  init(_ path: String, workbook: Workbook) {
    self.path = path
    content = .workbook(workbook)
  }
}
