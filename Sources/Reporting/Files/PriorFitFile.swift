import Forecasting
import Tables

/// The result of `fit-prior` as rows: every number of the preset beside those that come with the package,
/// the counts behind it, and how intervals fared.
public enum PriorFitFile {
  static let columns =
    ["parameter", "fitted"] + EmpiricalBayesPreset.BuiltIn.allCases.map(\.rawValue) + ["count"]

  /// The table.
  public static func table(of fit: PriorFit) -> ReportTable {
    let builtIn = EmpiricalBayesPreset.BuiltIn.allCases.map { $0.preset.parameters }
    let blanks = builtIn.map { _ in DelimitedWriter.Field.blank }
    var rows: [[DelimitedWriter.Field]] = []
    func count(_ name: String, _ value: Int) {
      rows.append([.code("panel.\(name)"), .blank] + blanks + [.integer(value)])
    }
    count("series", fit.seriesCount)
    for kind in ValueKind.allCases { count("series.\(kind.rawValue)", fit.seriesCounts[kind] ?? 0) }
    count("moves", fit.moveCount)
    count("targets_due", fit.targetEventCount)
    rows.append([.code("log_likelihood"), .computed(fit.logLikelihood)] + blanks + [.blank])
    for parameter in fit.preset.parameters {
      let others = builtIn.map { parameters in
        parameters.first { $0.path == parameter.path }
          .map { DelimitedWriter.Field.exact($0.value) } ?? .blank
      }
      rows.append([.code(parameter.path), .exact(parameter.value)] + others + [.blank])
    }
    for row in fit.coverage {
      let horizon = row.horizon.map { "h\($0)" } ?? "all"
      let percent = NumberText.shortest((row.nominalCoverage * 1000).rounded() / 10)
      for (name, share) in [
        ("coverage", row.empiricalCoverage), ("coverage_shared", row.sharedCoverage),
      ] {
        rows.append(
          [.code("\(name).\(horizon).\(percent)"), share.map { .computed($0) } ?? .blank]
            + blanks + [.integer(row.outcomeCount)])
      }
    }
    return ReportTable(columns: columns, rows: rows)
  }
}

extension JSONDocuments {
  /// The document of `fit-prior`: the rows of the table.
  public static func priorFit(_ table: ReportTable, version: String, seed: Int) -> String {
    document(version: version, seed: seed, members: [("fit_prior", .array(table.jsonObjects))])
  }
}
