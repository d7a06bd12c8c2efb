import ArgumentParser
import Forecasting

/// A preset by its name.
struct PresetOption: ExpressibleByArgument {
  let preset: EmpiricalBayesPreset.BuiltIn

  init?(argument: String) {
    guard let preset = EmpiricalBayesPreset.BuiltIn(rawValue: argument) else { return nil }
    self.preset = preset
  }

  static var allValueStrings: [String] { EmpiricalBayesPreset.BuiltIn.allCases.map(\.rawValue) }
}
