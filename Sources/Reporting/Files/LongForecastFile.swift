import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// `forecast_long.csv`: one row a number, in the layout of the Hubverse.
public enum LongForecastFile {
  /// The table.
  public static func table(
    of projections: [SeriesProjection], quantiles: [Double]
  ) -> ReportTable {
    ReportTable(
      columns: [
        "series_id", "model_id", "origin_fy", "target_fy", "horizon", "output_type",
        "output_type_id", "value",
      ],
      rows: projections.flatMap { rows(of: $0, quantiles: quantiles) })
  }

  private static func rows(
    of projection: SeriesProjection, quantiles: [Double]
  ) -> [[DelimitedWriter.Field]] {
    guard let origin = projection.record.latest?.fiscalYear else { return [] }
    return projection.forecastYears.flatMap { forecastYear -> [[DelimitedWriter.Field]] in
      guard let step = forecastYear.step else { return [] }
      let year = forecastYear.year
      let place: [DelimitedWriter.Field] = [
        .text(projection.record.indicator.id), .text(projection.modelIdentifier),
        .integer(origin.startingYear), .integer(year.startingYear),
        .integer(origin.steps(to: year)),
      ]
      var rows: [[DelimitedWriter.Field]] = []
      func add(_ type: String, _ id: DelimitedWriter.Field, _ value: Double?) {
        guard let value, value.isFinite else { return }
        rows.append(place + [.text(type), id, .computed(value)])
      }
      for probability in quantiles {
        add("quantile", .exact(probability), quantile(of: step, at: probability))
      }
      add("mean", .blank, step.distribution?.mean)
      if let target = forecastYear.target,
        let probability = forecastYear.attainmentProbability
      {
        let id = WideForecastFile.field(of: target.criterion)
        add("prob_meet", id, forecastYear.reportedProbability)
        add("prob_meet_raw", id, probability)
      }
      return rows
    }
  }

  /// A quantile; the median stands even where there is no distribution.
  private static func quantile(of step: Forecast<FiscalYear>.Step, at probability: Double)
    -> Double?
  {
    if probability == 0.5 { return step.median }
    return step.distribution?.quantile(at: probability)
  }
}
