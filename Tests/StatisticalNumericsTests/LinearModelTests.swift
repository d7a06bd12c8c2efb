import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct LinearModelTests {
  @Test func `two observations give a line without a residual variance`() throws {
    let model = try LinearModel.fit(
      response: [16, 17],
      design: DesignMatrix(rowCount: 2, regressors: [.init("year", values: [2022, 2023])]))
    #expect(model.residualDegreesOfFreedom == 0)
    #expect(model.residualStandardDeviation == nil)
    #expect(model.meanResponse(at: [2025]) == 19)
    #expect(throws: LinearModelError.noResidualDegreesOfFreedom(observations: 2, rank: 2)) {
      _ = try model.predictiveDistribution(at: [2025])
    }
  }

  @Test func `data on a line are an exact fit`() throws {
    let model = try LinearModel.fit(
      response: [0.1, 0.2, 0.3, 0.4],
      design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: [1, 2, 3, 4])]))
    #expect(model.isExactFit)
    #expect(model.residualStandardDeviation == 0)
    #expect(model.coefficientOfDetermination == 1)
    #expect(try model.predictiveDistribution(at: [5]).isDegenerate)
  }

  @Test func `a constant response has slope zero and no R squared`() throws {
    let model = try LinearModel.fit(
      response: [5, 5, 5],
      design: DesignMatrix(rowCount: 3, regressors: [.init("t", values: [2020, 2021, 2022])]))
    #expect(model.coefficients == [5, 0])
    #expect(model.coefficientOfDetermination == nil)
  }

  @Test func `a constant regressor beside an intercept is aliased`() throws {
    let model = try LinearModel.fit(
      response: [1, 2, 4],
      design: DesignMatrix(rowCount: 3, regressors: [.init("constant", values: [0.1, 0.1, 0.1])]))
    #expect(model.aliasedColumns == [1])
    #expect(model.rank == 1)
    expectClose(model.coefficients[0], 7.0 / 3, relative: 1e-15)
  }

  @Test func `lengths that differ and emptiness are refused`() {
    let design = DesignMatrix(rowCount: 2, regressors: [.init("t", values: [1, 2])])
    #expect(throws: LinearModelError.lengthMismatch(response: 3, design: 2)) {
      _ = try LinearModel.fit(response: [1, 2, 3], design: design)
    }
    #expect(throws: LinearModelError.noObservations) {
      _ = try LinearModel.fit(response: [], design: DesignMatrix(rowCount: 0, regressors: []))
    }
  }

  @Test(.tags(.property))
  func `a prediction interval contains the confidence interval of the same level`() throws {
    let model = try LinearModel.fit(
      response: [3, 3.23, 4.3, 4.1],
      design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: [2020, 2021, 2022, 2024])]))
    for year in [2010.0, 2022, 2030] {
      let confidence = try model.confidenceInterval(
        forMeanResponseAt: [year], level: .percent95)
      let prediction = try model.predictiveDistribution(at: [year])
        .centralInterval(coverage: .percent95)
      #expect(prediction.contains(confidence.lower) && prediction.contains(confidence.upper))
    }
  }

  @Test(.tags(.regression)) func `a small trend on a huge level keeps its slope`() throws {
    let years = (2012...2019).map(Double.init)
    let model = try LinearModel.fit(
      response: years.map { 1e15 + ($0 - 2012) },
      design: DesignMatrix(rowCount: 8, regressors: [.init("t", values: years)]))
    #expect(model.coefficients[1] == 1)
  }

  @Test func `subnormal responses keep a width`() throws {
    let unit = 1e4 * Double.leastNonzeroMagnitude
    let times = [1.0, 2, 3, 4]
    func deviation(_ scale: Double) throws -> Double? {
      try LinearModel.fit(
        response: [1, 2, 4, 7].map { $0 * scale },
        design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: times)])
      ).residualStandardDeviation
    }
    expectClose(
      try #require(try deviation(unit)) / unit, try #require(try deviation(1)), relative: 1e-3)
  }
}
