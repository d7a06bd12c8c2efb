/// Whether predicted shares are the frequencies of what they are shares of.
struct SharesReliability {
  /// By tenth of the predicted share: (events − expected)/√(Σ p (1 − p)), where that sum is 5 or more.
  let scores: [Double]

  /// What a standard normal exceeds on either side once in 100,000 times: some 150 are compared.
  static let normalLimit = 4.417

  init(_ predictions: [(share: Double, isTrue: Bool)]) {
    var tenths = [(excess: Double, variance: Double)](repeating: (0, 0), count: 10)
    for (share, isTrue) in predictions {
      let tenth = min(Int(share * 10), 9)
      tenths[tenth].excess += (isTrue ? 1 : 0) - share
      tenths[tenth].variance += share * (1 - share)
    }
    scores = tenths.filter { $0.variance >= 5 }.map { $0.excess / $0.variance.squareRoot() }
  }

  /// Whether no tenth is further off than chance allows.
  var holds: Bool { !scores.isEmpty && scores.allSatisfy { abs($0) < Self.normalLimit } }
}
