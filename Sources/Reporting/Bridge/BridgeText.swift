import Forecasting
import Indicators
import Tables

/// What a related series does for a forecast, as text for people.
public struct BridgeText: Sendable {
  private let wording: any ReportWording
  let phrases: any BridgeWording

  /// A writer in a language.
  public init(language: Language) { self.init(wording: language.reportWording) }

  init(wording: any ReportWording) {
    self.wording = wording
    phrases =
      switch wording.language {
      case .english: EnglishBridgeWording()
      case .japanese: JapaneseBridgeWording()
      }
  }

  /// The vintage and whether it is used, the reason if not, and the figures.
  ///
  /// - Parameters:
  ///   - bridge: The bridge.
  ///   - indicator: What is forecast.
  /// - Returns: Sentences in a row, without a final stop.
  public func statement(of bridge: IndicatorBridge, for indicator: Indicator) -> String {
    phrases.joined(sentences(of: bridge, for: indicator))
  }

  /// The same, a sentence a line.
  func lines(of bridge: IndicatorBridge, for indicator: Indicator) -> String {
    sentences(of: bridge, for: indicator).joined(separator: "\n")
  }

  private func sentences(of bridge: IndicatorBridge, for indicator: Indicator) -> [String] {
    let related = bridge.related
    let relation = bridge.relation
    let source = phrases.source(
      Quotation.escaped(related.name), file: Quotation.escaped(related.source),
      lastYear: related.lastYear.map { wording.year($0, related.yearKind) })
    let use =
      relation.refusal == nil
      ? phrases.fills(bridge.bridgedYears.map { wording.year($0, indicator.yearKind) })
      : phrases.notUsed
    func decimals(_ value: Double) -> String {
      FigureText.withMinus(NumberText.fixed(value, decimals: 2))
    }
    let moves = relation.commonMoveCount
    var common = [phrases.common(periods: relation.commonPeriodCount, moves: moves)]
    if let correlation = relation.correlation {
      let interval = relation.correlationInterval.map {
        (low: decimals($0.lowerBound), high: decimals($0.upperBound))
      }
      common.append(phrases.correlation(decimals(correlation), interval: interval, moves: moves))
    } else if moves < 3 {
      common.append(phrases.noCorrelation(moves: moves))
    }
    var fit: [String] = []
    if let slope = relation.slope, slope.lower.isFinite, slope.upper.isFinite {
      fit.append(
        phrases.slope(
          decimals(slope.estimate), low: decimals(slope.lower), high: decimals(slope.upper)))
    }
    if let score = relation.score, let without = relation.scoreWithoutCovariate {
      fit.append(
        phrases.scores(
          with: NumberText.significant(score, digits: 3),
          without: NumberText.significant(without, digits: 3)))
    }
    return [source, use] + [relation.refusal.map(phrases.refusal)].compactMap { $0 }
      + [common, fit].filter { !$0.isEmpty }.map(wording.list)
  }
}

extension IndicatorBridge {
  /// The bridge in `check`'s JSON document.
  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue {
      guard let value, value.isFinite else { return .null }
      return .number(value)
    }
    return .object([
      ("series_id", .string(related.id)), ("file", .string(related.source)),
      ("last_fy", related.lastYear.map { .integer($0.startingYear) } ?? .null),
      ("reason", relation.refusal.map { .string($0.code) } ?? .null),
      ("bridged_fy", .array(bridgedYears.map { .integer($0.startingYear) })),
      ("n_common", .integer(relation.commonPeriodCount)),
      ("n_moves", .integer(relation.commonMoveCount)),
      ("correlation", number(relation.correlation)),
      ("correlation_lo_95", number(relation.correlationInterval?.lowerBound)),
      ("correlation_hi_95", number(relation.correlationInterval?.upperBound)),
      ("slope", number(relation.slope?.estimate)),
      ("slope_lo_99", number(relation.slope?.lower)),
      ("slope_hi_99", number(relation.slope?.upper)),
      ("error_left_out", number(relation.score)),
      ("error_left_out_without", number(relation.scoreWithoutCovariate)),
    ])
  }
}
