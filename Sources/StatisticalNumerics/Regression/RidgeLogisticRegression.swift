#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A logistic regression whose coefficients are held near given values by a weak normal prior.
///
/// Maximizes Σ ln P(outcomeᵢ) − Σ (βⱼ − cⱼ)²/(2σ²) with logit P = xᵢᵀβ. The prior makes the maximum exist
/// where outcomes can be separated, and the problem strictly concave.
/// ## Method
/// Newton's method (iteratively reweighted least squares); a step that makes the posterior smaller is halved.
/// ## Accuracy
/// Coefficients to 1e-9 relative (`ReferenceValues/prior-fitting`).
/// ## Reference
/// McCullagh and Nelder, *Generalized Linear Models*, 2nd ed., §4.4.
package struct RidgeLogisticRegression: Sendable {
  /// One observation: regressors (1 for an intercept) and whether the event came.
  package struct Observation: Sendable {
    package let regressors: [Double]
    package let outcome: Bool

    package init(regressors: [Double], outcome: Bool) {
      self.regressors = regressors
      self.outcome = outcome
    }
  }

  /// One coefficient a regressor.
  package let coefficients: [Double]
  /// Σ ln P(outcomeᵢ), without the prior.
  package let logLikelihood: Double

  private static let iterationLimit = 100

  /// Fits a regression.
  ///
  /// - Parameters:
  ///   - observations: Finite regressors, as many in each.
  ///   - center: The values near which coefficients are held.
  ///   - standardDeviation: σ, above 0.
  /// - Returns: The regression at the maximum.
  /// - Throws: ``OptimizationError`` where the steps do not settle.
  /// - Complexity: O(n p²) a step, some ten steps.
  package static func fit(
    _ observations: [Observation], center: [Double], standardDeviation: Double
  ) throws(OptimizationError) -> RidgeLogisticRegression {
    let precision = 1 / (standardDeviation * standardDeviation)
    var coefficients = center
    var current = Posterior(observations, coefficients, center: center, precision: precision)
    guard current.value.isFinite else { throw .nonFiniteStart }
    for iteration in 0..<iterationLimit {
      let step: [Double]
      do throws(LinearAlgebraError) {
        step = try Cholesky(factoring: current.information).solution(for: current.gradient)
      } catch {
        throw .stalled(iterations: iteration, gradientNorm: current.gradientNorm)
      }
      // The Newton decrement: what a full step would still gain.
      let gain = dot(step, current.gradient) / 2
      if gain <= 1e-14 * max(1, abs(current.value)) {
        return RidgeLogisticRegression(
          coefficients: zip(coefficients, step).map { $0 + $1 },
          logLikelihood: current.logLikelihood)
      }
      var share = 1.0
      var next = current
      var moved = coefficients
      repeat {
        moved = zip(coefficients, step).map { $0 + share * $1 }
        next = Posterior(observations, moved, center: center, precision: precision)
        share /= 2
      } while !(next.value >= current.value) && share > 1e-10
      guard next.value >= current.value else {
        throw .stalled(iterations: iteration, gradientNorm: current.gradientNorm)
      }
      (coefficients, current) = (moved, next)
    }
    throw .notConverged(iterations: iterationLimit, gradientNorm: current.gradientNorm)
  }

  /// The logarithm of the posterior with its derivatives.
  private struct Posterior {
    var logLikelihood = 0.0
    var penalty = 0.0
    var gradient: [Double]
    var information: Matrix

    var value: Double { logLikelihood - penalty }
    var gradientNorm: Double { gradient.reduce(0) { max($0, abs($1)) } }

    init(
      _ observations: [Observation], _ coefficients: [Double], center: [Double], precision: Double
    ) {
      let count = coefficients.count
      gradient = [Double](repeating: 0, count: count)
      information = Matrix(zerosWithRowCount: count, columnCount: count)
      for observation in observations {
        let score = dot(observation.regressors, coefficients)
        // ln P of the outcome that came, without cancellation on either side.
        let signed = observation.outcome ? score : -score
        logLikelihood -= signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed
        let probability = 1 / (1 + exp(-score))
        let residual = (observation.outcome ? 1 : 0) - probability
        let weight = probability * (1 - probability)
        for row in 0..<count {
          gradient[row] += residual * observation.regressors[row]
          for column in 0..<count {
            information[row, column] +=
              weight * observation.regressors[row] * observation.regressors[column]
          }
        }
      }
      for index in 0..<count {
        let distance = coefficients[index] - center[index]
        penalty += precision * distance * distance / 2
        gradient[index] -= precision * distance
        information[index, index] += precision
      }
    }
  }
}
