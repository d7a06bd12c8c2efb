import StatisticalNumerics
import TestSupport
import Testing

/// Five regressions and their diagnostics, computed with fifty digits from the textbook formulae.
@Suite(.tags(.reference))
struct RegressionDiagnosticsTests {
  private struct Problem {
    let model: LinearModel
    let response: [Double]
    let design: DesignMatrix
  }

  private let reference: ReferenceTable
  private let datasets: ReferenceTable

  init() throws {
    reference = try ReferenceTable(
      Repository.referenceValues("regression-diagnostics/diagnostics.csv"))
    datasets = try ReferenceTable(
      Repository.referenceValues("regression-diagnostics/datasets.csv"))
  }

  private func column(_ name: String, of dataset: String) -> [Double] {
    datasets.rows.filter { $0["dataset"] == dataset && $0["column"] == name }.map {
      $0.number("value")
    }
  }

  private func problem(_ dataset: String) throws -> Problem {
    let response = column("y", of: dataset)
    let regressors = ["x1", "x2", "x3"].compactMap { name -> DesignMatrix.Regressor? in
      let values = column(name, of: dataset)
      return values.isEmpty ? nil : .init(name, values: values)
    }
    let design = DesignMatrix(
      rowCount: response.count, hasIntercept: dataset != "no-intercept", regressors: regressors)
    let weights = column("w", of: dataset)
    return Problem(
      model: try LinearModel.fit(
        response: response, design: design, weights: weights.isEmpty ? .equal : .perRow(weights)),
      response: response, design: design)
  }

