import Indicators
import Tables

/// Reads the text of an evaluation sheet (政策チェックアップ評価書, 政策評価書, 数値目標の一覧) as PDF tools and web
/// pages give it.
///
/// Columns are known by what stands over them and by position, never by what would look likely: what can
/// be read in two ways is refused at its place, with the reason.
public struct CheckupSheetReader: Sendable {
  private let readsDays: Bool

  /// A reader.
  ///
  /// - Parameter readsDays: Whether a day beside a value, 2020年3月31日, stands for the fiscal year that it
  ///   falls in; otherwise it is refused.
  public init(readsDays: Bool = false) { self.readsDays = readsDays }

  /// Reads all indicators of a sheet.
  ///
  /// - Parameters:
  ///   - text: The text of the sheet.
  ///   - file: The sheet as the user named it, for messages.
  /// - Returns: The indicators, and notes and refusals in the order of the sheet.
  /// - Complexity: O(characters) but for headers, which look a few lines ahead.
  public func result(of text: String, named file: String) -> ImportResult {
    var reading = SheetReading(SheetText(text, file: file), readsDays: readsDays)
    reading.read()
    return reading.result()
  }
}
