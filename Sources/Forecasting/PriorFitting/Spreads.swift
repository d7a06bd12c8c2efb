/// The spread of each kind.
struct Spreads {
  private let byKind: [ValueKind: OriginLaw.Spread]

  /// No widening and no shocks, for laws whose spread is still to be tried.
  static let none = Spreads(byKind: [:])

  private init(byKind: [ValueKind: OriginLaw.Spread]) { self.byKind = byKind }

  /// The spreads under which outcomes are held as often as promised.
  init(_ outcomes: [ForecastOutcome], pooledKinds: [ValueKind]) {
    let pooled = pooledKinds.isEmpty ? nil : SpreadCalibration.best(for: outcomes)
    var byKind: [ValueKind: OriginLaw.Spread] = [:]
    for kind in ValueKind.allCases {
      byKind[kind] =
        pooledKinds.contains(kind)
        ? pooled : SpreadCalibration.best(for: outcomes.filter { $0.kind == kind })
    }
    self.byKind = byKind
  }

  subscript(kind: ValueKind) -> OriginLaw.Spread {
    byKind[kind] ?? OriginLaw.Spread(widening: 1, shockProbability: 0, shockFactor: 1)
  }
}
