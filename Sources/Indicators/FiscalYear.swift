import Forecasting

/// A Japanese fiscal year (年度), named by the year in which it starts on 1 April.
public struct FiscalYear: TimePeriod {
  /// The western year in which the fiscal year starts.
  public let startingYear: Int

  /// The fiscal year that starts in a western year.
  public init(starting year: Int) { startingYear = year }

  /// A fiscal year by era: `FiscalYear(era: .reiwa, year: 7)` starts in 2025.
  public init(era: Era, year: Int) { startingYear = era.westernYear(of: year) }

  /// The starting year as a position in time.
  public var ordinal: Int { startingYear }

  /// The fiscal year at a position in time.
  public init(ordinal: Int) { startingYear = ordinal }

  /// The era and the year in it, or `nil` before 1868.
  public var eraYear: (era: Era, year: Int)? {
    guard let era = Era.allCases.last(where: { $0.firstYear <= startingYear }) else { return nil }
    return (era, startingYear - era.firstYear + 1)
  }

  /// The short era name: R7, R元 for a first year; the western year before 1868.
  public var shortEraName: String {
    guard let (era, year) = eraYear else { return "\(startingYear)" }
    return "\(era.letter)\(year == 1 ? "元" : "\(year)")"
  }
}

/// Which calendar the years of an indicator follow.
public enum YearKind: Hashable, Sendable {
  /// 年度, from April to March.
  case fiscal
  /// 年 or 暦年, from January to December.
  case calendar

  /// The Japanese suffix of a year of this kind.
  public var suffix: String { self == .fiscal ? "年度" : "年" }
}

extension FiscalYear {
  /// The short label in Japanese with its kind: R4年度, R4年.
  public func eraLabel(_ kind: YearKind) -> String { shortEraName + kind.suffix }

  /// The full name in Japanese: 令和7年度（2025年度）.
  public func japaneseName(_ kind: YearKind) -> String {
    guard let (era, year) = eraYear else { return "\(startingYear)\(kind.suffix)" }
    let yearInEra = year == 1 ? "元" : "\(year)"
    return "\(era.name)\(yearInEra)\(kind.suffix)（\(startingYear)\(kind.suffix)）"
  }

  /// The full name in English: FY2025 (R7), or 2025 (R7) for a calendar year; R1 for a first year.
  public func englishName(_ kind: YearKind) -> String {
    let western = (kind == .fiscal ? "FY" : "") + "\(startingYear)"
    guard let (era, year) = eraYear else { return western }
    return "\(western) (\(era.letter)\(year))"
  }
}
