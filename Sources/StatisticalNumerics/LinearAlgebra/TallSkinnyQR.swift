import CLAPACKE
import Synchronization

/// The triangular factor of a matrix with very many rows and few columns, in constant memory.
///
/// ## Method
/// Rows are taken in leaves of 65,536. In a leaf, blocks of 1,024 rows are stacked under the factor of
/// those before them and factored again (LAPACK `dgeqrf`); the factors of leaves are merged two by two in
/// a binary tree whose shape depends on the number of rows alone. So the bits of the result do not depend
/// on the number of threads, nor on whether rows are appended or factored at once.
/// ## Accuracy
/// That of Householder QR: relative error of a least-squares solution ≤ 1e-9 at condition 10⁶ for 10⁶
/// rows (`TallSkinnyQRTests`). The normal equations lose 10⁷ times more there.
/// ## Reference
/// Demmel, Grigori, Hoemmen and Langou, *Communication-optimal parallel and sequential QR and LU
/// factorizations*, SIAM J. Sci. Comput. 34 (2012), §2–3.
public struct TallSkinnyQR: Sendable {
  /// The number of columns.
  public let columnCount: Int
  /// The number of rows taken so far.
  public private(set) var rowCount = 0

  static let blockRowCount = 1_024
  static let leafRowCount = 65_536

  private var leaf: TriangleLeaf
  private var tree = TriangleTree()
  private var failure: LinearAlgebraError?

  /// A factorization of no rows.
  ///
  /// - Parameter columnCount: 1 … 1,000.
  public init(columnCount: Int) {
    precondition((1...1_000).contains(columnCount), "a tall matrix has 1 … 1,000 columns")
    self.columnCount = columnCount
    leaf = TriangleLeaf(columnCount: columnCount)
  }

  /// Takes further rows.
  ///
  /// - Parameter rows: A whole number of rows of `columnCount` values, row after row; finite.
  /// - Throws: ``LinearAlgebraError/nonFiniteElement(row:column:)``, rows counted from the first one
  ///   taken; ``LinearAlgebraError/nonFiniteResult(routine:)`` beyond the range of doubles.
  /// - Complexity: O(rows · columns²) time, memory constant.
  public mutating func append(rows: [Double]) throws(LinearAlgebraError) {
    precondition(rows.count.isMultiple(of: columnCount), "rows are whole")
    if let index = rows.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteElement(row: rowCount + index / columnCount, column: index % columnCount)
    }
    if let failure { throw failure }
    do throws(LinearAlgebraError) {
      for start in stride(from: 0, to: rows.count, by: columnCount) {
        try leaf.append(rows[start..<start + columnCount])
        rowCount += 1
        if rowCount.isMultiple(of: Self.leafRowCount) {
          tree.add(try leaf.finish())
          leaf = TriangleLeaf(columnCount: columnCount)
        }
      }
    } catch {
      // A block that could not be folded is lost: nothing may be made of what is left.
      failure = error
      throw error
    }
  }

  /// The triangular factor of the rows taken so far.
  ///
  /// - Returns: R, p × p, its diagonal not negative, with RᵀR = AᵀA; fewer rows than columns leave zero
  ///   rows at the end.
  /// - Throws: ``LinearAlgebraError/nonFiniteResult(routine:)`` beyond the range of doubles.
  public func triangularFactor() throws(LinearAlgebraError) -> Matrix {
    if let failure { throw failure }
    var (leaf, tree) = (leaf, tree)
    if !rowCount.isMultiple(of: Self.leafRowCount) || rowCount == 0 { tree.add(try leaf.finish()) }
    return try tree.root(rowCount: rowCount)
  }

  /// Writes the values of a range of rows (at most 1,024) of one column; called on any thread, in any
  /// order.
  public typealias BlockWriter =
    @Sendable (
      _ rows: Range<Int>, _ column: Int, _ target: UnsafeMutableBufferPointer<Double>
    ) -> Void

  /// Factors a matrix that is written block by block, on several threads.
  ///
  /// - Parameters:
  ///   - rowCount: 1 or more.
  ///   - columnCount: 1 … 1,000.
  ///   - threadCount: At most this many threads; the result does not depend on it.
  ///   - write: Writes the values of a block.
  /// - Returns: R as ``triangularFactor()``.
  /// - Throws: As ``append(rows:)``.
  /// - Complexity: O(n p²) time, O(p · (1,024 threads + 32 p)) memory.
  public static func triangularFactor(
    rowCount: Int, columnCount: Int, threadCount: Int = 1,
    write: @escaping BlockWriter
  ) throws(LinearAlgebraError) -> Matrix {
    guard rowCount > 0 else { throw .noRows }
    guard (1...1_000).contains(columnCount) else {
      throw .tooLarge(rows: rowCount, columns: columnCount)
    }
    let leafCount = (rowCount + leafRowCount - 1) / leafRowCount
    var tree = TriangleTree()
    // The factors of some leaves wait at a time, not those of all.
    for first in stride(from: 0, to: leafCount, by: waitingLeafCount) {
      let count = min(waitingLeafCount, leafCount - first)
      let results = LeafResults(count: count)
      ParallelLoop.run(count: count, threadCount: threadCount) { index in
        results.set(
          index, leafFactor(first + index, rowCount: rowCount, columnCount: columnCount, write))
      }
      for index in 0..<count { tree.add(try results.take(index).get()) }
    }
    return try tree.root(rowCount: rowCount)
  }

  /// How many factors of leaves are held until they are merged.
  private static let waitingLeafCount = 32

  /// The factor of one leaf.
  private static func leafFactor(
    _ index: Int, rowCount: Int, columnCount: Int, _ write: BlockWriter
  ) -> Result<Triangle, LinearAlgebraError> {
    Result { () throws(LinearAlgebraError) in
      let start = index * leafRowCount
      let end = min(start + leafRowCount, rowCount)
      var leaf = TriangleLeaf(columnCount: columnCount)
      for first in stride(from: start, to: end, by: blockRowCount) {
        let rows = first..<min(first + blockRowCount, end)
        try leaf.take(rows: rows) { column, target in write(rows, column, target) }
      }
      return try leaf.finish()
    }
  }
}

