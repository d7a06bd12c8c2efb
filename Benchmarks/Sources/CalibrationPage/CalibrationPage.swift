import Foundation
import Mikomi

/// The page of the documentation that says how forecasts of policy indicators have fared.
///
/// Argument: the panel's table, unpacked. The page goes to standard output.
@main
struct CalibrationPage {
  /// The preset that a fold's series are forecast with, learned from the series of the other folds.
  static func presetLearned(withoutFold fold: Int, of panel: Panel) throws -> EmpiricalBayesPreset {
    let series = panel.series.filter { $0.fold != fold }.compactMap {
      // Negative values and the like teach nothing; the forecast refuses them too.
      try? $0.record.priorTrainingSeries()
    }
    return try PriorFitter(name: "without-fold-\(fold + 1)").fit(series).preset
  }

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: CalibrationPage PANEL.csv\n".utf8))
      exit(64)
    }
    let panel = try Panel(URL(fileURLWithPath: CommandLine.arguments[1]))
    let presets = try (0..<Panel.foldCount).map { try presetLearned(withoutFold: $0, of: panel) }
    let predictive = PanelBacktest(panel, name: ModelName.predictive.rawValue) {
      .predictive(presets[$0])
    }
    let shipped = EmpiricalBayesPreset.BuiltIn.allCases.map { preset in
      PanelBacktest(panel, name: ModelName.predictive.identifier(preset: preset)) { _ in
        .predictive(preset.preset)
      }
    }
    let simple = ModelName.allCases.filter { $0 != .predictive }.map { model in
      PanelBacktest(panel, name: model.rawValue) { _ in .named(model) }
    }
    print(Page(panel: panel, predictive: predictive, others: shipped + simple).text, terminator: "")
  }
}
