import Mikomi

/// Panels made from a seed: a level, a slope and noise, all years the same, as the peers make them.
enum MadeUpPanel {
  /// Series of the same years with values above 0.
  static func make(count: Int, length: Int, seed: UInt64 = 1) -> Panel {
    var stream = RandomStream(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(count * length)
    for _ in 0..<count {
      let level = 50 + 100 * stream.uniform()
      let slope = 6 * stream.uniform() - 3
      for year in 0..<length {
        values.append(level + slope * Double(year) + 10 * (stream.uniform() - 0.5))
      }
    }
    let years = (0..<count * length).map { Int32(2010 + $0 % length) }
    return Panel(offsets: (0...count).map { $0 * length }, years: years, values: values)
  }

  /// A target a fifth above the last value of each series.
  static func targets(_ panel: Panel) -> [PanelTarget?] {
    (0..<panel.seriesCount).map { series in
      PanelTarget(
        threshold: 1.2 * panel.values[panel.offsets[series + 1] - 1], direction: .atLeast)
    }
  }

  /// A series as the single models take it.
  static func series(_ index: Int, of panel: Panel) throws -> TimeSeries<FiscalYear> {
    try TimeSeries(
      panel.range(of: index).map {
        (period: FiscalYear(starting: Int(panel.years[$0])), value: panel.values[$0])
      })
  }
}
