import ArgumentParser
import Forecasting
import Tables

/// What other series teach the default model: the name of a preset, or a file that fit-prior wrote.
enum PresetOption: ExpressibleByArgument {
  case builtIn(EmpiricalBayesPreset.BuiltIn)
  case file(String)

  init?(argument: String) {
    if let name = EmpiricalBayesPreset.BuiltIn(rawValue: argument) {
      self = .builtIn(name)
    } else if argument.hasSuffix(".json") {
      self = .file(argument)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    EmpiricalBayesPreset.BuiltIn.allCases.map(\.rawValue) + [
      HelpText.text(en: "a .json file from fit-prior", ja: "fit-prior の .json ファイル")
    ]
  }

  /// The help text, the same for all commands.
  static let help = ArgumentHelp.text(
    en: "What other series teach the default model: ministry (default), mixed, macro, or a file "
      + "that fit-prior wrote, such as own.json.",
    ja: "標準のモデルがほかの系列から学んだこと: ministry（既定）、mixed、macro、または fit-prior が書いた "
      + "own.json のようなファイル。",
    valueName: "name")

  /// The preset, its file read.
  func preset() throws(CommandFailure) -> EmpiricalBayesPreset {
    switch self {
    case .builtIn(let name): return name.preset
    case .file(let path):
      let input = try InputFile.read(path)
      let preset: EmpiricalBayesPreset
      do throws(PresetProblem) {
        preset = try EmpiricalBayesPreset(file: input.bytes)
      } catch {
        throw Self.failure(.preset(error), in: input.name)
      }
      guard EmpiricalBayesPreset.BuiltIn(rawValue: preset.name) == nil || preset.isBuiltIn else {
        throw Self.failure(.takenName(preset.name), in: input.name)
      }
      return preset
    }
  }

  private static func failure(_ problem: PresetFileProblem, in file: String) -> CommandFailure {
    let place = problem.place
    let location = SourceLocation(file: file, line: place?.line, column: place?.column)
    return CommandFailure(badData: DiagnosticList([Diagnostic(.error, at: location, problem)]))
  }
}

extension PresetOption? {
  /// The preset, or the default where none is named.
  func preset() throws(CommandFailure) -> EmpiricalBayesPreset {
    guard let self else { return .ministry }
    return try self.preset()
  }
}
