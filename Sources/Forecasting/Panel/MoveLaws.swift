import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the predictive model needs of all series with the same spans of moves (section 4), computed once:
/// for each class the factor of A, how the moves to come hang on those seen, and its law of T.
final class MoveLaws: Sendable {
  /// One class.
  struct Class: Sendable {
    /// μ gᵢ.
    let drifts: [Double]
    /// L⁻¹ of A = L Lᵀ, its lower triangle row by row: q = ‖L⁻¹ r‖².
    let inverseFactor: [Double]
    /// γ_j for j = 1 … H, one after the other.
    let weights: [Double]
    /// jμ.
    let centres: [Double]
    /// The square root of V_j − γ_jᵀ B_j.
    let deviations: [Double]
    /// ln w and all of ln f but its last term.
    let constant: Double
    /// ν s².
    let priorSum: Double
    /// The law of T with ν + m degrees of freedom.
    let law: TabulatedStudentT
  }

  /// m.
  let moveCount: Int
  let classes: [Class]

  /// Prepares spans; `nil` where a class cannot be tabulated or factored.
  ///
  /// - Parameters:
  ///   - spans: g₁ … g_m.
  ///   - preset: The classes.
  ///   - horizon: H.
  ///   - table: Where laws of T are kept.
  init?(spans: [Int], preset: EmpiricalBayesPreset, horizon: Int, table: QuantileTable) {
    let m = spans.count
    moveCount = m
    var classes: [Class] = []
    for process in preset.classes {
      let nu = process.degreesOfFreedom
      let df = nu + Double(m)
      guard let law = table.law(degreesOfFreedom: df) else { return nil }
      do throws(LinearAlgebraError) {
        let design = try MoveDesign(process, spans: spans, horizon: horizon)
        let triangle = design.factor.lowerTriangle()
        var inverse: [Double] = []
        // Row by row: L⁻¹ solves L Z = I.
        var rows = [[Double]](repeating: [Double](repeating: 0, count: m), count: m)
        for row in 0..<m {
          for column in 0...row {
            var value = row == column ? 1.0 : 0
            for inner in column..<row { value -= triangle[row, inner] * rows[inner][column] }
            rows[row][column] = value / triangle[row, row]
          }
          inverse += rows[row][0...row]
        }
        var (weights, sum) = ([Double](), [Double](repeating: 0, count: m))
        var (deviations, variance) = ([Double](), 0.0)
        for j in 0..<horizon {
          for index in 0..<m { sum[index] += design.future[j].solved[index] }
          weights += sum
          variance +=
            design.covariance[j, j]
            + 2 * (0..<j).reduce(0) { $0 + design.covariance[$1, j] }
          deviations.append(max(0, variance).squareRoot())
        }
        let priorSum = nu * process.scale * process.scale
        classes.append(
          Class(
            drifts: spans.map { process.drift * Double($0) }, inverseFactor: inverse,
            weights: weights, centres: (1...horizon).map { Double($0) * process.drift },
            deviations: deviations,
            constant: log(process.weight) + lgamma(df / 2) - lgamma(nu / 2)
              - Double(m) / 2 * log(Double.pi * priorSum) - design.factor.logDeterminant() / 2,
            priorSum: priorSum, law: law))
      } catch {
        return nil
      }
    }
    self.classes = classes
  }
}
