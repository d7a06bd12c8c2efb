import Indicators
import Tables

/// Reads the option that names rubrics.
enum RubricOption {
  /// The rubrics of a list of names and files; all that come with the package for `nil`.
  static func rubrics(_ text: String?) throws(CommandFailure) -> [GradingRubric] {
    guard let text else { return GradingRubric.BuiltIn.allCases.map(\.rubric) }
    var rubrics: [GradingRubric] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      let rubric = try rubric(part)
      if rubrics.contains(where: { $0.name == rubric.name }) {
        throw CommandFailure(.usage, [.other(GradeProblem.sameName(rubric.name))])
      }
      rubrics.append(rubric)
    }
    return rubrics
  }

  private static func rubric(_ name: String) throws(CommandFailure) -> GradingRubric {
    if let builtIn = GradingRubric.BuiltIn(rawValue: name) { return builtIn.rubric }
    guard name.hasSuffix(".json") else {
      let known = GradingRubric.BuiltIn.allCases.map(\.rawValue)
      throw CommandFailure(
        .usage, [.other(GradeProblem.unknownRubric(found: name, known: known))])
    }
    let file = try InputFile.read(name)
    do throws(RubricProblem) {
      return try GradingRubric(file: file.bytes)
    } catch {
      let location =
        switch error {
        case .notJSON(let line, let column), .nestedTooDeeply(let line, let column):
          SourceLocation(file: file.name, line: line, column: column)
        default: SourceLocation(file: file.name)
        }
      throw CommandFailure(
        badData: DiagnosticList([Diagnostic(.error, at: location, GradeProblem.rubric(error))]))
    }
  }
}
