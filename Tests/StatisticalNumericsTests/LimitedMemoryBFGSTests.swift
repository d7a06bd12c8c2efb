import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// Published problems: Moré, Garbow and Hillstrom, *Testing unconstrained optimization software*, ACM TOMS 7
/// (1981), by their numbers there.
@Suite(.tags(.reference))
struct LimitedMemoryBFGSTests {
  typealias Evaluation = LimitedMemoryBFGS.Evaluation

  /// A sum of squares of residuals with their derivatives.
  private static func sumOfSquares(
    _ residuals: @escaping @Sendable ([Double]) -> [(value: Double, gradient: [Double])]
  ) -> @Sendable ([Double]) -> Evaluation {
    { x in
      var value = 0.0
      var gradient = [Double](repeating: 0, count: x.count)
      for residual in residuals(x) {
        value += residual.value * residual.value
        for index in x.indices { gradient[index] += 2 * residual.value * residual.gradient[index] }
      }
      return Evaluation(value: value, gradient: gradient)
    }
  }

  /// (1) and, for more variables, (21).
  private static let rosenbrock = sumOfSquares { x in
    stride(from: 0, to: x.count, by: 2).flatMap { i -> [(value: Double, gradient: [Double])] in
      var (first, second) = (x.map { _ in 0.0 }, x.map { _ in 0.0 })
      first[i] = -20 * x[i]
      first[i + 1] = 10
      second[i] = -1
      return [(10 * (x[i + 1] - x[i] * x[i]), first), (1 - x[i], second)]
    }
  }

  /// (2).
  private static let freudensteinRoth = sumOfSquares { x in
    let y = x[1]
    return [
      (-13 + x[0] + ((5 - y) * y - 2) * y, [1, 10 * y - 3 * y * y - 2]),
      (-29 + x[0] + ((y + 1) * y - 14) * y, [1, 3 * y * y + 2 * y - 14]),
    ]
  }

  /// (5).
  private static let beale = sumOfSquares { x in
    zip([1.5, 2.25, 2.625], 1...3).map { constant, i in
      let power = pow(x[1], Double(i))
      return (
        constant - x[0] * (1 - power),
        [power - 1, x[0] * Double(i) * pow(x[1], Double(i - 1))]
      )
    }
  }

  /// (14).
  private static let wood = sumOfSquares { x in
    let (ninety, ten) = (90.0.squareRoot(), 10.0.squareRoot())
    return [
      (10 * (x[1] - x[0] * x[0]), [-20 * x[0], 10, 0, 0]),
      (1 - x[0], [-1, 0, 0, 0]),
      (ninety * (x[3] - x[2] * x[2]), [0, 0, -2 * ninety * x[2], ninety]),
      (1 - x[2], [0, 0, -1, 0]),
      (ten * (x[1] + x[3] - 2), [0, ten, 0, ten]),
      ((x[1] - x[3]) / ten, [0, 1 / ten, 0, -1 / ten]),
    ]
  }

  /// (16).
  private static let brownDennis = sumOfSquares { x in
    (1...20).map { i in
      let t = Double(i) / 5
      let (u, v) = (x[0] + t * x[1] - exp(t), x[2] + x[3] * sin(t) - cos(t))
      return (u * u + v * v, [2 * u, 2 * u * t, 2 * v, 2 * v * sin(t)])
    }
  }

  @Test(
    arguments: [
      ("Rosenbrock", rosenbrock, [-1.2, 1], [1, 1]),
      (
        "extended Rosenbrock", rosenbrock, (0..<20).map { $0.isMultiple(of: 2) ? -1.2 : 1 },
        [Double](repeating: 1, count: 20)
      ),
      ("Beale", beale, [1, 1], [3, 0.5]),
      ("Wood", wood, [-3, -1, -3, -1], [1, 1, 1, 1]),
    ] as [(String, @Sendable ([Double]) -> Evaluation, [Double], [Double])])
  func `a published minimum is found`(
    name: String, function: @escaping @Sendable ([Double]) -> Evaluation, start: [Double],
    minimum: [Double]
  ) throws {
    let found = try LimitedMemoryBFGS().minimum(of: function, from: start)
    var worst = WorstError()
    for (value, expected) in zip(found.point, minimum) { worst.add(value, expected, name) }
    worst.expect(within: 1e-6, atLeast: 2)
    #expect(found.evaluation.value < 1e-12)
  }

