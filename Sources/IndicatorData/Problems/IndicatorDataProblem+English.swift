import Indicators
import Tables

extension IndicatorDataProblem {
  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    switch self {
    case .missingColumn(let column, let columns):
      return "no column \(column.names.prefix(4).joined(separator: "/")); columns are: "
        + Self.list(columns) + "; rename one"
    case .noHeader:
      return "first row is all numbers; put a header above it, such as fiscal_year,value"
    case .periodsWithoutYears(let column):
      return "column \(q(column)) counts periods, which mikomi forecast alone reads, one series a "
        + "file; add a column fiscal_year, or use mikomi forecast"
    case .repeatedRole(let first, let second):
      return "columns \(q(first)) and \(q(second)) play the same part; remove or rename one"
    case .value(let fault, let column, let found):
      return "column \(q(column)) " + Self.english(fault, found: q(found))
    case .boundInActual(let found):
      return "an actual is a number, not a bound (found \(q(found))); write digits only"
    case .year(let fault, let found):
      return Self.english(fault, found: q(found))
    case .unknownStatus(let found):
      return "unknown status (found \(q(found))); "
        + "write final, provisional, revised, pending or baseline"
    case .statusContradictsValue:
      return "status and value contradict each other; "
        + "a pending row has no value, any other has one"
    case .unknownDirection(let found):
      return "unknown direction (found \(q(found))); write up or down"
    case .valueOutsideInterval(let found):
      return "the value does not lie between value_lo and value_hi (found \(q(found))); correct one"
    case .unknownQualifier(let found):
      return "unknown qualifier (found \(q(found))); write "
        + Qualifier.allCases.map(\.rawValue).joined(separator: ", ") + ", separated by ;"
    case .emptySeriesName:
      return "empty series name; fill the cell in every row"
    case .conflictingLabels(let column, let first, let firstLine, let second):
      return "\(column.rawValue) is \(q(second)) here and \(q(first)) in line \(firstLine); "
        + "give one a series"
    case .conflictingDirections(let series):
      return "series \(q(series)) has both directions; give one a series"
    case .directionContradictsWord(let found):
      return "direction contradicts the word in the target (found \(q(found))); correct one"
    case .directionNeeded(let series):
      return
        "the target of \(q(series)) equals its baseline, so higher and lower are both possible; "
        + "say --direction up or --direction down"
    case .duplicateYear(let series, let year, let kind, let firstLine, let first, let second):
      return "series \(q(series)) has \(year.englishName(kind)) twice: \(q(first)) in line "
        + "\(firstLine), \(q(second)) here; keep one row a year"
    case .secondBaseline(let series, let firstLine):
      return "series \(q(series)) has a second baseline, the first one is in line \(firstLine); "
        + "keep one"
    case .baselineDiffers(let series, let year, let kind, let baseline, let actual):
      return "series \(q(series)) has baseline \(q(baseline)) and actual \(q(actual)) in "
        + "\(year.englishName(kind)); correct one"
    case .duplicateTarget(let series, let year, let kind, let firstLine):
      return "series \(q(series)) has two targets for \(year.englishName(kind)), the first one in "
        + "line \(firstLine); keep one"
    case .mixedUnits(let units):
      return "different units in one series: \(units.map(q).joined(separator: ", ")); "
        + "convert all to one"
    case .unitOnSomeCells(let unit, let linesWith, let linesWithout):
      return
        "unit \(q(unit)) on some cells only: with in lines \(Self.list(linesWith)), without in "
        + "lines \(Self.list(linesWithout)); write it on all or in a unit column"
    case .noObservedValue(let series):
      return "no observed value for \(q(series)); give at least one actual"
    case .pastTargetWithoutActual(let series, let year, let kind):
      return "the target of \(q(series)) is for \(year.englishName(kind)), which has no actual and "
        + "does not come after the last one; give that year's actual or a later target"
    case .unknownPart(let series, let part):
      return
        "\(q(series)) is stated to be a sum with the part \(q(part)), which is no series of the "
        + "input; correct sum_of, separating identifiers by ;"
    case .repeatedPart(let series, let part):
      return "\(q(series)) has the part \(q(part)) twice; name it once"
    case .partIsItself(let series):
      return "\(q(series)) is stated to be a part of itself; take it out of sum_of"
    case .partIsTotal(let series, let part):
      return
        "the part \(q(part)) of \(q(series)) is a sum itself; name the parts of \(q(part)) instead"
    case .partInOtherUnit(let series, let unit, let part, let partUnit):
      return
        "the part \(q(part)) of \(q(series)) is in \(q(partUnit)), the sum in \(q(unit)); convert "
        + "one, or give both the same unit"
    case .partInOtherYears(let series, let part):
      return
        "the part \(q(part)) of \(q(series)) has the other kind of year, 年度 or 年; write both alike"
    case .partCount(let series, let found, let limit):
      return "\(q(series)) has \(found) \(found == 1 ? "part" : "parts"); a sum has 2 to \(limit), "
        + "separated by ;"
    case .totalDiffersFromParts(let series, let year, let kind, let found, let parts, let sum):
      return "\(q(series)) has \(q(found)) in \(year.englishName(kind)), but its parts "
        + "\(Self.list(parts)) add up to \(NumberText.shortest(sum)), further off than rounding allows; "
        + "check sum_of and the figures"
    case .actualsFromParts(let series, let count, let parts):
      return
        "\(count) \(count == 1 ? "actual" : "actuals") of \(q(series)) taken as the sum of its parts "
        + Self.list(parts)
    case .sumsNotImported(let name):
      return "column \(q(name)) is checked and not written; add it to the result"
    case .markRead(let mark, let status, let count):
      return "\(q(mark)) read as \(Self.english(status)), \(count) \(count == 1 ? "cell" : "cells")"
    case .triangleReadAsMinus(let found):
      return "△, ▲ and ( ) read as a minus sign (first: \(q(found)))"
    case .approximateValue(let found):
      return "approximate value read as its number (first: \(q(found)))"
    case .approximateTarget(let found):
      return "approximate target read as its number (found \(q(found)))"
    case .provisionalValue(let found):
      return "read as provisional or revised, as marked (first: \(q(found)))"
    case .beyondExactIntegers(let found):
      return "beyond 2^53, kept as the nearest double (first: \(q(found)))"
    case .pastEraEnd(let found, let year):
      return "\(q(found)) read as \(year), counted on past the era's end"
    case .mixedYearKinds(let series):
      return "series \(q(series)) mixes 年度 and 年; all read as fiscal years"
    case .valueColumnAssumed(let name):
      return "column \(q(name)) read as the value, being the only numeric one"
    case .columnUnused(let name):
      return "column \(q(name)) is not used"
    case .directionAssumed(let series):
      return "higher is taken to be better for \(q(series)); say --direction down if it is not"
    case .directionInferredDown(let series):
      return "lower is taken to be better for \(q(series)), as its target is below its baseline; "
        + "say --direction up if it is not"
    case .targetInWords(let found):
      return "target \(q(found)) is not a number: no probability for it; write a number and a year"
    case .targetOutsideBounds(let series, let target):
      return "target \(NumberText.shortest(target)) of \(q(series)) is outside the values that the "
        + "indicator can take; check it"
    case .looksLikePowerOfTen(let found, let exponent, let reference):
      return "\(q(found)) looks like 10^\(exponent) times the years before (about "
        + "\(NumberText.significant(reference, digits: 6))); kept as it is, leave the cell empty if it is wrong"
    case .jump(let found, let reference):
      return "\(q(found)) is far from the years before (about "
        + "\(NumberText.significant(reference, digits: 6))); kept as it is, leave the cell empty if it is wrong"
    }
  }

  private static func english(_ fault: ValueNotation.Fault, found: String) -> String {
    switch fault {
    case .notANumber:
      "is not a number (found \(found)); write digits only, or leave the cell empty"
    case .notFinite:
      "is not a finite number that a double can hold (found \(found)); write another, or leave the cell empty"
    case .invisibleCharacter(let scalar):
      "holds the invisible character U+\(hexadecimal(scalar)) (found \(found)); type the number anew"
    case .grouping:
      "has a comma not before three digits (found \(found)); write 1,036,400 or 1036400"
    case .range:
      "is a range (found \(found)); write one number"
    case .kanjiNumeral:
      "mixes digits and 万, 千 and the like (found \(found)); write digits only"
    case .remark:
      "has a mark or remark on the number (found \(found)); move it to another column"
    }
  }

  private static func english(_ fault: YearNotation.Fault, found: String) -> String {
    switch fault {
    case .unknownNotation:
      "not a year (found \(found)); write 2025, FY2025, R7 or 令和7年度"
    case .ambiguousCentury:
      "ambiguous year (found \(found)); write four digits or an era, such as 2015 or H27"
    case .date:
      "a date, not a year (found \(found)); write the fiscal year that it falls in"
    case .eraYearZero:
      "an era has no year 0 (found \(found)); correct the year"
    case .beyondEra:
      "year far past the end of its era (found \(found)); correct the year"
    case .outOfRange:
      "year outside 1800 to 2200 (found \(found)); correct the year"
    case .contradiction(let era, let western):
      "era and western year differ, \(era) and \(western) (found \(found)); correct one"
    case .estimate:
      "an estimate or plan, not an actual (found \(found)); remove the row"
    }
  }

  static func english(_ status: ValueStatus) -> String {
    switch status {
    case .final: "final"
    case .provisional: "provisional"
    case .revised: "revised"
    case .pending: "pending (a year to forecast)"
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    case .suppressed: "suppressed"
    case .blank: "blank"
    }
  }

  static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The first ten names, made safe to print.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).map(Quotation.of).joined(separator: ", ")
    return names.count > 10 ? shown + ", …" : shown
  }

  static func list(_ lines: [Int]) -> String {
    let shown = lines.prefix(5).map(String.init).joined(separator: ", ")
    return lines.count > 5 ? shown + ", …" : shown
  }
}
