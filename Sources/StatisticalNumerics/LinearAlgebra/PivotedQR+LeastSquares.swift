import CLAPACKE

/// The coefficients that minimize ‖b − A x‖₂ and the residuals they leave.
public struct LeastSquaresSolution: Hashable, Sendable {
  /// p coefficients, each in unit of response per unit of its column; zero for an aliased column.
  public let coefficients: [Double]
  /// n residuals b − A x, in the unit of the response.
  public let residuals: [Double]
  /// The coefficients with the digits that a double drops, for changes of coordinates.
  let extendedCoefficients: [DoubleDouble]
}

extension PivotedQR {
  /// Where refinement stops: far below a double's last digit, so that a change of coordinates
  /// afterwards can lose many digits and still leave a full double.
  private static var refinementTolerance: Double { 0x1p-96 }
  private static var refinementLimit: Int { 24 }

  /// The least-squares solution for one response, refined to full double precision.
  ///
  /// Minimizes ‖b − A x‖₂. Columns judged dependent get coefficient zero and are listed in
  /// ``aliasedColumns``.
  ///
  /// - Parameter response: n finite values.
  /// - Returns: p coefficients and n residuals.
  /// - Throws: ``LinearAlgebraError/nonFiniteElement(row:column:)`` for NaN or infinity (column 0 is
  ///   the response), ``LinearAlgebraError/nonFiniteResult(routine:)`` when a coefficient leaves the
  ///   range of doubles.
  /// - Complexity: O(n p) a refinement step; 3 steps up to condition 10⁶, at most 24.
  ///
  /// ## Method
  /// Refinement of the augmented system r + A x = b, Aᵀr = 0, whose residuals are accumulated in
  /// double-double, so that x and r come out to the last digit while condition · 2⁻⁵³ < 1.
  /// ## Edge cases
  /// n < p: the basic solution. p = 0: no coefficients, the response itself as residuals.
  /// ## Reference
  /// Björck, *Iterative refinement of linear least squares solutions I*, BIT 7 (1967), eqs. 3.1–3.4;
  /// Golub and Van Loan, *Matrix Computations*, 4th ed., §5.3.8.
  public borrowing func leastSquaresSolution(
    for response: [Double]
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    try leastSquaresSolution(forExtended: response.map { DoubleDouble($0) })
  }

  /// The least-squares solution for a response known beyond a double.
  borrowing func leastSquaresSolution(
    forExtended response: [DoubleDouble]
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(response.count == rowCount, "the response has one value a row of the matrix")
    if let row = response.firstIndex(where: { !$0.high.isFinite }) {
      throw .nonFiniteElement(row: row, column: 0)
    }
    // The response is brought near 1 by a power of two, so that no product overflows.
    let largest = response.reduce(0) { max($0, abs($1.high)) }
    let responseExponent = largest > 0 ? Int(largest.exponent) : 0
    let (solution, residuals) = try augmentedSolution(
      response: response.map { $0.scaled(byPowerOfTwo: -responseExponent) },
      constraint: [Double](repeating: 0, count: rank))

    var extended = [DoubleDouble](repeating: .zero, count: columnCount)
    for position in 0..<rank {
      let column = pivots[position]
      extended[column] = solution[position].scaled(
        byPowerOfTwo: responseExponent - columnExponents[column])
    }
    let coefficients = extended.map(\.rounded)
    guard coefficients.allSatisfy(\.isFinite) else {
      throw .nonFiniteResult(routine: "least squares")
    }
    return LeastSquaresSolution(
      coefficients: coefficients,
      residuals: residuals.map { $0.rounded.scaled(byPowerOfTwo: responseExponent) },
      extendedCoefficients: extended)
  }

  /// The inverse of the Gram matrix AᵀA of the independent columns, in the order of the matrix; rows
  /// and columns of aliased columns are zero.
  ///
  /// Column k solves r + A x = 0, Aᵀr = −e_k by the same refinement. Formed from R⁻¹ alone it would lose
  /// as many digits as the condition number has. O(n p²) a refinement step.
  borrowing func inverseGram() throws(LinearAlgebraError) -> InverseGram {
    var result = InverseGram(zerosForColumnExponents: columnExponents)
    for k in 0..<rank {
      var constraint = [Double](repeating: 0, count: rank)
      constraint[k] = -1
      let (solution, _) = try augmentedSolution(
        response: [DoubleDouble](repeating: .zero, count: rowCount), constraint: constraint)
      for i in 0..<rank { result.setScaled(pivots[i], pivots[k], solution[i]) }
    }
    return result
  }

