/// A dense matrix of doubles, stored column by column as LAPACK wants it.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// All elements, column after column: element (row, column) stands at `row + column · rowCount`.
  public package(set) var elements: [Double]

  /// Makes a matrix of its elements in column-major order.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, 0 or more.
  ///   - columnCount: The number of columns, 0 or more.
  ///   - elements: `rowCount · columnCount` values, column after column.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative dimension")
    precondition(
      elements.count == rowCount * columnCount,
      "a \(rowCount) × \(columnCount) matrix has \(rowCount * columnCount) elements")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// Makes a matrix of zeros.
  public init(zerosWithRowCount rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: [Double](repeating: 0, count: rowCount * columnCount))
  }

  /// Makes a matrix of columns of equal length.
  public init(columns: [[Double]]) {
    let rowCount = columns.first?.count ?? 0
    precondition(
      columns.allSatisfy { $0.count == rowCount }, "all columns of a matrix have the same length")
    self.init(rowCount: rowCount, columnCount: columns.count, elements: columns.flatMap { $0 })
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      return elements[row + column * rowCount]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      elements[row + column * rowCount] = newValue
    }
  }

  /// The elements of one column.
  public func column(_ index: Int) -> ArraySlice<Double> {
    elements[index * rowCount..<(index + 1) * rowCount]
  }
}

extension Matrix {
  /// Multiplies column j by 2 to the power of `exponents[j]`, which rounds nothing in range.
  mutating func scaleColumns(byPowersOfTwo exponents: [Int]) {
    for column in 0..<columnCount where exponents[column] != 0 {
      for index in column * rowCount..<(column + 1) * rowCount {
        elements[index] = elements[index].scaled(byPowerOfTwo: exponents[column])
      }
    }
  }
}

extension Double {
  /// The value times 2 to the power of an exponent, exact but where it leaves the range of doubles.
  func scaled(byPowerOfTwo exponent: Int) -> Double {
    self == 0 ? self : Double(sign: .plus, exponent: exponent, significand: self)
  }
}
