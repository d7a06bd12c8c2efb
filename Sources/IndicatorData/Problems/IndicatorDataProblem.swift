import Indicators
import Tables

/// What can be wrong with, or worth saying of, the indicators in a table.
public enum IndicatorDataProblem: Problem {
  // Columns
  case missingColumn(TidyColumn, columns: [String])
  case noHeader
  /// Periods in place of years, in a command that reads years.
  case periodsWithoutYears(column: String)
  case repeatedRole(first: String, second: String)
  // Cells
  case value(ValueNotation.Fault, column: String, found: String)
  case boundInActual(found: String)
  case year(YearNotation.Fault, found: String)
  case unknownStatus(found: String)
  case statusContradictsValue
  case unknownDirection(found: String)
  case emptySeriesName
  case valueOutsideInterval(found: String)
  case unknownQualifier(found: String)
  // Series
  case conflictingLabels(column: TidyColumn, first: String, firstLine: Int, second: String)
  case conflictingDirections(series: String)
  case directionContradictsWord(found: String)
  case directionNeeded(series: String)
  case duplicateYear(
    series: String, year: FiscalYear, kind: YearKind, firstLine: Int, first: String, second: String)
  case secondBaseline(series: String, firstLine: Int)
  case baselineDiffers(
    series: String, year: FiscalYear, kind: YearKind, baseline: String, actual: String)
  case duplicateTarget(series: String, year: FiscalYear, kind: YearKind, firstLine: Int)
  case mixedUnits([String])
  case unitOnSomeCells(unit: String, linesWith: [Int], linesWithout: [Int])
  case noObservedValue(series: String)
  case pastTargetWithoutActual(series: String, year: FiscalYear, kind: YearKind)
  // Totals
  case unknownPart(series: String, part: String)
  case repeatedPart(series: String, part: String)
  case partIsItself(series: String)
  case partIsTotal(series: String, part: String)
  case partInOtherUnit(series: String, unit: String, part: String, partUnit: String)
  case partInOtherYears(series: String, part: String)
  case partCount(series: String, found: Int, limit: Int)
  // Notes
  /// A total's own actual that its parts' printed figures do not allow.
  case totalDiffersFromParts(
    series: String, year: FiscalYear, kind: YearKind, found: String, parts: [String], sum: Double)
  case actualsFromParts(series: String, count: Int, parts: [String])
  case sumsNotImported(name: String)
  case markRead(mark: String, status: ValueStatus, count: Int)
  case triangleReadAsMinus(found: String)
  case approximateValue(found: String)
  case approximateTarget(found: String)
  case provisionalValue(found: String)
  case beyondExactIntegers(found: String)
  case pastEraEnd(found: String, year: Int)
  case mixedYearKinds(series: String)
  case valueColumnAssumed(name: String)
  case columnUnused(name: String)
  case directionAssumed(series: String)
  case directionInferredDown(series: String)
  case targetInWords(found: String)
  case targetOutsideBounds(series: String, target: Double)
  /// A value about 10^exponent times the years before.
  case looksLikePowerOfTen(found: String, exponent: Int, reference: Double)
  /// A value more than 6 times the years before, or less than a sixth.
  case jump(found: String, reference: Double)

  /// The stable code, E for errors and N for notes.
  public var code: String {
    switch self {
    case .missingColumn: "E100"
    case .noHeader: "E101"
    case .periodsWithoutYears: "E158"
    case .repeatedRole: "E102"
    case .value(let fault, _, _): Self.code(of: fault)
    case .boundInActual: "E110"
    case .year(let fault, _): Self.code(of: fault)
    case .unknownStatus: "E130"
    case .statusContradictsValue: "E131"
    case .unknownDirection: "E132"
    case .directionContradictsWord: "E133"
    case .directionNeeded: "E134"
    case .conflictingDirections: "E135"
    case .valueOutsideInterval: "E136"
    case .unknownQualifier: "E137"
    case .emptySeriesName: "E140"
    case .conflictingLabels: "E141"
    case .duplicateYear: "E150"
    case .baselineDiffers: "E151"
    case .secondBaseline: "E152"
    case .duplicateTarget: "E153"
    case .mixedUnits: "E154"
    case .unitOnSomeCells: "E155"
    case .noObservedValue: "E156"
    case .pastTargetWithoutActual: "E157"
    case .unknownPart: "E200"
    case .repeatedPart: "E201"
    case .partIsItself: "E202"
    case .partIsTotal: "E203"
    case .partInOtherUnit: "E204"
    case .partInOtherYears: "E205"
    case .partCount: "E206"
    case .totalDiffersFromParts: "N217"
    case .actualsFromParts: "N218"
    case .sumsNotImported: "N219"
    case .markRead: "N201"
    case .triangleReadAsMinus: "N202"
    case .approximateValue: "N203"
    case .provisionalValue: "N204"
    case .pastEraEnd: "N205"
    case .mixedYearKinds: "N206"
    case .valueColumnAssumed: "N207"
    case .columnUnused: "N208"
    case .directionAssumed: "N209"
    case .directionInferredDown: "N210"
    case .targetInWords: "N211"
    case .beyondExactIntegers: "N212"
    case .approximateTarget: "N213"
    case .targetOutsideBounds: "N214"
    case .looksLikePowerOfTen: "N215"
    case .jump: "N216"
    }
  }

  private static func code(of fault: ValueNotation.Fault) -> String {
    switch fault {
    case .notANumber: "E103"
    case .notFinite: "E104"
    case .invisibleCharacter: "E105"
    case .grouping: "E106"
    case .range: "E107"
    case .kanjiNumeral: "E108"
    case .remark: "E109"
    }
  }

  private static func code(of fault: YearNotation.Fault) -> String {
    switch fault {
    case .unknownNotation: "E120"
    case .ambiguousCentury: "E121"
    case .date: "E122"
    case .eraYearZero: "E123"
    case .beyondEra: "E124"
    case .outOfRange: "E125"
    case .contradiction: "E126"
    case .estimate: "E127"
    }
  }
}
