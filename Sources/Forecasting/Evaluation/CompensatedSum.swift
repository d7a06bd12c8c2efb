/// A sum that keeps what each addition rounds away.
///
/// ## Reference
/// Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, ZAMM 54 (1974).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var correction = 0.0

  /// The sum so far.
  var value: Double { sum + correction }

  /// Adds a finite number.
  mutating func add(_ term: Double) {
    let next = sum + term
    correction += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// The sum of finite numbers in their order.
  static func of(_ values: some Sequence<Double>) -> Double {
    var sum = CompensatedSum()
    for value in values { sum.add(value) }
    return sum.value
  }
}