  @Test func `a minimum that is not zero has its published value`() throws {
    let local = try LimitedMemoryBFGS().minimum(of: Self.freudensteinRoth, from: [0.5, -2])
    // Six digits are printed, the last one cut.
    expectClose(local.evaluation.value, 48.9842, relative: 2e-6)
    expectClose(local.point[0], 11.41, relative: 1e-3)
    expectClose(local.point[1], -0.8968, relative: 1e-4)
    let sum = try LimitedMemoryBFGS().minimum(of: Self.brownDennis, from: [25, 5, -5, -1])
    expectClose(sum.evaluation.value, 85822.2, relative: 1e-6)
  }

  @Test func `a point outside the domain is one too far`() throws {
    // x − ln x, for which the first steps from 1e-3 would leave the positive numbers.
    let found = try LimitedMemoryBFGS().minimum(
      of: { x in
        x[0] > 0
          ? Evaluation(value: x[0] - log(x[0]), gradient: [1 - 1 / x[0]])
          : Evaluation(value: .nan, gradient: [.nan])
      }, from: [1e-3])
    expectClose(found.point[0], 1, relative: 1e-7)
  }

  @Test func `what is no minimum is not called one`() {
    #expect(throws: OptimizationError.nonFiniteStart) {
      try LimitedMemoryBFGS().minimum(
        of: { _ in Evaluation(value: .infinity, gradient: [0]) }, from: [0])
    }
    // Three steps do not do.
    do throws(OptimizationError) {
      _ = try LimitedMemoryBFGS(iterationLimit: 3).minimum(of: Self.rosenbrock, from: [-1.2, 1])
      Issue.record("three steps were enough")
    } catch {
      guard case .notConverged(3, let norm) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(norm > 0.1)
    }
    // A gradient with the wrong sign leads uphill.
    do throws(OptimizationError) {
      _ = try LimitedMemoryBFGS().minimum(
        of: { Evaluation(value: $0[0] * $0[0], gradient: [-2 * $0[0]]) }, from: [1])
      Issue.record("a minimum was found uphill")
    } catch {
      guard case .stalled(0, 2) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `digamma has its closed forms`() {
    let gamma = 0.577_215_664_901_532_9
    var worst = WorstError()
    for (x, expected) in [
      (1.0, -gamma), (0.5, -gamma - 2 * log(2)), (0.25, -gamma - .pi / 2 - 3 * log(2)),
      (10, -gamma + (1...9).reduce(0) { $0 + 1 / Double($1) }),
      (1000, -gamma + (1...999).reversed().reduce(0) { $0 + 1 / Double($1) }),
    ] { worst.add(digamma(x), expected, "\(x)") }
    // The pole: ψ(x) = −1/x − γ + …
    worst.add(digamma(1e-8), -1e8 - gamma + .pi * .pi / 6 * 1e-8, "1e-8")
    worst.expect(within: 1e-14, atLeast: 6)
  }

  @Test func `differences of log gamma are sums of logarithms`() {
    var worst = WorstError()
    for x in [0.01, 0.5, 3, 19.5, 20, 25.25, 1e3, 1e6, 1e9] {
      for count in [1, 2, 9, 40] {
        let sum = (0..<count).reversed().reduce(0) { $0 + log(x + Double($1)) }
        // Beside 1 where logarithms cancel.
        worst.add(
          max(1, abs(sum)) + logGammaDifference(from: x, by: Double(count)) - sum,
          max(1, abs(sum)), "\(x) \(count)")
      }
    }
    worst.expect(within: 2e-14, atLeast: 36)
  }
}
