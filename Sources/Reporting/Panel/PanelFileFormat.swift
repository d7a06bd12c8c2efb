import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// How the forecasts of a panel are written: shape, separator, digits.
package struct PanelFileFormat: Sendable {
  /// The rows and their columns.
  package enum Shape: Hashable, Sendable {
    /// `forecast_wide.csv`: a row a year.
    case wide
    /// `forecast_long.csv`: a row a number.
    case long
    /// `unique_id`, `ds` and the columns of a model, under the name given: a row a year to come.
    case statsforecast(name: String)
  }

  /// The rows and their columns.
  package let shape: Shape
  /// Between tabs, without a header, \N for blank: as Hive and Spark pass rows through pipes.
  package let isTabbed: Bool
  /// Significant digits of computed numbers.
  package let digits: Int
  /// What is asked of the forecasts; one model.
  package let options: ForecastOptions

  /// A format.
  package init(shape: Shape, isTabbed: Bool, digits: Int, options: ForecastOptions) {
    precondition(options.models.count == 1, "a panel is forecast by one model")
    self.shape = shape
    self.isTabbed = isTabbed
    self.digits = digits
    self.options = options
  }

  /// The model.
  var model: ModelChoice { options.models[0] }

  var separator: UInt8 { isTabbed ? 0x09 : 0x2C }

  /// The names of the columns.
  var columns: [String] {
    switch shape {
    case .wide: WideForecastFile.table(of: [], coverages: options.coverages).columns
    case .long: LongForecastFile.table(of: [], quantiles: options.quantiles).columns
    case .statsforecast(let name):
      ["unique_id", "ds", name]
        + options.coverages.flatMap { coverage -> [String] in
          let percent = WideForecastFile.percentText(coverage)
          return ["\(name)-lo-\(percent)", "\(name)-hi-\(percent)"]
        }
    }
  }

  /// The header line, or nothing between tabs.
  package var headerLine: String {
    guard !isTabbed else { return "" }
    return columns.joined(separator: ",") + "\n"
  }
}
