import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a class makes of the spans of moves alone (section 4), whatever the moves: the factor of their
/// covariance, and how moves to come hang on them.
struct MoveDesign: ~Copyable {
  /// L of A = S C Sᵀ.
  let factor: Cholesky
  /// For each move to come, its column of X = S C(past, future) and A⁻¹ times it.
  let future: [(x: [Double], solved: [Double])]
  /// The covariance of the moves to come given those seen, in squared scales; symmetric.
  let covariance: Matrix

  /// Prepares a class for spans.
  ///
  /// - Parameters:
  ///   - process: The class.
  ///   - moveSpans: The years that each move spans.
  ///   - horizon: The number of moves to come.
  /// - Throws: ``LinearAlgebraError`` where the covariance of the moves cannot be factored.
  /// - Complexity: O(m³ + h m²), besides the years spanned squared.
  init(
    _ process: EmpiricalBayesPreset.ProcessClass, spans moveSpans: [Int], horizon: Int
  ) throws(LinearAlgebraError) {
    let m = moveSpans.count
    let past = moveSpans.reduce(0, +)
    // Unit moves are numbered from 0; observation i sums those in spans[i].
    var spans: [Range<Int>] = []
    for span in moveSpans {
      let start = spans.last?.upperBound ?? 0
      spans.append(start..<start + span)
    }
    let autocovariance = (0...past + horizon).map { Self.autocovariance(of: process, lag: $0) }
    func sum(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
      rows.reduce(0) { total, r in
        columns.reduce(total) { $0 + autocovariance[abs(r - $1)] }
      }
    }

    // A = S C Sᵀ.
    var a = Matrix(zerosWithRowCount: m, columnCount: m)
    for i in 0..<m {
      for j in 0..<m { a[i, j] = sum(spans[i], spans[j]) }
    }
    let factor = try Cholesky(factoring: a)

    // X = S C(past, future): means μ + Xᵀ A⁻¹ r, covariance C(future, future) − Xᵀ A⁻¹ X. Sums of the
    // first j give the section's B, V and γ.
    var future: [(x: [Double], solved: [Double])] = []
    for l in 0..<horizon {
      let x = spans.map { sum($0, past + l..<past + l + 1) }
      future.append((x: x, solved: try factor.solution(for: x)))
    }
    var covariance = Matrix(zerosWithRowCount: horizon, columnCount: horizon)
    for i in 0..<horizon {
      for j in 0..<horizon {
        let known = zip(future[i].x, future[j].solved).reduce(0) { $0 + $1.0 * $1.1 }
        covariance[i, j] = autocovariance[abs(i - j)] - known
      }
    }
    self.factor = factor
    self.future = future
    self.covariance = covariance
  }

  /// C at a lag: white noise in the moves, reading noise of the level, a slowly forgotten growth rate.
  private static func autocovariance(
    of process: EmpiricalBayesPreset.ProcessClass, lag: Int
  ) -> Double {
    let noise =
      lag == 0 ? 1 + 2 * process.readingNoise : lag == 1 ? -process.readingNoise : 0
    return noise + process.growthVariance * pow(process.growthPersistence, Double(lag))
  }
}