  /// Solves r + A x = b, Aᵀr = c for the scaled, pivoted independent columns.
  private borrowing func augmentedSolution(
    response: [DoubleDouble], constraint: [Double]
  ) throws(LinearAlgebraError) -> (solution: [DoubleDouble], residuals: [DoubleDouble]) {
    var solution = [DoubleDouble](repeating: .zero, count: rank)
    var residuals = [DoubleDouble](repeating: .zero, count: rowCount)
    var lastCorrection = Double.infinity
    for _ in 0..<Self.refinementLimit {
      let correction = try refine(
        &solution, &residuals, response: response, constraint: constraint)
      // Stop when the digits are there, or when they stop coming (hopelessly ill-conditioned).
      if correction <= Self.refinementTolerance || correction > lastCorrection / 2 { break }
      lastCorrection = correction
    }
    return (solution, residuals)
  }

  /// One step of refinement; returns the largest change of the solution beside its largest element.
  private borrowing func refine(
    _ solution: inout [DoubleDouble], _ residuals: inout [DoubleDouble],
    response: [DoubleDouble], constraint: [Double]
  ) throws(LinearAlgebraError) -> Double {
    // f = b − r − A x and g = c − Aᵀ r, the residuals of the augmented system.
    var f = (0..<rowCount).map { row in response[row] - residuals[row] }
    var g = [Double](repeating: 0, count: rank)
    for position in 0..<rank {
      let start = pivots[position] * rowCount
      var sum = DoubleDouble(constraint[position])
      for row in 0..<rowCount {
        let element = extendedElement(at: start + row)
        f[row] = f[row] - solution[position] * element
        sum = sum - residuals[row] * element
      }
      g[position] = sum.rounded
    }

    // With A = Q R: u = R⁻ᵀ g, d = Qᵀ f, δx = R⁻¹ (d₁ − u), δr = Q (u; d₂).
    var d = f.map(\.rounded)
    guard d.allSatisfy(\.isFinite) else { throw .nonFiniteResult(routine: "refinement") }
    try multiplyByQ(&d, transposed: true)
    let u = solveTriangle(g, transposed: true)
    let change = solveTriangle((0..<rank).map { d[$0] - u[$0] }, transposed: false)
    for position in 0..<rank { d[position] = u[position] }
    try multiplyByQ(&d, transposed: false)

    for row in 0..<rowCount { residuals[row] = residuals[row] + d[row] }
    var (largestChange, largestElement) = (0.0, 0.0)
    for position in 0..<rank {
      solution[position] = solution[position] + change[position]
      guard change[position].isFinite, solution[position].high.isFinite else {
        throw .nonFiniteResult(routine: "refinement")
      }
      largestChange = max(largestChange, abs(change[position]))
      largestElement = max(largestElement, abs(solution[position].high))
    }
    return largestElement > 0 ? largestChange / largestElement : largestChange
  }

  /// An element of the scaled matrix with its correction, by position in column-major order.
  private borrowing func extendedElement(at index: Int) -> DoubleDouble {
    guard let scaledCorrections else { return DoubleDouble(scaledColumns.elements[index]) }
    return DoubleDouble(
      sumOf: scaledColumns.elements[index], scaledCorrections.elements[index])
  }

  /// Replaces a vector of n values by Q or Qᵀ times it, with the reflectors of the leading columns.
  private borrowing func multiplyByQ(
    _ vector: inout [Double], transposed: Bool
  ) throws(LinearAlgebraError) {
    guard rank > 0 else { return }
    let n = clapacke_int(rowCount)
    let information = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: transposed ? "T" : "N")), n, 1,
      clapacke_int(rank), factors.elements, n, reflectorScales, &vector, n)
    guard information == 0 else {
      throw .lapackFailure(routine: "dormqr", information: Int(information))
    }
  }

  /// Solves R x = b or Rᵀ x = b with the leading triangle, by substitution.
  ///
  /// Not `dtrtrs`: for these few unknowns OpenBLAS would first ask for a buffer of 128 MB, and wait for
  /// it without end where memory is limited.
  private borrowing func solveTriangle(_ rightHandSide: [Double], transposed: Bool) -> [Double] {
    var solution = rightHandSide
    let order = transposed ? Array(0..<rank) : Array((0..<rank).reversed())
    for row in order {
      var sum = solution[row]
      for column in transposed ? 0..<row : row + 1..<rank {
        sum -= (transposed ? factors[column, row] : factors[row, column]) * solution[column]
      }
      solution[row] = sum / factors[row, row]
    }
    return solution
  }
}