/// The factors of leaves, each written by one round of a loop.
private final class LeafResults: Sendable {
  typealias Factor = Result<Triangle, LinearAlgebraError>
  private let factors: Mutex<[Factor?]>

  init(count: Int) { factors = Mutex([Factor?](repeating: nil, count: count)) }

  func set(_ index: Int, _ factor: Factor) { factors.withLock { $0[index] = factor } }

  func take(_ index: Int) -> Factor {
    factors.withLock { $0[index] } ?? .failure(.noRows)
  }
}

/// A triangular factor p × p, column-major, zero below the diagonal.
struct Triangle: Sendable {
  let order: Int
  var elements: [Double]

  /// The factor of two factors stacked.
  init(merging upper: Triangle, _ lower: Triangle) throws(LinearAlgebraError) {
    order = upper.order
    let p = order
    var stacked = [Double](repeating: 0, count: 2 * p * p)
    for column in 0..<p {
      for row in 0...column {
        stacked[row + column * 2 * p] = upper.elements[row + column * p]
        stacked[p + row + column * 2 * p] = lower.elements[row + column * p]
      }
    }
    elements = []
    elements = try Self.factor(&stacked, rowCount: 2 * p, leadingDimension: 2 * p, order: p)
  }

  init(order: Int, elements: [Double]) {
    self.order = order
    self.elements = elements
  }

  /// Factors a column-major array in place and returns the triangle with its diagonal not negative.
  static func factor(
    _ array: inout [Double], rowCount: Int, leadingDimension: Int, order p: Int
  ) throws(LinearAlgebraError) -> [Double] {
    _ = LinearAlgebraThreads.pinnedToOne
    // dgeqrf asks for p values at least; 64 a column let it choose its own block size.
    var work = [Double](repeating: 0, count: 64 * p)
    var scales = [Double](repeating: 0, count: p)
    let information = LAPACKE_dgeqrf_work(
      LAPACK_COL_MAJOR, clapacke_int(rowCount), clapacke_int(p), &array,
      clapacke_int(leadingDimension), &scales, &work, clapacke_int(work.count))
    guard information == 0 else {
      throw .lapackFailure(routine: "dgeqrf", information: Int(information))
    }
    var triangle = [Double](repeating: 0, count: p * p)
    for row in 0..<min(p, rowCount) {
      let sign = array[row + row * leadingDimension] < 0 ? -1.0 : 1
      for column in row..<p {
        let element = sign * array[row + column * leadingDimension]
        guard element.isFinite else { throw .nonFiniteResult(routine: "dgeqrf") }
        triangle[row + column * p] = element
      }
    }
    return triangle
  }
}