  @Test(arguments: ["small", "two", "weighted", "no-intercept", "polynomial"])
  func `every statistic agrees with its textbook formula`(dataset: String) throws {
    let problem = try problem(dataset)
    let model = problem.model
    let tests = try model.coefficientTests()
    let influences = try model.influences()
    let criteria = try model.informationCriteria()
    let overall = try model.overallTest()
    var worst = WorstError()
    var skipped: Set<String> = []

    for row in reference.rows where row["dataset"] == dataset {
      let index = Int(row["index"]) ?? 0
      let argument = row["argument"]
      let lags = Int(argument) ?? 0
      let value: Double?
      switch row["quantity"] {
      case "coefficient": value = model.coefficients[index]
      case "standard_error": value = tests[index].standardError
      case "t_statistic": value = tests[index].tStatistic
      case "p_value": value = tests[index].pValue
      case "coefficient_lower":
        value = try model.confidenceInterval(forCoefficient: index, level: .percent95).lower
      case "coefficient_upper":
        value = try model.confidenceInterval(forCoefficient: index, level: .percent95).upper
      case "residual_standard_deviation": value = model.residualStandardDeviation
      case "r_squared": value = model.coefficientOfDetermination
      case "adjusted_r_squared": value = model.adjustedCoefficientOfDetermination
      case "f_statistic": value = overall.statistic
      case "f_p_value": value = overall.pValue
      case "log_likelihood": value = try model.logLikelihood()
      case "aic": value = criteria.aic
      case "aicc": value = criteria.aicc
      case "bic": value = criteria.bic
      case "leverage": value = influences[index].leverage
      case "standardized_residual": value = influences[index].standardizedResidual
      case "studentized_residual": value = influences[index].studentizedResidual
      case "cooks_distance": value = influences[index].cooksDistance
      case "dffits": value = influences[index].dffits
      case "hc0": value = try element(argument, of: model.coefficientCovariance(.hc0))
      case "hc1": value = try element(argument, of: model.coefficientCovariance(.hc1))
      case "hc2": value = try element(argument, of: model.coefficientCovariance(.hc2))
      case "hc3": value = try element(argument, of: model.coefficientCovariance(.hc3))
      case "newey_west":
        let parts = argument.split(separator: ";", maxSplits: 1).map(String.init)
        value = try element(
          parts[1], of: model.neweyWestCovariance(maximumLag: Int(parts[0]) ?? 0))
      case "durbin_watson" where model.weights == .equal, "durbin_watson_unscaled":
        value = try model.durbinWatsonStatistic()
      case "ljung_box" where model.weights == .equal, "ljung_box_unscaled":
        value = try model.ljungBoxTest(lags: lags).statistic
      case "ljung_box_p_value" where model.weights == .equal, "ljung_box_p_value_unscaled":
        value = try model.ljungBoxTest(lags: lags).pValue
      case "breusch_godfrey" where model.weights == .equal:
        value = try model.breuschGodfreyTest(lags: lags).statistic
      case "breusch_godfrey_p_value" where model.weights == .equal:
        value = try model.breuschGodfreyTest(lags: lags).pValue
      case "jarque_bera" where model.weights == .equal, "jarque_bera_unscaled":
        value = try model.jarqueBeraTest().statistic
      case "jarque_bera_p_value" where model.weights == .equal, "jarque_bera_p_value_unscaled":
        value = try model.jarqueBeraTest().pValue
      case "condition_number" where model.weights == .equal: value = try model.conditionNumber()
      case "variance_inflation":
        value = try model.varianceInflationFactors()[index - 1]
      default:
        skipped.insert(row["quantity"])
        continue
      }
      worst.add(value ?? .nan, row.number("value"), row.description)
    }
    // Covariances of an intercept at year 0 cancel by the square of 2019 over the spread of years.
    worst.expect(within: 1e-11, atLeast: 60)
    let expected: Set<String> = [
      "huber_coefficient", "huber_scale", "theil_sen_slope", "theil_sen_intercept",
      "theil_sen_lower", "theil_sen_upper",
    ]
    let scaledOnly: Set<String> = [
      "durbin_watson", "ljung_box", "ljung_box_p_value", "breusch_godfrey",
      "breusch_godfrey_p_value", "jarque_bera", "jarque_bera_p_value", "condition_number",
    ]
    #expect(
      skipped.subtracting(expected).subtracting(dataset == "weighted" ? scaledOnly : []).isEmpty)
  }

  private func element(_ place: String, of matrix: Matrix) -> Double {
    let indices = place.split(separator: ";").compactMap { Int($0) }
    return matrix[indices[0], indices[1]]
  }

  @Test(arguments: ["small", "two"])
  func `robust fits agree with fifty-digit iterations`(dataset: String) throws {
    let problem = try problem(dataset)
    let huber = try HuberRegression.fit(response: problem.response, design: problem.design)
    var worst = WorstError()
    for row in reference.rows where row["dataset"] == dataset {
      let index = Int(row["index"]) ?? 0
      switch row["quantity"] {
      case "huber_coefficient":
        worst.add(huber.coefficients[index], row.number("value"), row.description)
      case "huber_scale": worst.add(huber.scale, row.number("value"), row.description)
      case let quantity where quantity.hasPrefix("theil_sen"):
        let line = try TheilSenLine(
          values: problem.response, times: problem.design.regressors[index - 1].values)
        let interval = line.slopeInterval(level: .percent95)
        let value =
          switch quantity {
          case "theil_sen_slope": line.slope
          case "theil_sen_intercept": line.intercept
          case "theil_sen_lower": interval.lower
          default: interval.upper
          }
        worst.add(value, row.number("value"), row.description)
      default: continue
      }
    }
    worst.expect(within: 1e-11, atLeast: 6)
  }

  @Test func `statistics that divide by nothing are refused by name`() throws {
    let line = DesignMatrix(rowCount: 4, regressors: [.init("t", values: [1, 2, 3, 4])])
    let exact = try LinearModel.fit(response: [2, 4, 6, 8], design: line)
    #expect(throws: LinearModelError.exactFit) { _ = try exact.overallTest() }
    #expect(throws: LinearModelError.exactFit) { _ = try exact.coefficientTests() }
    #expect(throws: LinearModelError.exactFit) { _ = try exact.informationCriteria() }
    #expect(throws: LinearModelError.exactFit) { _ = try exact.influences() }
    #expect(throws: LinearModelError.exactFit) { _ = try exact.durbinWatsonStatistic() }
    let saturated = try LinearModel.fit(
      response: [2, 5], design: DesignMatrix(rowCount: 2, regressors: [.init("t", values: [1, 2])]))
    #expect(throws: LinearModelError.noResidualDegreesOfFreedom(observations: 2, rank: 2)) {
      _ = try saturated.coefficientTests()
    }
    // One row decides its own fitted value.
    let lever = try LinearModel.fit(
      response: [1, 2, 4, 9],
      design: DesignMatrix(rowCount: 4, regressors: [.init("dummy", values: [0, 0, 0, 1])]))
    #expect(throws: LinearModelError.fullLeverage(row: 3)) { _ = try lever.influences() }
    #expect(throws: LinearModelError.fullLeverage(row: 3)) {
      _ = try lever.coefficientCovariance(.hc3)
    }
    let collinear = try LinearModel.fit(
      response: [1, 2, 4, 9],
      design: DesignMatrix(
        rowCount: 4,
        regressors: [
          .init("year", values: [2018, 2019, 2020, 2021]),
          .init("since 1990", values: [28, 29, 30, 31]),
        ]))
    #expect(collinear.rank == 2)
    #expect(try collinear.conditionNumber() == .infinity)
    let name = collinear.design.columnNames[collinear.aliasedColumns[0]]
    #expect(throws: LinearModelError.aliasedRegressor(name: name)) {
      _ = try collinear.varianceInflationFactors()
    }
    #expect(throws: LinearModelError.invalidWeight(row: 2)) {
      _ = try LinearModel.fit(
        response: [1, 2, 4, 9], design: line, weights: .perRow([1, 2, 0, 1]))
    }
    let constant = try LinearModel.fit(response: [0.1, 0.1, 0.1, 0.1], design: line)
    #expect(constant.coefficientOfDetermination == nil && constant.isExactFit)
  }

  @Test(.tags(.property)) func `equal weights are no weights and doubled rows are weights of two`()
    throws
  {
    let response = [3, 3.5, 4.2, 4, 5.1]
    let times = [1.0, 2, 3, 5, 6]
    let design = DesignMatrix(rowCount: 5, regressors: [.init("t", values: times)])
    let plain = try LinearModel.fit(response: response, design: design)
    let equal = try LinearModel.fit(
      response: response, design: design, weights: .perRow([4, 4, 4, 4, 4]))
    for index in 0..<2 {
      expectClose(equal.coefficients[index], plain.coefficients[index], relative: 1e-14)
      expectClose(
        try equal.coefficientStandardErrors()[index], try plain.coefficientStandardErrors()[index],
        relative: 1e-14)
    }
    let weighted = try LinearModel.fit(
      response: response, design: design, weights: .perRow([2, 1, 1, 2, 1]))
    let doubled = try LinearModel.fit(
      response: response + [3, 4],
      design: DesignMatrix(rowCount: 7, regressors: [.init("t", values: times + [1, 5])]))
    expectClose(weighted.coefficients[1], doubled.coefficients[1], relative: 1e-13)
  }
}
