import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct TallSkinnyQRTests {
  /// Column-major values, seeded.
  private func columns(_ rows: Int, _ count: Int, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (0..<rows).map { _ in generator.uniform() - 0.5 } }
  }

  private func factor(_ columns: [[Double]], threads: Int) throws -> Matrix {
    try TallSkinnyQR.triangularFactor(
      rowCount: columns[0].count, columnCount: columns.count, threadCount: threads
    ) { rows, column, target in
      for (offset, row) in rows.enumerated() { target[offset] = columns[column][row] }
    }
  }

  @Test(
    .tags(.property), arguments: [1, 3, 1_023, 1_024, 1_025, 65_536, 65_537, 200_000])
  func `the same bits on any thread count, and when rows are appended`(rows: Int) throws {
    let columns = columns(rows, 4, seed: 21)
    let one = try factor(columns, threads: 1)
    for threads in [2, 3, 8] { #expect(try factor(columns, threads: threads) == one) }
    var streamed = TallSkinnyQR(columnCount: 4)
    // In pieces of odd length: what counts is the order of the rows.
    for start in stride(from: 0, to: rows, by: 777) {
      let piece = (start..<min(start + 777, rows)).flatMap { row in columns.map { $0[row] } }
      try streamed.append(rows: piece)
    }
    #expect(streamed.rowCount == rows)
    #expect(try streamed.triangularFactor() == one)
  }

  @Test(.tags(.property)) func `R has the Gram matrix of the rows`() throws {
    let columns = columns(5_000, 5, seed: 22)
    let triangle = try factor(columns, threads: 2)
    for i in 0..<5 {
      #expect(triangle[i, i] >= 0)
      for j in 0..<5 {
        let gram = zip(columns[i], columns[j]).map { $0 * $1 }.reduce(0, +)
        let product = (0..<5).map { triangle[$0, i] * triangle[$0, j] }.reduce(0, +)
        #expect(abs(gram - product) < 1e-10)
        if i > j { #expect(triangle[i, j] == 0) }
      }
    }
  }

  @Test func `what is not finite is refused with its place`() throws {
    var columns = columns(3_000, 3, seed: 23)
    columns[1][2_050] = .infinity
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 2_050, column: 1)) {
      _ = try factor(columns, threads: 2)
    }
    var streamed = TallSkinnyQR(columnCount: 2)
    try streamed.append(rows: [1, 2, 3, 4])
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 2, column: 1)) {
      try streamed.append(rows: [1, .nan])
    }
    #expect(throws: LinearAlgebraError.noRows) {
      _ = try TallSkinnyQR.triangularFactor(rowCount: 0, columnCount: 2) { _, _, _ in }
    }
  }

  /// Columns nearly parallel: condition 10⁶.
  ///
  /// The response is made of known coefficients without noise,
  /// so that the solution is known but for the rounding of the response.
  @Test(.tags(.reference, .slow)) func `coefficients keep nine digits at condition a million`()
    throws
  {
    let rows = 1_000_000
    let random = columns(rows, 3, seed: 24)
    let near = zip(random[0], random[1]).map { $0 + 1e-6 * $1 }
    let model = try LongLinearModel.fit(
      rowCount: rows, regressorNames: ["a", "b", "c"], threadCount: 2
    ) { rows, column, target in
      for (offset, row) in rows.enumerated() {
        target[offset] =
          switch column {
          case 0: random[0][row]
          case 1: near[row]
          case 2: random[2][row]
          default: 4 + random[0][row] - 2 * near[row] + 3 * random[2][row]
          }
      }
    }
    for (value, expected) in zip(model.coefficients, [4.0, 1, -2, 3]) {
      expectClose(value, expected, relative: 1e-9)
    }
    #expect(try #require(model.residualStandardDeviation) < 1e-12)
  }

  @Test(.tags(.property)) func `a long model agrees with the refined one`() throws {
    let rows = 5_000
    let data = columns(rows, 3, seed: 25)
    let response = (0..<rows).map { 10 + 2 * data[0][$0] - data[1][$0] + data[2][$0] }
    let refined = try LinearModel.fit(
      response: response,
      design: DesignMatrix(
        rowCount: rows, regressors: [.init("a", values: data[0]), .init("b", values: data[1])]))
    let long = try LongLinearModel.fit(rowCount: rows, regressorNames: ["a", "b"]) {
      range, column, target in
      for (offset, row) in range.enumerated() {
        target[offset] = column < 2 ? data[column][row] : response[row]
      }
    }
    let (covariance, expected) = (
      try long.coefficientCovariance(), try refined.coefficientCovariance()
    )
    let scale = (0..<3).map { expected[$0, $0].squareRoot() }
    for (i, j) in [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)] {
      #expect(abs(covariance[i, j] - expected[i, j]) < 1e-11 * scale[i] * scale[j])
    }
    for index in 0..<3 {
      expectClose(long.coefficients[index], refined.coefficients[index], relative: 1e-12)
      expectClose(
        try long.coefficientStandardErrors()[index],
        try refined.coefficientStandardErrors()[index], relative: 1e-11)
    }
    var factorization = TallSkinnyQR(columnCount: 4)
    try factorization.append(
      rows: (0..<rows).flatMap { [1, data[0][$0], data[1][$0], response[$0]] })
    let streamed = try LongLinearModel(
      of: factorization, columnNames: ["intercept", "a", "b"], hasIntercept: true)
    #expect(streamed.coefficients == long.coefficients)
    #expect(streamed.residualStandardDeviation == long.residualStandardDeviation)
    expectClose(
      try #require(long.coefficientOfDetermination),
      try #require(refined.coefficientOfDetermination), relative: 1e-11)
    let (a, b) = (
      try long.predictiveDistribution(at: [1, 0.3, -0.2]),
      try refined.predictiveDistribution(at: [0.3, -0.2])
    )
    expectClose(a.quantile(at: 0.1), b.quantile(at: 0.1), relative: 1e-11)
  }

  @Test(.tags(.slow)) func `past its size the linear model takes the tall way and agrees`() throws {
    let rows = LinearModel.tallRowCount
    let data = columns(rows, 2, seed: 26)
    let times = (0..<rows).map { 1900 + Double($0) / 365 }
    let response = (0..<rows).map { 5 + 0.25 * times[$0] + data[1][$0] }
    let design = DesignMatrix(
      rowCount: rows, regressors: [.init("t", values: times), .init("x", values: data[0])])
    let tall = try LinearModel.fit(response: response, design: design)
    // One row less is refined; one row in 65,536 moves a coefficient by less than its standard error.
    let short = try LinearModel.fit(
      response: Array(response.dropLast()),
      design: DesignMatrix(
        rowCount: rows - 1,
        regressors: [
          .init("t", values: Array(times.dropLast())),
          .init("x", values: Array(data[0].dropLast())),
        ]))
    let errors = try tall.coefficientStandardErrors()
    for index in 0..<3 {
      #expect(abs(tall.coefficients[index] - short.coefficients[index]) < 0.1 * errors[index])
      expectClose(errors[index], try short.coefficientStandardErrors()[index], relative: 1e-3)
    }
    // The residuals are orthogonal to the design.
    let product = zip(tall.residuals, data[0]).map { $0 * $1 }.reduce(0, +)
    #expect(abs(product) < 1e-8)
  }

  /// Equal columns, a sum, and dummies beside an intercept: rounding of many rows is no independence.
  @Test(arguments: [LinearModel.tallRowCount, 70_000])
  func `dependent columns of many rows are aliased`(rows: Int) throws {
    let data = columns(rows, 3, seed: 27)
    let sum = zip(data[0], data[1]).map { $0 + $1 }
    let dummies = (0..<12).map { month in (0..<rows).map { $0 % 12 == month ? 1.0 : 0 } }
    for (regressors, rank) in [
      ([data[0], data[0]], 2), ([data[0], data[1], sum], 3), (dummies, 12),
    ] as [([[Double]], Int)] {
      let model = try LinearModel.fit(
        response: data[2],
        design: DesignMatrix(
          rowCount: rows,
          regressors: regressors.enumerated().map { .init("c\($0)", values: $1) }))
      #expect(model.rank == rank)
      let names = regressors.indices.map { "c\($0)" }
      let long = try LongLinearModel.fit(rowCount: rows, regressorNames: names) {
        range, column, target in
        for (offset, row) in range.enumerated() {
          target[offset] = column < regressors.count ? regressors[column][row] : data[2][row]
        }
      }
      #expect(long.rank == rank)
      #expect(long.coefficients.allSatisfy { abs($0) < 1e3 })
    }
  }

  @Test func `exact fits and constants of many rows are recognized`() throws {
    let rows = 70_000
    let times = (0..<rows).map(Double.init)
    let design = DesignMatrix(rowCount: rows, regressors: [.init("t", values: times)])
    for (response, isConstant) in [
      (times.map { 3 + 2 * $0 }, false), (times.map { _ in 0.1 }, true),
      (times.map { _ in 5 }, true),
    ] {
      let model = try LinearModel.fit(response: response, design: design)
      #expect(model.isExactFit)
      #expect(model.residualStandardDeviation == 0)
      #expect((model.coefficientOfDetermination == nil) == isConstant)
      let long = try LongLinearModel.fit(rowCount: rows, regressorNames: ["t"]) {
        range, column, target in
        for (offset, row) in range.enumerated() {
          target[offset] = column == 0 ? times[row] : response[row]
        }
      }
      #expect(long.residualStandardDeviation == 0)
      #expect((long.coefficientOfDetermination == nil) == isConstant)
    }
  }

  @Test func `more columns than the factorization takes are refused, and fewer rows leave zeros`()
    throws
  {
    #expect(throws: LinearAlgebraError.tooLarge(rows: 5, columns: 1_001)) {
      _ = try TallSkinnyQR.triangularFactor(rowCount: 5, columnCount: 1_001) { _, _, _ in }
    }
    let short = try factor(columns(2, 4, seed: 28), threads: 1)
    for row in 2..<4 { #expect((0..<4).allSatisfy { short[row, $0] == 0 }) }
  }
}
