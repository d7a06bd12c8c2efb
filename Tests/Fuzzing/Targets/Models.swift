import Forecasting
import Indicators
import StatisticalNumerics

/// Every model on arbitrary finite doubles: a reason, or a law whose figures agree.
///
/// The median is finite; a quantile beyond the range of doubles is infinite, and files leave it blank.
///
/// The input is a model, a horizon and a kind, then up to 20 years with a gap byte and a double each.
@_cdecl("LLVMFuzzerTestOneInput")
public func models(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Fuzz.bytes(start, count)
  guard bytes.count >= 12 else { return 0 }
  let model = ModelName.allCases[Int(bytes[0]) % ModelName.allCases.count]
  let horizon = Int(bytes[1] % 8) + 1
  let kind = ValueKind.allCases[Int(bytes[2]) % ValueKind.allCases.count]
  var year = 2000
  var observations: [(period: FiscalYear, value: Double)] = []
  for start in stride(from: 3, to: bytes.count - 8, by: 9).prefix(20) {
    year += Int(bytes[start] % 3) + 1
    let pattern = bytes[start + 1..<start + 9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let value = Double(bitPattern: pattern)
    if value.isFinite { observations.append((FiscalYear(starting: year), value)) }
  }
  guard let series = try? TimeSeries(observations),
    let forecast = try? model.forecast(series, horizon: horizon, kind: kind)
  else { return 0 }
  for step in forecast.steps {
    Fuzz.demandFinite(step.median, "\(model.rawValue): the median")
    if let law = step.distribution { check(law, of: model) }
  }
  return 0
}

private func check(_ law: PredictiveDistribution, of model: ModelName) {
  var last = -Double.infinity
  for probability in [0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999] {
    let quantile = law.quantile(at: probability)
    Fuzz.demand(!quantile.isNaN, "\(model.rawValue): the \(probability) quantile is a number")
    Fuzz.demand(quantile >= last, "\(model.rawValue): quantiles rise")
    last = quantile
    if quantile.isFinite {
      Fuzz.demandProbability(law.probability(atLeast: quantile), "\(model.rawValue): a chance")
    }
  }
  let median = law.quantile(at: 0.5)
  // Where neighbouring doubles are far apart in the law, one just below the median holds the half; below
  // the normal doubles a number has too few digits to tell.
  Fuzz.demand(
    abs(median) < 1e-290 || law.probability(atLeast: median - 4 * median.ulp) >= 0.5 - 1e-6,
    "\(model.rawValue): half lies at the median or above")
}
