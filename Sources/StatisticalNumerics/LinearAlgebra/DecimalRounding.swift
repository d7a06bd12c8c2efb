/// How far decimal values, read as doubles, may lie from a law that they follow exactly.
///
/// Reading 0.1, 0.2 and 0.3 rounds each by up to half a unit in its last place; sums and differences
/// of a few of them by a little more.
package enum DecimalRounding {
  /// Departures up to this are rounding, not variation.
  package static func bound(of values: some Sequence<Double>) -> Double {
    4 * Double.ulpOfOne * values.reduce(0) { max($0, abs($1)) }
  }

  /// The same for the logarithms of values: their relative rounding is absolute there.
  package static func logarithmBound(of logarithms: some Sequence<Double>) -> Double {
    max(4 * Double.ulpOfOne, bound(of: logarithms))
  }
}
