#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension PredictiveDistribution {
  /// The continuous ranked probability score of the law at an outcome: how far the law and what came to
  /// pass are apart, in the unit of the forecast; smaller is better.
  ///
  /// - Parameter outcome: A finite number.
  /// - Returns: ∫ (F(x) − 1{x ≥ outcome})² dx, 0 or more. Infinite where a tail is too heavy for the
  ///   integral: a Student t with ½ degree of freedom or fewer, the exponential of any Student t, and a
  ///   power scale without ceiling when 2 · (degrees of freedom) · power ≤ 1.
  /// - Complexity: Closed form for one Student t, O(n) for n draws; for mixtures of k parts about 300 k densities.
  ///
  /// ## Method
  /// A point mass scores the absolute error, a Student t and draws by closed forms, all else by quadrature of
  /// the definition (`RankedScoreIntegral`), on the scale of displacements where there is one.
  /// ## Accuracy
  /// 1e-8 relative for mixtures, with point masses and bounds (`ReferenceValues/forecast-scores`).
  /// ## Reference
  /// Gneiting and Raftery, *Strictly proper scoring rules, prediction, and estimation*, JASA 102 (2007),
  /// §4.2.
  public func continuousRankedProbabilityScore(outcome: Double) -> Double {
    precondition(outcome.isFinite, "an outcome is a finite number")
    if case .studentT(let standard, let location, let scale) = form {
      let distance = (outcome - location) / scale
      // Without width, or so far away that the width does not count.
      guard scale > 0, distance.isFinite else { return abs(outcome - location) }
      return scale * standard.continuousRankedProbabilityScore(outcome: distance)
    }
    if case .samples(let draws, _) = form { return Self.rankedScore(ofDraws: draws, outcome) }
    guard form.hasFiniteRankedScore else { return .infinity }
    return RankedScoreIntegral(law: form.rankedScoreLaw).value(outcome: outcome)
  }

  /// Σ (x − y)(2n · 1{y < x} − 2i + 1)/n² over the draws in ascending order, i from 1.
  private static func rankedScore(ofDraws draws: [Double], _ outcome: Double) -> Double {
    let count = Double(draws.count)
    var score = 0.0
    for (index, draw) in draws.enumerated() {
      let rank = (draw > outcome ? 2 * count : 0) - 2 * Double(index) - 1
      score += (draw - outcome) * (rank / count) / count
    }
    return max(0, score)
  }
}

extension PredictiveDistribution.Form {
  /// Whether both tails are light enough for the square of the tail to have an integral.
  fileprivate var hasFiniteRankedScore: Bool {
    switch self {
    case .studentT(let standard, _, let scale): scale == 0 || standard.degreesOfFreedom > 0.5
    case .samples: true
    // Any power law becomes too heavy by exponentiation.
    case .exponential(let base): base.isDegenerate
    case .powerScaled(let scale, let base):
      scale.ceiling.isFinite || base.leastDegreesOfFreedom * 2 * scale.power > 1
    case .mixture(let components): components.allSatisfy(\.form.hasFiniteRankedScore)
    }
  }

  /// The degrees of freedom of the heaviest tail; infinite without one.
  private var leastDegreesOfFreedom: Double {
    switch self {
    case .studentT(let standard, _, let scale): scale == 0 ? .infinity : standard.degreesOfFreedom
    case .samples: .infinity
    case .exponential(let base): base.isDegenerate ? .infinity : 0
    case .powerScaled(let scale, let base):
      scale.ceiling.isFinite ? .infinity : base.leastDegreesOfFreedom * scale.power
    case .mixture(let components):
      components.map(\.form.leastDegreesOfFreedom).min() ?? .infinity
    }
  }

  /// The law as the quadrature takes it.
  fileprivate var rankedScoreLaw: RankedScoreLaw {
    if case .powerScaled(let scale, let base) = self {
      let atoms = base.pointMass > 0 ? [(position: 0.0, mass: base.pointMass)] : []
      return RankedScoreLaw(parts: base.parts, atoms: atoms, scale: scale)
    }
    var (parts, atoms): ([StudentTMixture.Part], [(position: Double, mass: Double)]) = ([], [])
    guard addLeaves(weight: 1, parts: &parts, atoms: &atoms) else { return general }
    return RankedScoreLaw(parts: parts, atoms: atoms, scale: nil)
  }

  /// Adds Student t laws and point masses with their weights; says no where another form is among them.
  private func addLeaves(
    weight: Double, parts: inout [StudentTMixture.Part],
    atoms: inout [(position: Double, mass: Double)]
  ) -> Bool {
    switch self {
    case .studentT(let standard, let location, let scale):
      if scale > 0 {
        parts.append(
          .init(
            weight: weight, degreesOfFreedom: standard.degreesOfFreedom, location: location,
            scale: scale))
      } else {
        atoms.append((location, weight))
      }
      return true
    case .mixture(let components):
      for component in components {
        guard
          component.form.addLeaves(
            weight: weight * component.weight, parts: &parts, atoms: &atoms)
        else { return false }
      }
      return true
    case .samples(let draws, _):
      for draw in draws {
        if atoms.last?.position == draw {
          atoms[atoms.count - 1].mass += weight / Double(draws.count)
        } else {
          atoms.append((draw, weight / Double(draws.count)))
        }
      }
      return true
    case .exponential, .powerScaled: return false
    }
  }

  /// A mixture of unlike forms, on the scale of values.
  private var general: RankedScoreLaw {
    let law = PredictiveDistribution(form: self)
    let points = breakpoints
    let atoms = Set(points).sorted().map { (position: $0, mass: law.pointMass(at: $0)) }
      .filter { $0.mass > 0 }
    let centre = law.median
    let spread = 1 - atoms.reduce(0) { $0 + $1.mass }
    let width = max(
      law.quantile(upperTail: 0.25) - law.quantile(at: 0.25),
      law.quantile(upperTail: 0.02) - centre,
      centre - law.quantile(at: 0.02))
    return RankedScoreLaw(
      density: { law.density(at: $0) },
      lowerTail: { x in
        atoms.reduce(law.probability(atMost: x)) { $1.position <= x ? $0 - $1.mass : $0 }
      },
      upperTail: { x in
        atoms.reduce(law.probability(atLeast: x)) { $1.position >= x ? $0 - $1.mass : $0 }
      },
      atoms: atoms, scale: nil, range: -Double.infinity...Double.infinity,
      humps: spread > 1e-12
        ? [.init(weight: spread, location: centre, scale: max(width / 4, .leastNormalMagnitude))]
        : [],
      breakpoints: points,
      leastDegreesOfFreedom: leastDegreesOfFreedom)
  }

  /// Where point masses and bounds may lie.
  private var breakpoints: [Double] {
    switch self {
    case .studentT(_, let location, let scale): scale == 0 ? [location] : []
    case .samples(let draws, _): draws
    case .exponential(let base): [0] + base.breakpoints.map { exp($0) }
    case .powerScaled(let scale, _):
      [0, scale.origin] + (scale.ceiling.isFinite ? [scale.ceiling] : [])
    case .mixture(let components): components.flatMap(\.form.breakpoints)
    }
  }
}

extension StudentTMixture {
  /// The degrees of freedom of the heaviest tail; infinite without a part.
  fileprivate var leastDegreesOfFreedom: Double {
    parts.map(\.degreesOfFreedom).min() ?? .infinity
  }
}
