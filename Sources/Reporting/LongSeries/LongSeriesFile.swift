import Forecasting
import Tables

/// The forecast of a long series as rows, one a period, and as a JSON document.
public enum LongSeriesFile {
  /// The rows.
  ///
  /// - Parameter forecast: Of one series.
  /// - Returns: A table with one row a period to come.
  public static func table(of forecast: LongSeriesForecast) -> ReportTable {
    let bands = forecast.coverages.flatMap { coverage in
      ["lo", "hi"].map { "\($0)_\(WideForecastFile.percentText(coverage))" }
    }
    let trend = forecast.trend
    let notes = forecast.notes.map(\.rawValue).joined(separator: ";")
    let rows = forecast.steps.map { step -> [DelimitedWriter.Field] in
      let ends: [DelimitedWriter.Field] =
        step.bands.isEmpty
        ? bands.map { _ in .blank }
        : step.bands.flatMap {
          [WideForecastFile.finite($0.lowerBound), WideForecastFile.finite($0.upperBound)]
        }
      return [
        .text(forecast.identifier), .text(forecast.name), .text(forecast.unit),
        .integer(step.period), .integer(step.horizon),
        trend.season > 1 ? .integer(trend.seasonNumber(of: step.period)) : .blank,
        WideForecastFile.finite(step.median), WideForecastFile.finite(step.standardError),
      ] + ends + [
        forecast.threshold.map { .exact($0) } ?? .blank,
        WideForecastFile.finite(step.probability), WideForecastFile.finite(step.probability),
        notes.isEmpty ? .blank : .text(notes), .text(forecast.modelIdentifier),
        .integer(trend.lastPeriod), .integer(trend.count),
      ]
    }
    return ReportTable(
      columns: [
        "series_id", "series_name", "unit", "period", "horizon", "season", "median",
        "prediction_se",
      ] + bands + [
        "target", "prob_meet", "prob_meet_raw", "note", "model_id", "origin_period", "n_actual",
      ], rows: rows)
  }

  /// The document: the rows, and the model with its coefficients and residuals.
  ///
  /// - Parameters:
  ///   - forecast: Of one series.
  ///   - version: Of the tool.
  ///   - seed: As for all documents; nothing is drawn.
  /// - Returns: The text.
  public static func document(
    of forecast: LongSeriesForecast, version: String, seed: Int
  ) -> String {
    JSONDocuments.document(
      version: version, seed: seed,
      members: [
        ("forecast", .array(table(of: forecast).jsonObjects)), ("model", model(forecast)),
      ])
  }

  private static func model(_ forecast: LongSeriesForecast) -> JSONValue {
    let trend = forecast.trend
    let dependence = trend.residualDependence
    func number(_ value: Double?) -> JSONValue {
      value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }
    func coefficient(
      _ name: String, season: Int?, _ estimate: Double, _ standardError: Double?
    ) -> JSONValue {
      .object([
        ("name", .string(name)), ("season", season.map { .integer($0) } ?? .null),
        ("estimate", .number(estimate)), ("standard_error", number(standardError)),
      ])
    }
    let levels = trend.levels.indices.map { index in
      coefficient(
        "level",
        season: trend.season > 1 ? trend.seasonNumber(of: trend.firstPeriod + index) : nil,
        trend.levels[index], trend.levelStandardErrors?[index])
    }
    return .object([
      ("model_id", .string(forecast.modelIdentifier)), ("season", .integer(trend.season)),
      ("method", .string(trend.method.rawValue)),
      (
        "assumes",
        .array(["independent_errors", "equal_variance", "straight_line"].map(JSONValue.string))
      ),
      ("n_actual", .integer(trend.count)), ("first_period", .integer(trend.firstPeriod)),
      ("origin_period", .integer(trend.lastPeriod)), ("n_gap", .integer(trend.gapCount)),
      ("n_missing", .integer(trend.missingPeriodCount)),
      ("residual_degrees_of_freedom", .integer(trend.residualDegreesOfFreedom)),
      ("residual_sd", number(trend.residualStandardDeviation)),
      ("lag_one_autocorrelation", number(dependence.lagOneAutocorrelation)),
      ("durbin_watson", number(dependence.durbinWatson)),
      ("n_effective", number(dependence.effectiveCount)),
      ("direction", forecast.direction.map { .string($0) } ?? .null),
      (
        "coefficients",
        .array([coefficient("slope", season: nil, trend.slope, trend.slopeStandardError)] + levels)
      ),
    ])
  }
}
