import StatisticalNumerics

/// Classes of moves and priors of stays learned from series: a preset but for spread and target layer.
struct LearnedMoves {
  let classes: [EmpiricalBayesPreset.ProcessClass]
  let logLikelihood: Double
  private let stays: [ValueKind: BetaBinomialFit]

  /// Learns from series.
  ///
  /// - Parameters:
  ///   - series: In a fixed order.
  ///   - pooledKinds: Kinds whose stays are taken from all series together.
  /// - Throws: ``PriorFitError/notConverged(_:_:)``.
  init(_ series: [PriorTrainingSeries], pooledKinds: [ValueKind]) throws(PriorFitError) {
    do throws(OptimizationError) {
      let maximum = try MoveClassLikelihood(series).maximum()
      (classes, logLikelihood) = (maximum.classes, maximum.logLikelihood)
    } catch {
      throw .notConverged(.classes, error)
    }
    var stays: [ValueKind: BetaBinomialFit] = [:]
    for kind in ValueKind.allCases {
      let chosen =
        pooledKinds.contains(kind) ? series : series.filter { $0.kind == kind }
      do throws(OptimizationError) {
        stays[kind] = try BetaBinomialFit(
          chosen.map { BetaBinomialFit.Counts(events: $0.stayCount, others: $0.movedCount) })
      } catch {
        throw .notConverged(.stays, error)
      }
    }
    self.stays = stays
  }

  /// The preset with what is learned elsewhere.
  func preset(
    name: String, spreads: Spreads, targetLayer: TargetLayer
  ) -> EmpiricalBayesPreset {
    func parameters(_ kind: ValueKind) -> EmpiricalBayesPreset.KindParameters {
      let spread = spreads[kind]
      let stay = stays[kind]
      return EmpiricalBayesPreset.KindParameters(
        stayPrior: (stay?.events ?? 1, stay?.others ?? 1), widening: spread.widening,
        shockProbability: spread.shockProbability, shockFactor: spread.shockFactor)
    }
    return EmpiricalBayesPreset(
      name: name, version: 1, power: PriorTrainingSeries.power, classes: classes,
      percent: parameters(.percent), count: parameters(.count), amount: parameters(.amount),
      targetLayer: targetLayer)
  }
}
