import Forecasting

extension IndicatorForecast {
  /// Paths of the coming years of a record: by its own predictive law, or the sums of its parts'.
  ///
  /// - Parameters:
  ///   - record: The record forecast.
  ///   - horizon: Years past the record's latest actual.
  ///   - anchor: The position of the year in which the parts of a sum depend as stated.
  ///   - count: The number of paths.
  ///   - seed: The same seed gives the same paths.
  /// - Returns: The paths; `nil` for other models than the predictive one, which give single years only.
  /// - Complexity: O(count · horizon²) a part.
  func paths(
    of record: IndicatorRecord, horizon: Int, anchor: Int, count: Int, seed: UInt64
  ) -> SimulatedPaths? {
    guard model == .predictive else { return nil }
    guard case .sumOfParts(let correlation) = basis else {
      return ownPaths(of: record, horizon: horizon, count: count, seed: seed)
    }
    guard let origin = record.latest?.fiscalYear else { return nil }
    // By identifier, as the law of the sum takes them.
    let parts = record.parts.sorted {
      $0.indicator.id.utf8.lexicographicallyPrecedes($1.indicator.id.utf8)
    }
    var aligned: [SimulatedPaths] = []
    for (position, part) in parts.enumerated() {
      guard let latest = part.latest?.fiscalYear else { return nil }
      // Years of the total in which the part is known already.
      let ahead = origin.steps(to: latest)
      var known: [Double] = []
      if ahead > 0 {
        for step in 1...min(ahead, horizon) {
          guard let actual = part.actual(in: origin.advanced(by: step)) else { return nil }
          known.append(actual.value)
        }
      }
      guard known.count < horizon else {
        aligned.append(SimulatedPaths(repeating: known, count: count))
        continue
      }
      // Every part draws from a stream of its own; how they go together is decided by the sum.
      guard
        let paths = ownPaths(
          of: part, horizon: horizon - ahead, count: count, seed: seed &+ UInt64(position))
      else { return nil }
      aligned.append(paths.shifted(skipping: max(0, -ahead), after: known))
    }
    return try? SimulatedPaths.sum(
      of: aligned, anchor: anchor, correlation: correlation, seed: seed &+ UInt64(parts.count))
  }

  private func ownPaths(
    of record: IndicatorRecord, horizon: Int, count: Int, seed: UInt64
  ) -> SimulatedPaths? {
    if let related = record.relatedSeries {
      let bridge = IndicatorBridge(of: record, to: related, preset: preset)
      if bridge.isUsed {
        return try? bridge.mixture(of: record, preset: preset)?
          .paths(horizon: horizon, count: count, seed: seed)
      }
    }
    let model = EmpiricalBayesMixture<FiscalYear>(preset: preset, kind: record.valueKind)
    let series = record.timeSeries.suffix(ModelName.predictiveSeriesLimit)
    return try? model.fit(to: series).paths(horizon: horizon, count: count, seed: seed)
  }
}
