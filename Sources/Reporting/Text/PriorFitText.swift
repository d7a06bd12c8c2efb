import ChartRendering
import Forecasting
import Tables

/// The result of `fit-prior` for people.
public struct PriorFitText: Sendable {
  private let wording: any PriorFitWording

  /// A text in a language.
  public init(language: Language) {
    wording = language == .japanese ? JapanesePriorFitWording() : EnglishPriorFitWording()
  }

  /// The numbers beside those of the presets that come with the package, then the coverage.
  public func text(of fit: PriorFit) -> String {
    var lines = [wording.title(fit), ""]
    lines += parameterLines(fit)
    lines += ["", wording.coverageHeading]
    lines += coverageLines(fit)
    let kept = TargetLine.allCases.filter { !fit.learnedTargetLines.contains($0) }
    if !kept.isEmpty || !fit.pooledKinds.isEmpty { lines.append("") }
    if !kept.isEmpty { lines.append(wording.keptLines(kept.map(\.rawValue))) }
    if !fit.pooledKinds.isEmpty {
      lines.append(wording.pooledKinds(fit.pooledKinds.map(wording.kind)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func parameterLines(_ fit: PriorFit) -> [String] {
    let builtIn = EmpiricalBayesPreset.BuiltIn.allCases
    let presets = builtIn.map { $0.preset.parameters }
    var rows = [[wording.parameterLabel, wording.fittedLabel] + builtIn.map(\.rawValue)]
    for parameter in fit.preset.parameters {
      rows.append(
        [parameter.path, NumberText.significant(parameter.value, digits: 4)]
          + presets.map { parameters in
            parameters.first { $0.path == parameter.path }
              .map { NumberText.significant($0.value, digits: 4) } ?? "-"
          })
    }
    return Self.aligned(rows)
  }

  private func coverageLines(_ fit: PriorFit) -> [String] {
    var levels: [Double] = []
    for row in fit.coverage where !levels.contains(row.nominalCoverage) {
      levels.append(row.nominalCoverage)
    }
    var rows = [
      [wording.horizonLabel] + levels.map { NumberText.fixed(100 * $0, decimals: 0) + " %" }
        + [wording.outcomesLabel]
    ]
    var horizons: [Int?] = []
    for row in fit.coverage where !horizons.contains(row.horizon) { horizons.append(row.horizon) }
    for horizon in horizons {
      let chosen = fit.coverage.filter { $0.horizon == horizon }
      rows.append(
        [wording.horizon(horizon)]
          + chosen.map { row in
            row.empiricalCoverage.map { NumberText.fixed(100 * $0, decimals: 1) + " %" } ?? "-"
          } + ["\(chosen.first?.outcomeCount ?? 0)"])
    }
    let shares = fit.coverage.filter { $0.horizon == nil }.map { row in
      row.sharedCoverage.map { NumberText.fixed(100 * $0, decimals: 1) + " %" } ?? "-"
    }
    rows.append([wording.sharedLabel] + shares + [""])
    return Self.aligned(rows).map(Self.withoutTrailingSpace)
  }

  private static func withoutTrailingSpace(_ line: String) -> String {
    var line = line[...]
    while line.hasSuffix(" ") { line = line.dropLast() }
    return String(line)
  }

  /// The first column to the left, the others to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        let margin = String(repeating: " ", count: widths[column] - DisplayWidth.of(text))
        return column == 0 ? text + margin : margin + text
      }.joined(separator: "  ")
    }
  }
}

/// Every phrase of the result in one language.
private protocol PriorFitWording: Sendable {
  var parameterLabel: String { get }
  var fittedLabel: String { get }
  var coverageHeading: String { get }
  var horizonLabel: String { get }
  var outcomesLabel: String { get }
  var sharedLabel: String { get }
  func title(_ fit: PriorFit) -> String
  func horizon(_ horizon: Int?) -> String
  func kind(_ kind: ValueKind) -> String
  func keptLines(_ lines: [String]) -> String
  func pooledKinds(_ kinds: [String]) -> String
}

private struct EnglishPriorFitWording: PriorFitWording {
  let parameterLabel = "Parameter"
  let fittedLabel = "fitted"
  let coverageHeading =
    "Share of values within their interval, each half of the series judged by what the other taught"
  let horizonLabel = "Years ahead"
  let outcomesLabel = "values"
  let sharedLabel = "all, point masses shared out"

  func title(_ fit: PriorFit) -> String {
    let kinds = ValueKind.allCases.map { "\(fit.seriesCounts[$0] ?? 0) \(kind($0))" }
    return "Prior learned from \(fit.seriesCount) series (\(kinds.joined(separator: ", "))), "
      + "\(fit.moveCount) moves, \(fit.targetEventCount) targets come due (seen from each origin)"
  }

  func horizon(_ horizon: Int?) -> String { horizon.map(String.init) ?? "all" }

  func kind(_ kind: ValueKind) -> String {
    switch kind {
    case .percent: "percentages"
    case .count: "counts"
    case .amount: "amounts"
    }
  }

  func keptLines(_ lines: [String]) -> String {
    "Too few targets for these lines of the target layer, kept from ministry: "
      + lines.joined(separator: ", ")
  }

  func pooledKinds(_ kinds: [String]) -> String {
    "Too few series of these kinds, parameters of all series together: "
      + kinds.joined(separator: ", ")
  }
}

private struct JapanesePriorFitWording: PriorFitWording {
  let parameterLabel = "パラメータ"
  let fittedLabel = "推定値"
  let coverageHeading = "予測区間に入った値の割合（系列の半分ずつを、もう半分から学んだ事前分布で検証）"
  let horizonLabel = "何年先"
  let outcomesLabel = "値の数"
  let sharedLabel = "全体（点の確率を按分）"

  func title(_ fit: PriorFit) -> String {
    let kinds = ValueKind.allCases.map { "\(kind($0))\(fit.seriesCounts[$0] ?? 0)" }
    return "\(fit.seriesCount)系列（\(kinds.joined(separator: "、"))）、変化\(fit.moveCount)回、"
      + "期限の来た目標\(fit.targetEventCount)件（予測の起点ごとに数える）から学んだ事前分布"
  }

  func horizon(_ horizon: Int?) -> String { horizon.map { "\($0)年" } ?? "全体" }

  func kind(_ kind: ValueKind) -> String {
    switch kind {
    case .percent: "百分率"
    case .count: "件数"
    case .amount: "量・金額"
    }
  }

  func keptLines(_ lines: [String]) -> String {
    "目標の数が足りず、ministry のままとした目標層の式: " + lines.joined(separator: ", ")
  }

  func pooledKinds(_ kinds: [String]) -> String {
    "系列の数が足りず、全系列をまとめて推定した種類: " + kinds.joined(separator: "、")
  }
}
