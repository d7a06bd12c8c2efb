import Mikomi

/// Panels through the engine, and their series one after another.
enum PanelBenchmarks {
  private struct Input {
    let panel: Panel
    let targets: [PanelTarget?]
    let engine: PanelEngine
  }

  static func register() {
    for count in [1_000, 10_000, 100_000] {
      measure("trend", .linear, count: count, length: 10, horizons: [1, 2, 3])
      measure("walk", .randomWalkWithDrift, count: count, length: 10, horizons: [1, 2, 3])
    }
    for count in [100, 1_000, 10_000] {
      measure(
        "predictive probability", .predictive, count: count, length: 5, horizons: [1],
        coverages: [], hasMedian: false)
      measure("predictive law", .predictive, count: count / 10, length: 5, horizons: [1, 2, 3])
    }
    lineByQR(count: 1_000)
  }

  private static func measure(
    _ name: String, _ model: ModelName, count: Int, length: Int, horizons: [Int],
    coverages: [Coverage] = [.percent50, .percent80, .percent95], hasMedian: Bool = true
  ) {
    let input = {
      let panel = made(count: count, length: length)
      return Input(
        panel: panel, targets: targets(of: panel),
        engine: PanelEngine(
          model: .named(model), horizons: horizons, coverages: coverages, hasMedian: hasMedian))
    }
    Work.measure(
      "\(name), engine, \(count) series", input: input,
      run: { $0.engine.forecast($0.panel, targets: $0.targets) },
      holds: { input, result in
        [0, count / 2, count - 1].allSatisfy { index in
          guard let law = single(index, of: input.panel, model: model, horizons: horizons),
            let target = input.targets[index],
            let own = result.value(
              .probability, ofSeries: index, horizonIndex: horizons.count - 1)
          else { return false }
          return abs(law.probability(atLeast: target.threshold) - own) <= 1e-9
        }
      })
    // A tenth of the series where one takes as long as thousands in the engine.
    let few = max(1, count / 10)
    Work.measure(
      "\(name), one by one, \(few) series", input: input,
      run: { input in
        (0..<few).reduce(0.0) { sum, index in
          guard let target = input.targets[index],
            let law = single(index, of: input.panel, model: model, horizons: horizons)
          else { return .nan }
          let ends = coverages.reduce(0.0) { $0 + law.centralInterval(coverage: $1).upperBound }
          return sum + ends + law.probability(atLeast: target.threshold)
        }
      }, holds: { $1.isFinite })
  }

  /// The naive line: a design and a pivoted QR for each series.
  private static func lineByQR(count: Int) {
    Work.measure(
      "trend, QR a series, \(count) series", input: { made(count: count, length: 10) },
      run: { panel in
        (0..<count).map { index in
          let years = panel.range(of: index).map { Double(panel.years[$0]) }
          let design = DesignMatrix(
            rowCount: years.count, regressors: [DesignMatrix.Regressor("year", values: years)])
          let model = try? LinearModel.fit(
            response: Array(panel.values[panel.range(of: index)]), design: design)
          return model?.coefficients[1] ?? .nan
        }
      },
      holds: { panel, slopes in
        // The step from one median to the next is the slope.
        let result = PanelEngine(model: .named(.linear), coverages: []).forecast(panel)
        return slopes.indices.allSatisfy { index in
          guard let one = result.value(.median, ofSeries: index, horizonIndex: 0),
            let two = result.value(.median, ofSeries: index, horizonIndex: 1)
          else { return false }
          return abs(two - one - slopes[index]) < 1e-9
        }
      })
  }

  private static func single(
    _ index: Int, of panel: Panel, model: ModelName, horizons: [Int]
  ) -> PredictiveDistribution? {
    let observations = panel.range(of: index).map {
      (period: FiscalYear(starting: Int(panel.years[$0])), value: panel.values[$0])
    }
    guard let series = try? TimeSeries(observations), let horizon = horizons.last else {
      return nil
    }
    return try? model.forecast(series, horizon: horizon).steps[horizon - 1].distribution
  }

  /// Lines with noise, from a seed.
  private static func made(count: Int, length: Int) -> Panel {
    var stream = RandomStream(seed: 1)
    var panel = Panel()
    for _ in 0..<count {
      let (level, slope) = (50 + 100 * stream.uniform(), 6 * stream.uniform() - 3)
      for year in 0..<length {
        panel.append(
          year: Int32(2010 + year),
          value: level + slope * Double(year) + 10 * (stream.uniform() - 0.5))
      }
      panel.endSeries()
    }
    return panel
  }

  private static func targets(of panel: Panel) -> [PanelTarget?] {
    (0..<panel.seriesCount).map {
      PanelTarget(
        threshold: 1.2 * panel.values[panel.offsets[$0 + 1] - 1], direction: .atLeast)
    }
  }
}
