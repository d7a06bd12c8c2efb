import Forecasting
import Indicators
import Tables

/// What is said of totals, for the texts of verdicts, forecasts and what-ifs.
struct TotalText: Sendable {
  private let wording: any ReportWording
  private let phrases: any TotalWording

  init(language: Language) {
    wording = language.reportWording
    phrases = language.totalWording
  }

  var correlationLabel: String { phrases.correlationLabel }

  /// The chance under stated correlations and under what the parts' moves tell; `nil` for what is no sum.
  func correlationText(_ assessment: Assessment) -> String? {
    guard let outlook = assessment.sumOutlook() else { return nil }
    func figure(_ probability: Double) -> String {
      wording.figure(ProbabilityRounding(probability, confidence: assessment.confidence).met)
    }
    let stated = outlook.stated.map {
      phrases.chance(
        at: NumberText.shortest($0.correlation), figure: figure($0.attainmentProbability))
    }
    let range = outlook.probabilityRange
    let (least, greatest) = (figure(range.lowerBound), figure(range.upperBound))
    let estimate = outlook.estimate
    guard let correlation = estimate.correlation, let estimated = outlook.estimated else {
      let text = phrases.notEstimated(
        moveCount: estimate.moveCount, needed: CorrelationEstimate.leastMoveCount)
      return [
        phrases.taken(stated), phrases.overAll(text, least: least, greatest: greatest),
      ].joined(separator: "\n")
    }
    let text = phrases.estimated(
      Self.decimal(correlation), from: Self.decimal(estimate.interval.lowerBound),
      to: Self.decimal(estimate.interval.upperBound), moveCount: estimate.moveCount)
    return [
      phrases.taken(stated),
      phrases.overInterval(
        estimate.isHardlyKnown ? phrases.hardlyKnown(text) : text,
        figure: figure(estimated.attainmentProbability), least: least, greatest: greatest),
    ].joined(separator: "\n")
  }

  /// How a sum is forecast.
  func method(
    _ basis: IndicatorForecast.Basis, of record: IndicatorRecord, preset: EmpiricalBayesPreset,
    origin: String
  ) -> String {
    phrases.method(
      parts: Self.names(of: record), correlation: NumberText.shortest(basis.correlation ?? 0),
      preset: preset.name, actualCount: basis.actualCount(of: record), origin: origin)
  }

  /// How a sum is forecast, on one line.
  func methodLine(
    _ basis: IndicatorForecast.Basis, of record: IndicatorRecord, preset: EmpiricalBayesPreset,
    origin: String
  ) -> String {
    method(basis, of: record, preset: preset, origin: origin)
      .split(separator: "\n").joined(separator: wording.language == .japanese ? "" : " ")
  }

  /// How a record is forecast from its own values, and why, for a total.
  func method(_ own: String, on basis: IndicatorForecast.Basis) -> String {
    guard case .ownValuesForWantOfPart(let part) = basis else { return own }
    return phrases.ownValues(own, forWantOf: Quotation.escaped(part))
  }

  /// A preset's view of the sum.
  func ofSum(_ view: String) -> String { phrases.ofSum(view) }

  /// The view of the total's own values beside those of the sum.
  func ownFit(_ view: String) -> String { phrases.ownFit(view) }

  /// What a what-if does not ask of a sum.
  func notForSums(_ record: IndicatorRecord) -> String {
    phrases.notForSums(parts: Self.names(of: record))
  }

  private static func names(of record: IndicatorRecord) -> [String] {
    record.parts.map { Quotation.escaped($0.indicator.id) }
  }

  /// A correlation with two decimals and a minus sign.
  private static func decimal(_ correlation: Double) -> String {
    (correlation < 0 ? "−" : "") + NumberText.fixed(abs(correlation), decimals: 2)
  }
}
