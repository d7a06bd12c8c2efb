import Foundation
import Mikomi

/// The accuracy of mikomi's numerics on published values, in the rows that the peers' programs print
/// too: `tool,set,quantity,digits,worst_relative_error,count`.
///
/// Argument: the folder of shared data (`data/nist`, `data/special`).
@main
struct AccuracyTable {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: AccuracyTable SHARED\n".utf8))
      exit(64)
    }
    let shared = URL(fileURLWithPath: CommandLine.arguments[1])
    print("tool,set,quantity,digits,worst_relative_error,count")
    for set in LinearSet.all { try set.report(shared) }
    for name in ["Lottery", "Lew", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"] {
      try UnivariateSet(name: name).report(shared)
    }
    try SpecialFunctions.report(shared)
  }
}

/// Comparisons of one quantity, of which the worst counts.
struct Comparison {
  private var worst = 0.0
  private var count = 0

  mutating func add(_ value: Double, _ expected: Double) {
    count += 1
    let error =
      !value.isFinite
      ? .infinity : expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
    worst = max(worst, error)
  }

  func report(_ set: String, _ quantity: String) {
    guard count > 0 else { return }
    let digits = worst == 0 ? 15 : min(15, max(0, -log10(worst)))
    print("mikomi,\(set),\(quantity),\(String(format: "%.2f", digits)),\(worst),\(count)")
  }
}

/// A file of comma-separated cells without quotes, by column.
struct Rows {
  let rows: [[String: String]]

  init(_ url: URL) throws {
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = lines.first ?? []
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}

extension [String: String] {
  func number(_ column: String) -> Double { self[column].flatMap { Double($0) } ?? .nan }
}

/// A linear regression of NIST StRD.
struct LinearSet {
  let name: String
  let degree: Int
  let hasIntercept: Bool

  static let all = [
    LinearSet(name: "Longley", degree: 0, hasIntercept: true),
    LinearSet(name: "Norris", degree: 0, hasIntercept: true),
    LinearSet(name: "Pontius", degree: 2, hasIntercept: true),
    LinearSet(name: "NoInt1", degree: 0, hasIntercept: false),
    LinearSet(name: "Wampler1", degree: 5, hasIntercept: true),
    LinearSet(name: "Wampler4", degree: 5, hasIntercept: true),
  ]

  func report(_ shared: URL) throws {
    let folder = shared.appendingPathComponent("data/nist")
    let exact = try Rows(folder.appendingPathComponent("certified_linear.csv")).rows
      .filter { $0["dataset"] == name }
    func certified(_ quantity: String) -> Double? {
      exact.first { $0["quantity"] == quantity }?.number("exact_30_digits")
    }
    let data = try String(
      contentsOf: folder.appendingPathComponent("\(name).dat"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false).dropFirst(60)
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      .filter { $0.count > 1 }
    let regressors =
      degree > 0
      ? DesignMatrix.Regressor.powers("x", of: data.map { $0[1] }, degree: degree)
      : (1..<data[0].count).map { column in
        DesignMatrix.Regressor("x\(column)", values: data.map { $0[column] })
      }
    let model = try LinearModel.fit(
      response: data.map { $0[0] },
      design: DesignMatrix(
        rowCount: data.count, hasIntercept: hasIntercept, regressors: regressors))
    let errors = try model.coefficientStandardErrors()
    var coefficients = Comparison()
    var standardErrors = Comparison()
    for index in model.coefficients.indices {
      // Without intercept NIST counts from B1.
      let number = hasIntercept ? index : index + 1
      if let value = certified("B\(number)") { coefficients.add(model.coefficients[index], value) }
      if let value = certified("se_B\(number)"), value > 0 {
        standardErrors.add(errors[index], value)
      }
    }
    coefficients.report(name, "coefficients")
    standardErrors.report(name, "standard errors")
    func single(_ quantity: String, _ label: String, _ value: Double?) {
      guard let expected = certified(quantity), expected.isFinite, let value else { return }
      var comparison = Comparison()
      comparison.add(value, expected)
      comparison.report(name, label)
    }
    single("r_squared", "r squared", model.coefficientOfDetermination)
    single("residual_sd", "residual standard deviation", model.residualStandardDeviation)
    if !model.isExactFit { single("f", "f statistic", try model.overallTest().statistic) }
  }
}

/// A univariate set of NIST StRD.
struct UnivariateSet {
  let name: String

