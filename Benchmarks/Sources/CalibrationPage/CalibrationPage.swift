import Foundation
import Mikomi

/// The page of the documentation that says how forecasts of policy indicators have fared.
///
/// Argument: the panel's table, unpacked. The page goes to standard output.
@main
struct CalibrationPage {
  /// The preset that a fold's series are forecast with, taught by the series of the other folds.
  typealias PresetOfFold =
    @Sendable (_ fold: Int, _ others: [IndicatorRecord]) throws ->
    EmpiricalBayesPreset

  /// The shipped preset, whichever the fold.
  static let shipped: PresetOfFold = { _, _ in EmpiricalBayesPreset.BuiltIn.ministry.preset }

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: CalibrationPage PANEL.csv\n".utf8))
      exit(64)
    }
    let panel = try Panel(URL(fileURLWithPath: CommandLine.arguments[1]))
    let presets = try (0..<Panel.foldCount).map { fold in
      try shipped(fold, panel.series.filter { $0.fold != fold }.map(\.record))
    }
    let predictive = PanelBacktest(panel, name: ModelName.predictive.rawValue) {
      .predictive(presets[$0])
    }
    let others = ModelName.allCases.filter { $0 != .predictive }.map { model in
      PanelBacktest(panel, name: model.rawValue) { _ in .named(model) }
    }
    print(Page(panel: panel, predictive: predictive, others: others).text, terminator: "")
  }
}
