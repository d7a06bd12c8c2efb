import Forecasting

/// The files that the tool writes, by the name under which they are validated.
public enum ResultFile: String, CaseIterable, Sendable {
  case verdict
  case forecastWide = "forecast-wide"
  case forecastLong = "forecast-long"
  case chart
  case models
  case backtest
  case backtestReliability = "backtest-reliability"
  case backtestPIT = "backtest-pit"
  case whatIf = "whatif"
  case grades
  case goalGrades = "goal-grades"
  case fitPrior = "fit-prior"
  case findings
  case items

  /// The columns that every such file has, in order; bands and coverages as far as options do not move them.
  public var columns: [String] {
    switch self {
    case .verdict: VerdictFile.columns
    case .forecastWide: WideForecastFile.table(of: [], coverages: []).columns
    case .forecastLong: LongForecastFile.table(of: [], quantiles: []).columns
    case .chart: ["年度", "実績", "目標までの直線", "目標値", "予測（中央値）"]
    case .models: ModelFile.columns
    case .backtest: BacktestFile.columns(ForecastScores.Options(seed: 1))
    case .backtestReliability: BacktestFile.reliabilityColumns
    case .backtestPIT: BacktestFile.transformColumns
    case .whatIf: WhatIfFile.columns
    case .grades: GradeFile.columns
    case .goalGrades: GoalGradeFile.columns
    case .fitPrior: PriorFitFile.columns
    case .findings: FindingFile.columns
    case .items: FindingFile.itemColumns
    }
  }

  /// Columns that say together which row it is; none where rows may repeat.
  public var key: [String] {
    switch self {
    case .verdict: ["series_id", "target_fy"]
    case .forecastWide: ["series_id", "fiscal_year", "model_id"]
    case .forecastLong:
      ["series_id", "model_id", "target_fy", "output_type", "output_type_id"]
    case .chart: ["年度"]
    case .models: ["series_id", "target_fy", "model_id"]
    case .backtest: ["model_id", "series_id", "n_train", "horizon"]
    case .grades: ["series_id", "target_fy", "rubric"]
    case .fitPrior: ["parameter"]
    case .items: ["file", "item"]
    case .backtestReliability, .backtestPIT, .whatIf, .goalGrades, .findings: []
    }
  }
}
