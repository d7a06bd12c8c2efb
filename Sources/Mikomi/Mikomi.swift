@_exported import ChartRendering
@_exported import Forecasting
@_exported import IndicatorData
@_exported import Indicators
@_exported import Reporting
@_exported import StatisticalNumerics
@_exported import Tables