/// The rows of one leaf, folded into a triangle block by block.
private struct TriangleLeaf: Sendable {
  private let columnCount: Int
  /// The triangle so far in the first `columnCount` rows, then the block.
  private var stack: [Double]
  private var fill = 0
  private var hasTriangle = false

  private var leadingDimension: Int { columnCount + TallSkinnyQR.blockRowCount }

  init(columnCount: Int) {
    self.columnCount = columnCount
    stack = [Double](
      repeating: 0, count: columnCount * (columnCount + TallSkinnyQR.blockRowCount))
  }

  mutating func append(_ row: ArraySlice<Double>) throws(LinearAlgebraError) {
    if fill == TallSkinnyQR.blockRowCount { try fold() }
    for (column, value) in row.enumerated() {
      stack[column * leadingDimension + columnCount + fill] = value
    }
    fill += 1
  }

  /// Takes a block, column by column, and folds it; refuses what is not finite.
  ///
  /// A value that is not finite leaves a triangle that is not: only then is the block written again and
  /// searched, so that nothing is read twice where all is well.
  mutating func take(
    rows: Range<Int>, write: (_ column: Int, UnsafeMutableBufferPointer<Double>) -> Void
  ) throws(LinearAlgebraError) {
    writeBlock(count: rows.count, write)
    fill = rows.count
    do throws(LinearAlgebraError) {
      try fold()
    } catch {
      writeBlock(count: rows.count, write)
      for column in 0..<columnCount {
        let start = column * leadingDimension + columnCount
        if let row = stack[start..<start + rows.count].firstIndex(where: { !$0.isFinite }) {
          throw .nonFiniteElement(row: rows.lowerBound + row - start, column: column)
        }
      }
      throw error
    }
  }

  private mutating func writeBlock(
    count: Int, _ write: (_ column: Int, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    let (p, stride) = (columnCount, leadingDimension)
    stack.withUnsafeMutableBufferPointer { buffer in
      for column in 0..<p {
        let start = column * stride + p
        write(column, UnsafeMutableBufferPointer(rebasing: buffer[start..<start + count]))
      }
    }
  }

  /// Folds the block into the triangle.
  private mutating func fold() throws(LinearAlgebraError) {
    let (p, stride) = (columnCount, leadingDimension)
    let triangle = try Triangle.factor(
      &stack, rowCount: p + fill, leadingDimension: stride, order: p)
    for column in 0..<p {
      for row in 0..<p { stack[row + column * stride] = triangle[row + column * p] }
    }
    fill = 0
    hasTriangle = true
  }

  mutating func finish() throws(LinearAlgebraError) -> Triangle {
    if fill > 0 || !hasTriangle { try fold() }
    let (p, stride) = (columnCount, leadingDimension)
    var elements = [Double](repeating: 0, count: p * p)
    for column in 0..<p {
      for row in 0...column { elements[row + column * p] = stack[row + column * stride] }
    }
    return Triangle(order: p, elements: elements)
  }
}

/// Triangles merged two by two, as carries of a binary counter: the tree depends on their number alone.
private struct TriangleTree: Sendable {
  private var waiting: [(level: Int, triangle: Triangle)] = []
  private var failure: LinearAlgebraError?

  mutating func add(_ triangle: Triangle) {
    var (level, merged) = (0, triangle)
    while let last = waiting.last, last.level == level {
      waiting.removeLast()
      do throws(LinearAlgebraError) {
        merged = try Triangle(merging: last.triangle, merged)
      } catch {
        failure = failure ?? error
      }
      level += 1
    }
    waiting.append((level, merged))
  }

  /// All that waits, merged from the youngest to the oldest.
  func root(rowCount: Int) throws(LinearAlgebraError) -> Matrix {
    if let failure { throw failure }
    guard var result = waiting.last?.triangle else { throw .noRows }
    for entry in waiting.dropLast().reversed() {
      result = try Triangle(merging: entry.triangle, result)
    }
    var matrix = Matrix(
      rowCount: result.order, columnCount: result.order, elements: result.elements)
    // Fewer rows than columns leave rounding where nothing is.
    for row in min(rowCount, result.order)..<result.order {
      for column in row..<result.order { matrix[row, column] = 0 }
    }
    return matrix
  }
}
