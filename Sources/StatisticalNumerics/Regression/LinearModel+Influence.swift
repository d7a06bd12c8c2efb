/// How one observation stands to the fit.
public struct Influence: Hashable, Sendable {
  /// The row, from 0.
  public let row: Int
  /// h: the weight of the observation in its own fitted value, 0 … 1.
  public let leverage: Double
  /// e √w / (s √(1 − h)): the residual in units of its own standard deviation.
  public let standardizedResidual: Double
  /// The same with s estimated without the observation; `nil` when n − rank is 1, or when the others
  /// lie on the model.
  public let studentizedResidual: Double?
  /// Cook's distance r² h/((1 − h) rank): how far all fitted values move without the observation.
  public let cooksDistance: Double
  /// t √(h/(1 − h)): how far its own fitted value moves, in standard errors.
  public let dffits: Double?
}

extension LinearModel {
  /// The leverage of each row of the design.
  ///
  /// - Complexity: O(n p²).
  public var leverages: [Double] {
    let weights = weights.values(count: design.rowCount)
    return (0..<design.rowCount).map {
      min(1, weights[$0] * leverage(atCentredRow: centredDesignRow($0)))
    }
  }

  /// Whether an observation decides its own fitted value, up to rounding.
  static func isFull(_ leverage: Double) -> Bool { leverage > 1 - 0x1p-40 }

  /// The influence of each observation.
  ///
  /// - Returns: n entries in row order.
  /// - Throws: ``LinearModelError/fullLeverage(row:)`` for an observation without which the model
  ///   cannot be fitted, ``LinearModelError/exactFit``,
  ///   ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  /// - Complexity: O(n p²).
  ///
  /// ## Accuracy
  /// 1e-11 relative (`ReferenceValues/regression-diagnostics`).
  /// ## Reference
  /// Cook and Weisberg, *Residuals and Influence in Regression* (1982), §2.2 and §3.5; Belsley, Kuh and
  /// Welsch, *Regression Diagnostics* (1980), §2.1.
  public func influences() throws(LinearModelError) -> [Influence] {
    let deviation = try requiredPositiveDeviation()
    let degrees = Double(residualDegreesOfFreedom)
    var influences: [Influence] = []
    for (row, h) in leverages.enumerated() {
      guard !Self.isFull(h) else { throw .fullLeverage(row: row) }
      let standardized =
        residuals[row] * weights.squareRoot(at: row) / (deviation * (1 - h).squareRoot())
      // s² without the observation is s² (n − p − r²)/(n − p − 1).
      let left = degrees - standardized * standardized
      let studentized =
        degrees > 1 && left > 0 ? standardized * ((degrees - 1) / left).squareRoot() : nil
      influences.append(
        Influence(
          row: row, leverage: h, standardizedResidual: standardized,
          studentizedResidual: studentized,
          cooksDistance: standardized * standardized * h / ((1 - h) * Double(max(rank, 1))),
          dffits: studentized.map { $0 * (h / (1 - h)).squareRoot() }))
    }
    return influences
  }
}
