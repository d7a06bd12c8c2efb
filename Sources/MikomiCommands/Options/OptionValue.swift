import Forecasting
import IndicatorData
import Indicators
import StatisticalNumerics
import Tables

/// Reads the values of options, without the conversions that trap or take too much.
enum OptionValue {
  /// Digits only, within Int.
  static func wholeNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// A finite decimal number.
  static func number(_ text: String) -> Double? {
    do throws(DecimalNumber.Fault) {
      return try DecimalNumber(text.utf8).value
    } catch {
      return nil
    }
  }

  static func coverages(_ text: String) throws(CommandFailure) -> [Coverage] {
    var coverages: [Coverage] = []
    for part in parts(of: text) {
      guard let percent = number(part), (1...99.9).contains(percent),
        let coverage = Coverage(percent: percent)
      else { throw CommandFailure(.usage, .coverage(found: part)) }
      if !coverages.contains(coverage) { coverages.append(coverage) }
    }
    return coverages
  }

  static func quantiles(_ text: String) throws(CommandFailure) -> [Double] {
    var quantiles: [Double] = []
    for part in parts(of: text) {
      guard let probability = number(part), probability > 0, probability < 1 else {
        throw CommandFailure(.usage, .quantile(found: part))
      }
      if !quantiles.contains(probability) { quantiles.append(probability) }
    }
    return quantiles
  }

  static func models(_ text: String) throws(CommandFailure) -> [ModelChoice] {
    var models: [ModelChoice] = []
    for part in parts(of: text) {
      guard
        let model = part == "auto" ? .automatic : ModelName(rawValue: part).map(ModelChoice.named)
      else {
        throw CommandFailure(
          .usage, .model(found: part, known: ["auto"] + ModelName.allCases.map(\.rawValue)))
      }
      if !models.contains(model) { models.append(model) }
    }
    return models
  }

  static func year(_ text: String, option: String) throws(CommandFailure) -> FiscalYear {
    do throws(YearNotation.Fault) {
      return try YearNotation(text).year
    } catch {
      throw CommandFailure(.usage, .year(option: option, found: text))
    }
  }

  private static func parts(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
