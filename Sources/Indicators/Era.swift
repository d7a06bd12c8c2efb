/// A Japanese era (元号), as fiscal years are named in it.
///
/// A fiscal year belongs to the era that begins within it: fiscal 2019 is 令和元年度, though its first
/// month was 平成31年4月.
public enum Era: CaseIterable, Hashable, Sendable {
  case meiji, taisho, showa, heisei, reiwa

  /// The name in characters, such as 令和.
  public var name: String {
    switch self {
    case .meiji: "明治"
    case .taisho: "大正"
    case .showa: "昭和"
    case .heisei: "平成"
    case .reiwa: "令和"
    }
  }

  /// The letter used in short, such as R.
  public var letter: Character {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// The western year of the era's first year.
  public var firstYear: Int {
    switch self {
    case .meiji: 1868
    case .taisho: 1912
    case .showa: 1926
    case .heisei: 1989
    case .reiwa: 2019
    }
  }

  /// The western year in which the era ended, or `nil` for the present one.
  public var lastYear: Int? {
    guard let next = Era.allCases.first(where: { $0.firstYear > firstYear }) else { return nil }
    return next.firstYear
  }

  /// The western year of a year of the era, from 1.
  ///
  /// Years past the era's end are counted on (平成32 is 2020), as sheets written before the end do.
  public func westernYear(of year: Int) -> Int { firstYear + year - 1 }
}
