import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The file `backtest.csv`: one row a model, number of training values and horizon, and pooled rows.
///
/// Blank n or horizon: over all. Shares and coverages are fractions. Scaled scores are divided by the
/// floored scale of each series' training part.
public enum BacktestFile {
  /// The table of scores.
  public static func scores(of backtest: Backtest) -> ReportTable {
    let columns = columns(backtest.options.scores)
    return ReportTable(
      columns: columns,
      rows: BacktestRow.all(of: backtest).map(row)
        + backtest.leftOut.map { leftOut in
          let series: [DelimitedWriter.Field] = [.blank, .text(leftOut.record.indicator.id)]
          let blanks = [DelimitedWriter.Field](repeating: .blank, count: columns.count - 3)
          return series + blanks + [.text(leftOut.obstacle.note.rawValue)]
        })
  }

  /// The table of probabilities given to past targets, by tenths, beside the share met.
  public static func reliability(of backtest: Backtest) -> ReportTable {
    ReportTable(
      columns: reliabilityColumns,
      rows: backtest.results.flatMap { result -> [[DelimitedWriter.Field]] in
        let tenths = ReliabilityTable(of: result.targetEvents)?.tenths ?? []
        return tenths.map { tenth in
          [
            .code(BacktestRow.identifier(of: result.model, in: backtest)),
            .exact(Double(tenth.index) / 10), .exact(Double(tenth.index + 1) / 10),
            .integer(tenth.observed.count), .integer(tenth.observed.clusterCount),
            computed(tenth.meanProbability),
          ] + fields(of: tenth.observed)
        }
      })
  }

  /// The table of probability integral transforms, in tenths, by horizon.
  public static func transforms(of backtest: Backtest) -> ReportTable {
    ReportTable(
      columns: transformColumns,
      rows: BacktestRow.all(of: backtest).flatMap { row -> [[DelimitedWriter.Field]] in
        guard row.key.trainingCount == nil, let histogram = row.summary.transforms else {
          return []
        }
        return histogram.counts.enumerated().map { index, count in
          [
            .code(row.modelIdentifier), row.key.horizon.map { .integer($0) } ?? .blank,
            .exact(Double(index) / 10), .exact(Double(index + 1) / 10), .integer(count),
          ]
        }
      })
  }

  static let reliabilityColumns = [
    "model_id", "probability_from", "probability_to", "target_count", "series_count", "prob_mean",
    "met_share", "met_share_se", "met_share_se_series",
  ]

  static let transformColumns = ["model_id", "horizon", "pit_from", "pit_to", "count"]

  static func columns(_ options: ForecastScores.Options) -> [String] {
    let level = WideForecastFile.percentText(options.intervalScoreCoverage)
    return [
      "model_id", "series_id", "n_train", "horizon", "series_count", "forecast_count",
      "law_count", "median_only_count", "refused_count",
    ]
      + options.coverages.flatMap { coverage -> [String] in
        let name = "coverage_" + WideForecastFile.percentText(coverage)
        return [name, name + "_se", name + "_se_series"]
      } + [
        "crps_scaled", "crps_scaled_se_series", "crps_infinite_count",
        "interval_score_\(level)_scaled", "interval_score_\(level)_infinite_count",
        "msis_\(level)", "pinball_scaled", "pinball_infinite_count", "log_score",
        "log_score_infinite_count", "median_abs_error_scaled", "mase", "rmsse",
        "mase_undefined_count", "pit_mean", "pit_chi_square", "target_count", "brier",
        "brier_se_series", "target_prob_mean", "target_met_share", "note",
      ]
  }

  private static func row(_ row: BacktestRow) -> [DelimitedWriter.Field] {
    let summary = row.summary
    func integer(_ value: Int?) -> DelimitedWriter.Field { value.map { .integer($0) } ?? .blank }
    func mean(_ average: ScoreSummary.Average) -> DelimitedWriter.Field {
      computed(average.mean?.value)
    }
    let counts: [DelimitedWriter.Field] = [
      .code(row.modelIdentifier), row.onlySeries.map { .text($0) } ?? .blank,
      integer(row.key.trainingCount), integer(row.key.horizon), .integer(summary.seriesCount),
      .integer(summary.forecastCount), .integer(summary.lawCount),
      .integer(summary.medianOnlyCount), .integer(summary.refusedCount),
    ]
    let coverages = summary.coverages.flatMap { coverage in
      coverage.empiricalCoverage.map(fields) ?? [.blank, .blank, .blank]
    }
    let scores: [DelimitedWriter.Field] = [
      mean(summary.rankedScore), computed(summary.rankedScore.mean?.clusteredStandardError),
      .integer(summary.rankedScore.infiniteCount),
      mean(summary.intervalScore), .integer(summary.intervalScore.infiniteCount),
      mean(summary.meanScaledIntervalScore),
      mean(summary.quantileLoss), .integer(summary.quantileLoss.infiniteCount),
      mean(summary.logarithmicScore), .integer(summary.logarithmicScore.infiniteCount),
      computed(summary.medianAbsoluteError), mean(summary.meanAbsoluteScaledError),
      computed(summary.rootMeanSquaredScaledError),
      .integer(summary.meanAbsoluteScaledError.undefinedCount),
      computed(summary.transforms?.mean), computed(summary.transforms?.chiSquare),
    ]
    let targets: [DelimitedWriter.Field] = [
      .integer(row.targets?.brier.count ?? 0), computed(row.targets?.brier.value),
      computed(row.targets?.brier.clusteredStandardError),
      computed(row.targets?.meanProbability), computed(row.targets?.observedShare),
    ]
    return counts + coverages + scores + targets + [
      row.notes.isEmpty ? .blank : .text(row.notes.map(\.rawValue).joined(separator: ";"))
    ]
  }

  /// A share with its standard errors.
  private static func fields(of mean: ClusteredMean) -> [DelimitedWriter.Field] {
    [
      computed(mean.value), computed(mean.standardError), computed(mean.clusteredStandardError),
    ]
  }

  private static func computed(_ value: Double?) -> DelimitedWriter.Field {
    WideForecastFile.finite(value)
  }
}

extension JSONDocuments {
  /// The document of `backtest`: the rows of its three tables.
  public static func backtest(_ backtest: Backtest, version: String, seed: Int) -> String {
    document(
      version: version, seed: seed,
      members: [
        ("backtest", .array(BacktestFile.scores(of: backtest).jsonObjects)),
        ("reliability", .array(BacktestFile.reliability(of: backtest).jsonObjects)),
        ("pit", .array(BacktestFile.transforms(of: backtest).jsonObjects)),
      ])
  }
}
