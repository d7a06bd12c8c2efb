import Forecasting
import Indicators

/// What JSON says of a total: its parts, and the chance by how they move together.
enum TotalDocument {
  /// The member `sum` of a verdict; null for what is no total.
  static func value(of assessment: Assessment) -> JSONValue {
    let record = assessment.record
    guard record.isTotal else { return .null }
    func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    var wanting: JSONValue = .null
    if case .ownValuesForWantOfPart(let part) = assessment.forecast?.basis {
      wanting = .string(part)
    }
    let outlook = assessment.sumOutlook()
    let estimate = outlook.map { outlook in
      JSONValue.object([
        ("correlation", optional(outlook.estimate.correlation)),
        ("lo_95", .number(outlook.estimate.interval.lowerBound)),
        ("hi_95", .number(outlook.estimate.interval.upperBound)),
        ("n_moves", .integer(outlook.estimate.moveCount)),
        ("is_hardly_known", .integer(outlook.estimate.isHardlyKnown ? 1 : 0)),
        ("prob_meet_raw", optional(outlook.estimated?.attainmentProbability)),
        ("prob_min", .number(outlook.probabilityRange.lowerBound)),
        ("prob_max", .number(outlook.probabilityRange.upperBound)),
      ])
    }
    return .object([
      ("parts", .array(record.parts.map { .string($0.indicator.id) })),
      ("correlation", optional(assessment.forecast?.basis.correlation)),
      ("part_without_forecast", wanting),
      (
        "probabilities",
        .array(
          (outlook?.stated ?? []).map {
            .object([
              ("correlation", .number($0.correlation)),
              ("prob_meet_raw", .number($0.attainmentProbability)),
            ])
          })
      ),
      ("estimate", estimate ?? .null),
    ])
  }
}
