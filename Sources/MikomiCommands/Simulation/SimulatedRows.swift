import Forecasting
import Tables

/// Writes simulated series as rows.
struct SimulatedRows: Sendable {
  private let panel: SimulatedPanel
  private let hasTargets: Bool
  private let isTabbed: Bool
  /// Digits of the greatest number of a series.
  private let identifierDigits: Int

  /// The number of series in a block.
  let blockSeriesCount: Int

  init(panel: SimulatedPanel, hasTargets: Bool, isTabbed: Bool) {
    self.panel = panel
    self.hasTargets = hasTargets
    self.isTabbed = isTabbed
    identifierDigits = String(panel.seriesCount - 1).count
    blockSeriesCount = max(1, 1 << 15 / panel.pointCount)
  }

  /// Writes one block of series.
  ///
  /// - Parameters:
  ///   - block: Its number from 0.
  ///   - text: It is overwritten.
  func write(block: Int, to text: TextBlock) {
    text.removeAll()
    var series = SimulatedPanel.Series()
    let first = block * blockSeriesCount
    let separator: UInt8 = isTabbed ? 0x09 : 0x2C
    var identifier: [UInt8] = []
    for number in first..<min(first + blockSeriesCount, panel.seriesCount) {
      panel.draw(number, into: &series)
      identifier = Array("S".utf8)
      let digits = Array(String(number).utf8)
      identifier += [UInt8](repeating: 0x30, count: identifierDigits - digits.count) + digits
      identifier.append(separator)
      identifier.withUnsafeBytes { start in
        for index in series.years.indices {
          text.append(start)
          text.append(integer: series.years[index])
          text.append(separator)
          append(series.figures[index], decimals: series.decimals, to: text)
          if hasTargets { text.append(isTabbed ? "\t\\N\t\\N" : ",,") }
          text.append(0x0A)
        }
        guard hasTargets else { return }
        text.append(start)
        text.append(integer: SimulatedPanel.lastYear + 3)
        text.append(isTabbed ? "\t\\N\t" : ",,")
        append(series.target, decimals: series.decimals, to: text)
        text.append(separator)
        text.append(series.isUpBetter ? "up" : "down")
        text.append(0x0A)
      }
    }
  }

  /// A number with trailing zeros left out: 12.50 is 12.5.
  private func append(_ figure: Int, decimals: Int, to text: TextBlock) {
    var (figure, decimals) = (figure, decimals)
    while decimals > 0, figure % 10 == 0 {
      figure /= 10
      decimals -= 1
    }
    text.append(decimal: UInt64(figure.magnitude), decimals: decimals, isNegative: figure < 0)
  }
}
