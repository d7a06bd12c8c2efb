import ArgumentParser
import Indicators

/// The correlation between the parts of a total.
struct CorrelationOption: ExpressibleByArgument {
  let text: String

  init?(argument: String) { text = argument }

  /// The help text, the same for all commands.
  static let help = ArgumentHelp.text(
    en: "How the parts of a total (column sum_of) move together, 0 to 1 (default: 0.5).",
    ja: "合計（列 sum_of）の内訳がどれほど同じように動くか。0から1まで（既定は0.5）。",
    valueName: "correlation")
}

extension CorrelationOption? {
  /// The correlation, or the default where none is named; who names one has a total.
  func value(for records: [IndicatorRecord]) throws(CommandFailure) -> Double {
    guard let text = self?.text else { return IndicatorForecast.standardCorrelation }
    guard let value = OptionValue.number(text), (0...1).contains(value) else {
      throw CommandFailure(.usage, [.other(TotalProblem.correlation(found: text))])
    }
    guard records.contains(where: \.isTotal) else {
      throw CommandFailure(.usage, [.other(TotalProblem.correlationNeedsTotal)])
    }
    return value
  }
}
