import Tables

extension PanelBlockForecast {
  struct Plain {
    func append(_ n: Int, _ s: LongBlock.Series, _ b: LongBlock, to: PanelBlockForecast) -> Bool { false }
  }
  func plainForecasts(of block: LongBlock, given: [Int: Given]) -> Plain { Plain() }
}
