import Forecasting
import TestSupport
import Testing

@testable import Indicators

@Suite
struct IndicatorBridgeTests {
  /// OCAJI overseas construction orders by fiscal year, 億円 (`policy-domain` notes, 2013 to 2024).
  private static let orders = related(
    [
      16022, 18153, 16825, 15464, 18510, 19375, 20570, 11142, 17880, 20485, 22907, 25808,
    ], from: 2013)

  private static func related(_ values: [Double], from year: Int) -> RelatedSeries {
    RelatedSeries(
      IndicatorRecord(
        indicator: Indicator(id: "other", name: "other", unit: Indicator.Unit("億円")),
        actuals: values.enumerated().map {
          Actual(fiscalYear: FiscalYear(starting: year + $0), value: $1)
        }), source: "other.csv")
  }

  /// Seven values from 2015 on that follow the related series closely, and a target three years ahead.
  private static let followed = GoalFortyThree.plain(
    [100, 112, 108, 121, 118, 133, 137], targets: [GoalFortyThree.target(2024, .atLeast(150))])
  private static let leader = related([50, 57, 54, 62, 60, 69, 71, 76, 81], from: 2015)

  @Test func `indicator 114 ① has too few years in common with OCAJI orders, and stays as it was`()
  {
    let record = GoalFortyThree.construction
    let alone = Assessment(of: record, target: record.finalTarget)
    let beside = Assessment(of: record.related(to: Self.orders), target: record.finalTarget)
    #expect(
      beside.forecast?.bridge?.relation.refusal == .tooFewMoves(required: 5, found: 2))
    #expect(beside.forecast?.forecast == alone.forecast?.forecast)
    #expect(beside.attainmentProbability == alone.attainmentProbability)
    #expect(beside.reportedProbability == alone.reportedProbability)
    #expect(beside.members == alone.members)
    #expect(beside.forecast?.modelIdentifier == "predictive-ministry")
  }

  @Test func `a followed series is bridged, and the law without the bridge stands beside it`()
    throws
  {
    let record = Self.followed.related(to: Self.leader)
    let assessment = Assessment(of: record, target: record.finalTarget)
    let bridge = try #require(assessment.forecast?.bridge)
    #expect(bridge.relation.refusal == nil, "\(bridge.relation)")
    #expect(bridge.bridgedYears.map(\.startingYear) == [2022, 2023])
    #expect(assessment.forecast?.modelIdentifier == "predictive-ministry-bridge")
    let alone = Assessment(of: Self.followed, target: record.finalTarget)
    let plain = try #require(
      assessment.members.first { $0.identifier == "predictive-ministry" })
    #expect(plain.attainmentProbability == alone.attainmentProbability)
    #expect(
      assessment.members.filter(\.isBridged).map(\.identifier)
        == ["ministry", "mixed", "macro"].map { "predictive-\($0)-bridge" })
    // Both related years rise: so does the chance.
    #expect(
      try #require(assessment.attainmentProbability) > #require(alone.attainmentProbability))
    let outlook = try #require(assessment.jointOutlook())
    #expect(outlook.reachedOnce >= outlook.reachedAndHeld)
    #expect(
      abs(outlook.reachedOnce - (assessment.attainmentProbability ?? 0)) < 0.4)
  }

  @Test func `simple models are asked as they are`() {
    let record = Self.followed.related(to: Self.leader)
    let linear = IndicatorForecast(of: record, model: .linear, horizon: 3)
    #expect(linear.bridge == nil && linear.modelIdentifier == "linear")
    #expect(
      linear.forecast == IndicatorForecast(of: Self.followed, model: .linear, horizon: 3).forecast)
  }

  @Test func `negative values keep the mixture of random walks and say why`() {
    let record = GoalFortyThree.plain([-1, 2, 1, 3, 2, 4, 5]).related(to: Self.leader)
    let forecast = IndicatorForecast(of: record, model: .randomWalkMixture, horizon: 2)
    #expect(forecast.bridge?.relation.refusal == .negativeValues)
    #expect(forecast.modelIdentifier == "random-walk-mixture")
  }

  @Test func `targets replaced and values moved keep the related series`() {
    let record = Self.followed.related(to: Self.leader)
    #expect(record.withTargets([]).relatedSeries == Self.leader)
    #expect(
      record.replacingValue(in: FiscalYear(starting: 2015), by: 99).relatedSeries == Self.leader)
  }
}
