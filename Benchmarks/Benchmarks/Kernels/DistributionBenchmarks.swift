import Mikomi

/// Probabilities and quantiles of Student t, and the same by summing the density and by halving.
enum DistributionBenchmarks {
  static func register() {
    for count in [100, 1_000, 10_000] {
      let points = { (0..<count).map { 8 * (Double($0) + 0.5) / Double(count) - 4 } }
      let law = StudentT(degreesOfFreedom: 8)
      Work.measure(
        "t probability, Boost, \(count)", input: points,
        run: { $0.map { law.probability(atMost: $0) } },
        holds: { points, result in
          zip(points, result).allSatisfy { abs(density(law, summedTo: $0) - $1) < 1e-8 }
        })
      let shares = { (0..<count).map { (Double($0) + 0.5) / Double(count) } }
      Work.measure(
        "t quantile, Boost, \(count)", input: shares,
        run: { $0.map { law.quantile(lowerTail: $0) } },
        holds: { shares, result in
          zip(shares, result).allSatisfy { abs(law.probability(atMost: $1) - $0) < 1e-12 }
        })
    }
    let (count, law) = (100, StudentT(degreesOfFreedom: 8))
    Work.measure(
      "t probability, density summed, \(count)",
      input: { (0..<count).map { 8 * (Double($0) + 0.5) / Double(count) - 4 } },
      run: { $0.map { density(law, summedTo: $0) } },
      holds: { points, result in
        zip(points, result).allSatisfy { abs(law.probability(atMost: $0) - $1) < 1e-8 }
      })
    Work.measure(
      "t quantile, halving, \(count)",
      input: { (0..<count).map { (Double($0) + 0.5) / Double(count) } },
      run: { $0.map { halved(law, $0) } },
      holds: { shares, result in
        zip(shares, result).allSatisfy { abs(law.quantile(lowerTail: $0) - $1) < 1e-9 }
      })
  }

  /// One half and the density from 0 by Simpson's rule.
  private static func density(_ law: StudentT, summedTo point: Double) -> Double {
    let (steps, width) = (200, point / 200)
    var sum = law.density(at: 0) + law.density(at: point)
    for step in 1..<steps {
      sum += (step.isMultiple(of: 2) ? 2 : 4) * law.density(at: width * Double(step))
    }
    return 0.5 + sum * width / 3
  }

  private static func halved(_ law: StudentT, _ share: Double) -> Double {
    var (lower, upper) = (-100.0, 100.0)
    for _ in 0..<60 {
      let middle = (lower + upper) / 2
      if law.probability(atMost: middle) < share { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }
}
