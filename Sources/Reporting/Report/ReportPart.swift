/// The parts of a report's folder that can be asked for by name.
public enum ReportPart: String, CaseIterable, Hashable, Sendable {
  /// `verdict.csv`, `forecast_wide.csv`, `forecast_long.csv`.
  case csv
  /// `chart/<id>.csv` and `chart/<id>.svg`.
  case chart
  /// `chart/<id>.vl.json`.
  case vega
  /// `models.csv`.
  case models
  /// `backtest.csv`.
  case backtest
  /// `whatif.csv`.
  case whatif
  /// `report.html`.
  case html
  /// `report.md`.
  case md
  /// `report.xlsx`.
  case xlsx
}
