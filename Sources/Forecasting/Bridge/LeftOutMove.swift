import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the empirical Bayes mixture says of one period's move when it knows all others, before and after.
///
/// The measure of what a covariate has to beat: the law without it, given the same knowledge of the rest.
/// ## Method
/// The moves that stay known are those of ``MoveProcess``; the one left out is a unit move between them, whose
/// law given theirs is a Student t a class, with the stays of the other periods and the law's own widening
/// and shocks.
struct LeftOutMove {
  /// The law of the displacement of the period left out.
  let law: PredictiveDistribution

  /// The law of a period's move.
  ///
  /// - Parameters:
  ///   - period: The end of a span of one period between two neighbouring observations.
  ///   - model: The mixture.
  ///   - series: The observations.
  ///   - scale: The scale on which moves are measured.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: O(m³) for m other moves.
  init<Period: TimePeriod>(
    of period: Period, model: EmpiricalBayesMixture<Period>, series: TimeSeries<Period>,
    scale: MoveScale
  ) throws(ForecastingError) {
    var known: [(difference: Double, units: Range<Int>)] = []
    var (stays, moved, leftOut, next) = (0, 0, 0, 0)
    for (index, change) in series.changes.enumerated() {
      if series.periods[index + 1] == period {
        leftOut = next
        next += 1
      } else if change.difference == 0 {
        stays += change.span
      } else {
        let move = scale.move(from: series.values[index], to: series.values[index + 1])
        known.append((move, next..<next + change.span))
        next += change.span
        moved += change.span
      }
    }
    let parameters = model.preset.parameters(for: model.kind)
    let a = parameters.stayPrior.stays + Double(stays)
    let b = parameters.stayPrior.moves + Double(moved)
    let stay = a / (a + b)

    var laws: [PredictiveDistribution] = []
    var scores: [Double] = []
    for process in model.preset.classes {
      let view: ClassView
      do throws(LinearAlgebraError) {
        view = try ClassView(process, known: known, leftOut: leftOut)
      } catch {
        throw .outOfRange
      }
      scores.append(log(process.weight) + view.logEvidence)
      func law(_ factor: Double) -> PredictiveDistribution {
        .studentT(
          degreesOfFreedom: view.degreesOfFreedom, location: view.centre,
          scale: factor * parameters.widening * view.scale)
      }
      laws.append(
        .mixture(
          of: [law(1), law(parameters.shockFactor)],
          weights: [1 - parameters.shockProbability, parameters.shockProbability]))
    }
    let best = scores.max() ?? 0
    let shares = scores.map { exp($0 - best) }
    let total = shares.reduce(0, +)
    guard total.isFinite, total > 0 else { throw .outOfRange }
    let point = PredictiveDistribution.studentT(degreesOfFreedom: 1, location: 0, scale: 0)
    self.law = .mixture(
      of: laws + [point], weights: shares.map { (1 - stay) * $0 / total } + [stay])
  }

  /// One class's view of the move left out.
  private struct ClassView {
    let logEvidence: Double
    let degreesOfFreedom: Double
    let centre: Double
    let scale: Double

    init(
      _ process: EmpiricalBayesPreset.ProcessClass,
      known: [(difference: Double, units: Range<Int>)], leftOut: Int
    ) throws(LinearAlgebraError) {
      func covariance(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
        rows.reduce(0) { total, row in
          columns.reduce(total) {
            $0 + MoveDesign.autocovariance(of: process, lag: abs(row - $1))
          }
        }
      }
      let m = known.count
      var a = Matrix(zerosWithRowCount: m, columnCount: m)
      for i in 0..<m {
        for j in 0..<m { a[i, j] = covariance(known[i].units, known[j].units) }
      }
      let factor = try Cholesky(factoring: a)
      let unit = leftOut..<leftOut + 1
      let residuals = known.map { $0.difference - process.drift * Double($0.units.count) }
      let solved = try factor.solution(for: residuals)
      let q = zip(residuals, solved).reduce(0) { $0 + $1.0 * $1.1 }
      let x = known.map { covariance($0.units, unit) }
      let gain = try factor.solution(for: x)
      let variance = covariance(unit, unit) - zip(x, gain).reduce(0) { $0 + $1.0 * $1.1 }

      let nu = process.degreesOfFreedom
      let df = nu + Double(m)
      let priorSum = nu * process.scale * process.scale
      degreesOfFreedom = df
      centre = process.drift + zip(x, solved).reduce(0) { $0 + $1.0 * $1.1 }
      scale = ((priorSum + q) / df * max(0, variance)).squareRoot()
      logEvidence =
        lgamma(df / 2) - lgamma(nu / 2) - Double(m) / 2 * log(Double.pi * priorSum)
        - factor.logDeterminant() / 2 - df / 2 * log1p(q / priorSum)
    }
  }
}
