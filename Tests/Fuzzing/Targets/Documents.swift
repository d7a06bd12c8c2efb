@testable import Forecasting
@testable import Indicators

/// JSON files: presets and rubrics.
@_cdecl("LLVMFuzzerTestOneInput")
public func documents(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Fuzz.bytes(start, count)
  if let preset = try? EmpiricalBayesPreset(file: bytes) {
    for kind in ValueKind.allCases { check(preset, of: kind) }
  }
  _ = try? GradingRubric(file: bytes)
  return 0
}

/// A preset that is taken gives figures.
private func check(_ preset: EmpiricalBayesPreset, of kind: ValueKind) {
  let observations = [3, 3.23, 4.3].enumerated().map {
    (period: FiscalYear(starting: 2020 + $0.offset), value: $0.element)
  }
  guard let series = try? TimeSeries(observations),
    let forecast = try? EmpiricalBayesMixture<FiscalYear>(preset: preset, kind: kind)
      .fit(to: series).forecast(horizon: 2)
  else { return }
  for step in forecast.steps {
    Fuzz.demandFinite(step.median, "a median under a read preset")
    Fuzz.demandProbability(
      step.distribution?.probability(atLeast: 4), "a chance under a read preset")
  }
}
