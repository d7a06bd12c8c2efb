/// Looks for periods that are dates written as numbers: 202412 is followed by 202501, not by 202413.
///
/// A season would then be taken from the wrong numbers and the forecast be for a thirteenth month, without
/// a sign that anything is wrong.
package struct CalendarPeriods: Sendable {
  /// How dates are written.
  package enum Kind: Hashable, CaseIterable, Sendable {
    /// 20244
    case quarters
    /// 202412
    case months
    /// 20241231
    case days

    var english: String {
      switch self {
      case .quarters: "years and quarters"
      case .months: "years and months"
      case .days: "dates"
      }
    }

    var japanese: String {
      switch self {
      case .quarters: "年と四半期"
      case .months: "年月"
      case .days: "年月日"
      }
    }

    var englishPart: String { self == .quarters ? "quarter" : "month" }
    var japanesePart: String { self == .quarters ? "四半期" : "月" }

    /// How to number such periods on.
    func formula(yearWord: String, partWord: String) -> String {
      switch self {
      case .quarters: "4 × \(yearWord) + \(partWord)"
      case .months: "12 × \(yearWord) + \(partWord)"
      case .days: "1, 2, 3, …"
      }
    }

    /// Whether a number is such a date of the years 1800 to 2200.
    func fits(_ period: Int) -> Bool {
      switch self {
      case .quarters: return (18_001...22_004).contains(period) && (1...4).contains(period % 10)
      case .months:
        return (180_001...220_012).contains(period) && (1...12).contains(period % 100)
      case .days:
        return (18_000_101...22_001_231).contains(period) && (1...31).contains(period % 100)
          && (1...12).contains(period / 100 % 100)
      }
    }
  }

  /// The kind that all periods of a series fit, if one.
  ///
  /// - Parameters:
  ///   - count: The number of periods; one alone is no evidence.
  ///   - runs: Where consecutive periods begin: positions, from 0, and periods.
  /// - Returns: The kind; `nil` where a number fits none.
  /// - Complexity: O(runs): no more than 31 dates follow each other by one.
  package static func kind(
    count: Int, runs: [(firstIndex: Int, firstPeriod: Int)]
  ) -> Kind? {
    guard count > 1 else { return nil }
    return Kind.allCases.first { kind in
      for (number, run) in runs.enumerated() {
        let end = number + 1 < runs.count ? runs[number + 1].firstIndex : count
        let length = end - run.firstIndex
        guard length <= 31, kind.fits(run.firstPeriod),
          (0..<length).allSatisfy({ kind.fits(run.firstPeriod + $0) })
        else { return false }
      }
      return true
    }
  }
}
