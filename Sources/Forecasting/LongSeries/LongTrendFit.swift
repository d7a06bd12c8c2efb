import StatisticalNumerics

/// A long series that threads only read.
struct SharedSeries: @unchecked Sendable {
  let values: UnsafeBufferPointer<Double>
  let axis: PeriodAxis
}

/// The line in the form that residuals are taken from: at cycle k of season m, origin + firsts[m] + k rise.
struct CyclicLine: Sendable {
  let origin: Double
  let firsts: [Double]
  let cycleSlope: Double
}

/// The coefficients of a long trend and what their variances come from, times counted from the first period.
struct LongTrendFit: Sendable {
  private enum Law: Sendable {
    case closedForm(SeasonalTrend)
    case factorization(LongLinearModel, TimeScale)
  }

  /// Times as the factorization has them: −1 … 1.
  private struct TimeScale: Sendable {
    let centre: Double
    let halfSpan: Double

    func scaled(_ time: Int) -> Double { (Double(time) - centre) / halfSpan }
  }

  private let law: Law
  private let season: Int
  let line: CyclicLine
  let slope: Double
  let levels: [Double]

  /// A fit in closed form.
  init(
    consecutive series: SharedSeries, season: Int, threadCount: Int
  ) throws(LongTrendError) {
    do throws(SeasonalTrend.Fault) {
      let trend = try SeasonalTrend.fit(
        sharing: series.values, season: season, threadCount: threadCount)
      law = .closedForm(trend)
      self.season = season
      line = CyclicLine(
        origin: trend.origin, firsts: trend.firsts, cycleSlope: trend.cycleSlope)
      slope = trend.slope
      levels = trend.levels
    } catch {
      switch error {
      case .tooFewValues(let required, let found):
        throw .tooFewValues(required: required, found: found)
      case .nonFiniteValue(let position): throw .nonFiniteValue(position: position)
      case .outOfRange: throw .outOfRange
      }
    }
  }

  /// A fit by factorization: columns are the seasons, then the time.
  init(withGaps series: SharedSeries, season: Int, threadCount: Int) throws(LongTrendError) {
    let axis = series.axis
    let halfSpan = Double(axis.lastPeriod - axis.firstPeriod) / 2
    let scale = TimeScale(centre: halfSpan, halfSpan: halfSpan)
    let origin = series.values[0]
    let names = (1...season).map { "season \($0)" } + ["time"]
    do throws(LinearModelError) {
      let model = try LongLinearModel.fit(
        rowCount: axis.count, regressorNames: names, hasIntercept: false,
        threadCount: threadCount
      ) { rows, column, target in
        switch column {
        case season + 1:
          for (offset, row) in rows.enumerated() { target[offset] = series.values[row] - origin }
        case season:
          axis.forEachStretch(in: rows) { stretch, first in
            let start = stretch.lowerBound - rows.lowerBound
            for offset in 0..<stretch.count {
              target[start + offset] = scale.scaled(first + offset)
            }
          }
        default:
          target.update(repeating: 0)
          axis.forEachStretch(in: rows) { stretch, first in
            let start = stretch.lowerBound - rows.lowerBound
            let ahead = (column - first % season + season) % season
            for offset in stride(from: ahead, to: stretch.count, by: season) {
              target[start + offset] = 1
            }
          }
        }
      }
      let (time, start) = (model.coefficients[season], scale.scaled(0))
      let slope = time / halfSpan
      let above = (0..<season).map { model.coefficients[$0] + time * start }
      guard model.rank == season + 1, slope.isFinite, above.allSatisfy(\.isFinite),
        model.residualStandardDeviation?.isFinite ?? true
      else { throw LinearModelError.linearAlgebra(.nonFiniteResult(routine: "coefficients")) }
      law = .factorization(model, scale)
      self.season = season
      self.slope = slope
      line = CyclicLine(
        origin: origin, firsts: (0..<season).map { above[$0] + slope * Double($0) },
        cycleSlope: slope * Double(season))
      levels = above.map { origin + $0 }
    } catch {
      if let position = series.values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFiniteValue(position: position)
      }
      throw .outOfRange
    }
  }

  var method: LongTrend.Method {
    if case .closedForm = law { .closedForm } else { .factorization }
  }

  var residualStandardDeviation: Double? {
    switch law {
    case .closedForm(let trend): trend.residualStandardDeviation
    case .factorization(let model, _): model.residualStandardDeviation
    }
  }

  func value(at time: Int) -> Double {
    switch law {
    case .closedForm(let trend): trend.value(at: time)
    case .factorization:
      line.origin + (line.firsts[time % season] + line.cycleSlope * Double(time / season))
    }
  }

  /// The variance of the line's own value at a time, over the residual variance.
  func leverage(at time: Int) -> Double {
    switch law {
    case .closedForm(let trend): trend.leverage(at: time)
    case .factorization(let model, let scale):
      model.leverage(at: row(season: time % season, scaledTime: scale.scaled(time)))
    }
  }

  /// The variance of the slope, over the residual variance.
  var slopeLeverage: Double {
    switch law {
    case .closedForm(let trend): trend.slopeLeverage
    case .factorization(let model, let scale):
      model.leverage(at: row(season: nil, scaledTime: 1 / scale.halfSpan))
    }
  }

  /// The variance of a season's level at the first period, over the residual variance.
  func levelLeverage(of m: Int) -> Double {
    switch law {
    case .closedForm(let trend): trend.levelLeverage(of: m)
    case .factorization(let model, let scale):
      model.leverage(at: row(season: m, scaledTime: scale.scaled(0)))
    }
  }

  private func row(season m: Int?, scaledTime: Double) -> [Double] {
    (0..<season).map { $0 == m ? 1 : 0 } + [scaledTime]
  }
}
