import Indicators
import Tables

/// Imported series as rows of the tidy layout, which every other command reads.
public enum ImportTable {
  /// The columns: those of the tidy layout, then what was printed, where, and how it was taken.
  public static let columns = [
    "series_id", "series_name", "unit", "fiscal_year", "value", "status", "target", "direction",
    "ministry_grade", "raw_text", "place", "value_lo", "value_hi", "qualifier",
  ]

  /// How numbers are written.
  public enum NumberForm: Sendable {
    /// With the digits printed, 3.230, from which the rounding interval can be told again.
    case printed
    /// As numbers.
    case numeric
  }

  /// One row a value.
  ///
  /// - Parameters:
  ///   - series: The series, in order.
  ///   - form: How values and targets are written.
  /// - Returns: Rows with as many fields as there are columns.
  public static func rows(
    of series: [ImportedSeries], numbers form: NumberForm
  ) -> [[DelimitedWriter.Field]] {
    series.flatMap { series in series.values.map { row(of: $0, in: series, numbers: form) } }
  }

  static func row(
    of value: ImportedValue, in series: ImportedSeries, numbers form: NumberForm
  ) -> [DelimitedWriter.Field] {
    let isTarget = value.role == .target
    let number = field(value, form)
    let interval = interval(of: value, form)
    return [
      .text(series.id), .text(series.name), text(series.unit),
      // No 年 or 年度 where the source has none.
      .code(value.yearKind.map(value.year.eraLabel) ?? value.year.shortEraName),
      isTarget ? .blank : number, status(of: value), isTarget ? number : .blank,
      series.direction.map { .code($0.rawValue) } ?? .blank, text(series.grade ?? ""),
      text(value.rawText), .code(value.location.text), interval.low, interval.high,
      text(value.qualifiers.map(\.rawValue).joined(separator: ";")),
    ]
  }

  private static func text(_ text: String) -> DelimitedWriter.Field {
    text.isEmpty ? .blank : .text(text)
  }

  private static func field(
    _ value: ImportedValue, _ form: NumberForm
  ) -> DelimitedWriter.Field {
    switch value.content {
    case .number(let notation):
      form == .printed ? .code(notation.decimalText) : .exact(notation.value)
    case .range(let lower, let upper): .code(lower.decimalText + "~" + upper.decimalText)
    case .missing, .refused: .blank
    }
  }

  private static func status(of value: ImportedValue) -> DelimitedWriter.Field {
    switch (value.role, value.content) {
    case (.target, _): .blank
    case (_, .missing(let status)): .code(status.rawValue)
    // Something was printed; what it says is not known.
    case (_, .refused): .code(ValueStatus.unknown.rawValue)
    case (.baseline, _): .code("baseline")
    case (.actual, .number(let notation)): .code(notation.status.rawValue)
    case (.actual, .range): .blank
    }
  }

  private static func interval(
    of value: ImportedValue, _ form: NumberForm
  ) -> (low: DelimitedWriter.Field, high: DelimitedWriter.Field) {
    func decimal(_ number: Double) -> DelimitedWriter.Field {
      // 15 digits print 3.2295, not the neighbouring double that a subtraction has left.
      let text = NumberText.significant(number, digits: 15)
      guard form == .numeric else { return .code(text) }
      do throws(DecimalNumber.Fault) {
        return .exact(try DecimalNumber(text.utf8).value)
      } catch {
        return .exact(number)
      }
    }
    switch value.content {
    case .number(let notation):
      return (
        decimal(notation.roundingInterval.lowerBound), decimal(notation.roundingInterval.upperBound)
      )
    case .range(let lower, let upper): return (decimal(lower.value), decimal(upper.value))
    case .missing, .refused: return (.blank, .blank)
    }
  }
}
