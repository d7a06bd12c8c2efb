import Testing

/// The relative error of a value, absolute where the expected value is 0.
package func relativeError(_ value: Double, _ expected: Double) -> Double {
  if value == expected { return 0 }
  let error = abs(value - expected)
  return expected == 0 ? error : error / abs(expected)
}

/// Expects a value to agree to a relative error.
package func expectClose(
  _ value: Double, _ expected: Double, relative tolerance: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = relativeError(value, expected)
  #expect(
    error <= tolerance, "\(what): \(value), expected \(expected), relative error \(error)",
    sourceLocation: sourceLocation)
}

/// Keeps the worst error of many comparisons, so that one message names it.
package struct WorstError {
  /// The largest relative error so far.
  package private(set) var error = 0.0
  /// Where it was.
  package private(set) var place = "none"
  /// How many values were compared.
  package private(set) var count = 0

  package init() {}

  /// Adds a comparison.
  package mutating func add(_ value: Double, _ expected: Double, _ place: @autoclosure () -> String)
  {
    count += 1
    let next = relativeError(value, expected)
    if !(next <= error) {
      error = next.isNaN ? .infinity : next
      self.place = "\(place()): \(value), expected \(expected)"
    }
  }

  /// Expects the worst error to be within a tolerance, and at least a number of comparisons.
  package func expect(
    within tolerance: Double, atLeast minimumCount: Int = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      error <= tolerance, "worst relative error \(error) at \(place)",
      sourceLocation: sourceLocation)
    #expect(
      count >= minimumCount, "only \(count) values were compared", sourceLocation: sourceLocation)
  }
}