  func report(_ shared: URL) throws {
    let url = shared.appendingPathComponent("data/nist/\(name).dat")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.lastIndex(where: { $0.contains("----") }) else { return }
    let moments = SampleMoments(
      of: lines[(start + 1)...].compactMap { Double($0.trimmingCharacters(in: .whitespaces)) })
    for (label, quantity, value) in [
      ("Sample Mean", "mean", moments.mean),
      ("Standard Deviation", "standard deviation", moments.standardDeviation ?? .nan),
      ("Autocorrelation", "lag-1 autocorrelation", moments.autocorrelation(lag: 1) ?? .nan),
    ] {
      let cells = lines.first { $0.contains(label) }?.split(whereSeparator: \.isWhitespace) ?? []
      let numbers = cells.filter { Double($0) != nil }
      guard let cell = numbers.first(where: { $0.contains(".") }) ?? numbers.first,
        let expected = Double(cell)
      else { continue }
      var comparison = Comparison()
      comparison.add(value, expected)
      comparison.report(name, quantity)
    }
  }
}

/// The tables of special functions.
enum SpecialFunctions {
  static func report(_ shared: URL) throws {
    let folder = shared.appendingPathComponent("data/special")
    let truth = try Rows(folder.appendingPathComponent("mpmath_truth.csv")).rows
    let functions: [(String, (Double, Double, Double) -> Double)] = [
      ("t_cdf", { t, nu, _ in StudentT(degreesOfFreedom: nu).probability(atMost: t) }),
      ("t_sf", { t, nu, _ in StudentT(degreesOfFreedom: nu).probability(atLeast: t) }),
      ("t_isf", { p, nu, _ in StudentT(degreesOfFreedom: nu).quantile(upperTail: p) }),
      ("norm_cdf", { x, _, _ in Normal().probability(atMost: x) }),
      ("norm_ppf", { p, _, _ in Normal().quantile(lowerTail: p) }),
      ("norm_logcdf", { x, _, _ in Normal().logProbability(atMost: x) }),
      ("betainc_I", { a, b, x in Beta(alpha: a, beta: b).probability(atMost: x) }),
      ("gammainc_P", { a, x, _ in Gamma(shape: a).probability(atMost: x) }),
      ("gammainc_Q", { a, x, _ in Gamma(shape: a).probability(atLeast: x) }),
    ]
    for (name, function) in functions {
      var comparison = Comparison()
      for row in truth where row["function"] == name {
        let expected = row.number("value_25_digits")
        guard abs(expected) >= 1e-300 else { continue }
        comparison.add(
          function(row.number("arg1"), row.number("arg2"), row.number("arg3")), expected)
      }
      comparison.report("mpmath_truth", name)
    }
    for name in ["boost_ibeta_int_data", "boost_ibeta_large_data"] {
      var (lower, upper) = (Comparison(), Comparison())
      for row in try Rows(folder.appendingPathComponent("\(name).csv")).rows {
        let beta = Beta(alpha: row.number("a"), beta: row.number("b"))
        let x = row.number("x")
        if row.number("I") >= 1e-300 { lower.add(beta.probability(atMost: x), row.number("I")) }
        if row.number("Ic") >= 1e-300 { upper.add(beta.probability(atLeast: x), row.number("Ic")) }
      }
      lower.report(name, "betainc_I")
      upper.report(name, "betainc_Ic")
    }
    for name in ["boost_igamma_small_data", "boost_igamma_big_data"] {
      var (lower, upper) = (Comparison(), Comparison())
      for row in try Rows(folder.appendingPathComponent("\(name).csv")).rows {
        let gamma = Gamma(shape: row.number("a"))
        let x = row.number("x")
        if row.number("P") >= 1e-300 { lower.add(gamma.probability(atMost: x), row.number("P")) }
        if row.number("Q") >= 1e-300 { upper.add(gamma.probability(atLeast: x), row.number("Q")) }
      }
      lower.report(name, "gammainc_P")
      upper.report(name, "gammainc_Q")
    }
  }
}
