import Indicators

/// The indicators of policy goal 43, R6 check-up (Ministry of Land, Infrastructure, Transport and
/// Tourism, August R7), as printed in the sheet.
enum GoalFortyThree {
  static let construction = record(
    "114-1", [(2020, 3, 2.5..<3.5), (2021, 3.230, 3.2295..<3.2305), (2022, 4.3, 4.2995..<4.3005)],
    target: 4)
  static let transport = record(
    "114-2",
    [(2020, 6, 5.5..<6.5), (2021, 7.214, 7.2135..<7.2145), (2022, 7.827, 7.8265..<7.8275)],
    target: 8)

  static func record(
    _ id: String, _ values: [(Int, Double, Range<Double>)], target: Double,
    unit: String = "兆円"
  ) -> IndicatorRecord {
    let unit = Indicator.Unit(unit)
    return IndicatorRecord(
      indicator: Indicator(id: id, name: id, unit: unit),
      actuals: values.map {
        Actual(fiscalYear: FiscalYear(starting: $0), value: $1, roundingInterval: $2)
      },
      unobservedYears: [2023, 2024].map {
        UnobservedYear(fiscalYear: FiscalYear(starting: $0), status: .pending)
      },
      statedBaseline: IndicatorRecord.Baseline(
        fiscalYear: FiscalYear(starting: values[0].0), value: values[0].1, isStated: true),
      targets: [
        Target(
          fiscalYear: FiscalYear(era: .reiwa, year: 7), criterion: .atLeast(target), unit: unit)
      ])
  }

  /// A series of values from 2015 on, without baseline or rounding.
  static func plain(
    _ values: [Double], targets: [Target] = [], unit: String = ""
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: Indicator(id: "plain", name: "plain", unit: Indicator.Unit(unit)),
      actuals: values.enumerated().map {
        Actual(fiscalYear: FiscalYear(starting: 2015 + $0), value: $1)
      },
      targets: targets)
  }

  static func target(_ year: Int, _ criterion: Target.Criterion) -> Target {
    Target(
      fiscalYear: FiscalYear(starting: year), criterion: criterion, unit: Indicator.Unit(""))
  }
}
