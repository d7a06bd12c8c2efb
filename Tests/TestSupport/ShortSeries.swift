/// The series of `ReferenceValues/short-series-forecasts`, with their thresholds.
package enum ShortSeries {
  /// One observation.
  package struct Observation: Sendable {
    package let year: Int
    package let value: Double
  }

  /// Each series by name.
  package static let all: [(name: String, observations: [Observation])] = [
    ("114-1", make([2020: 3, 2021: 3.230, 2022: 4.300])),
    ("114-2", make([2020: 6, 2021: 7.214, 2022: 7.827])),
    ("114-total", make([2020: 9, 2021: 10.444, 2022: 12.127])),
    ("192", make([2019: 48, 2020: 42, 2021: 42, 2022: 57])),
    ("gap", make([2012: 10.5, 2013: 12.25, 2016: 11.75, 2018: 14.5, 2019: 15.125, 2022: 16])),
    (
      "eight",
      make([
        2015: 583, 2016: 615, 2017: 665, 2018: 686, 2019: 725, 2020: 783, 2021: 731, 2022: 802,
      ])
    ),
  ]

  private static func make(_ values: [Int: Double]) -> [Observation] {
    values.sorted { $0.key < $1.key }.map { Observation(year: $0.key, value: $0.value) }
  }
}
