import Indicators
import Tables

/// What an import refuses, and what it says of what it has read, merged and inferred.
public enum ImportProblem: Problem {
  // Refused
  case nothingRead
  case valuesWithoutHeader(found: String)
  case cellCount(row: String, found: Int, expected: Int)
  case cellPosition(row: String, found: String)
  case ambiguousHeader(found: String)
  case headerYear(YearNotation.Fault, found: String)
  case unreadCell(row: String, found: String)
  case value(ValueNotation.Fault, row: String, found: String)
  case cellYear(YearNotation.Fault, found: String)
  case estimate(found: String)
  case parenthesized(found: String)
  case several(found: String)
  case boundInActual(found: String)
  case rangeInActual(found: String)
  case wordsInTarget(found: String)
  case yearMissing(row: String, found: String)
  case yearContradiction(found: String)
  case unlabelledRow(found: String)
  case unknownRow(found: String)
  case noName
  case conflictingValues(
    series: String, year: FiscalYear, first: String, firstPlace: String, second: String)
  case unitDiffers(series: String, expected: String, found: String)
  case mixedUnits(series: String, units: [String])
  case seriesTwice(series: String)
  case registrationUnread(found: String)
  case incompleteRecord(name: String, found: Int, expected: Int)
  case noSeriesValue(series: String)
  case runTogether(found: String)
  case valueAfterPending(row: String, found: String)
  case actualAfterSheet(found: String, year: FiscalYear)
  case tableWithoutRows(found: String)
  case reviewColumnsMissing(names: [String], columns: [String])
  // Said
  case readAs(ImportFormat, encoding: String)
  case seriesRead(
    series: String, name: String, actuals: Int, missing: Int, targets: Int, unit: String)
  case baselineMerged(series: String, year: FiscalYear, found: String)
  case repeatedValue(series: String, year: FiscalYear, found: String)
  case gradeRead(series: String, grade: String)
  case goalGradeRead(grade: String)
  case registrationAgrees(found: String)
  case registrationDiffers(found: String, expected: String)
  case totalAgrees(found: String)
  case totalDiffers(found: String, sum: Double)
  case proseTargetAgrees(series: String, year: FiscalYear, found: String)
  case proseTargetDiffers(series: String, year: FiscalYear, found: String, path: Double)
  case eraCarried(found: String, year: FiscalYear)
  case markRead(mark: String, status: ValueStatus, count: Int)
  case rowOfMarks(row: String, found: Int, expected: Int)
  case nameAssumed(name: String)
  case numbered(count: Int)
  case rateDiffers(series: String, year: FiscalYear, recorded: String, computed: Double)
  case rowIgnored(row: String)
  case remarkSkipped(found: String)
  case approximate(found: String)
  case headerTolerated(found: String, expected: String)
  case zerosRestored(found: String, id: String)
  case flagWithoutTarget(series: String, year: FiscalYear)
  case indicatorsRead(count: Int)
  case notesOmitted(count: Int)
  case dayRead(found: String, year: FiscalYear)
  case traits(series: String, [SeriesTrait])

  /// The stable code, E for refusals and N for notes.
  public var code: String {
    switch self {
    case .nothingRead: "E170"
    case .valuesWithoutHeader: "E171"
    case .cellCount: "E172"
    case .cellPosition: "E173"
    case .ambiguousHeader: "E174"
    case .headerYear: "E175"
    case .unreadCell: "E176"
    case .value: "E177"
    case .cellYear: "E178"
    case .estimate: "E179"
    case .parenthesized: "E180"
    case .several: "E181"
    case .boundInActual: "E182"
    case .rangeInActual: "E183"
    case .wordsInTarget: "E184"
    case .yearMissing: "E185"
    case .yearContradiction: "E186"
    case .unlabelledRow: "E187"
    case .unknownRow: "E188"
    case .noName: "E189"
    case .conflictingValues: "E190"
    case .unitDiffers: "E191"
    case .mixedUnits: "E192"
    case .seriesTwice: "E193"
    case .registrationUnread: "E194"
    case .incompleteRecord: "E195"
    case .noSeriesValue: "E196"
    case .runTogether: "E197"
    case .valueAfterPending: "E199"
    case .actualAfterSheet: "E168"
    case .tableWithoutRows: "E169"
    case .reviewColumnsMissing: "E198"
    case .readAs: "N220"
    case .seriesRead: "N221"
    case .baselineMerged: "N222"
    case .repeatedValue: "N223"
    case .gradeRead: "N224"
    case .goalGradeRead: "N225"
    case .registrationAgrees: "N226"
    case .registrationDiffers: "N227"
    case .totalAgrees: "N228"
    case .totalDiffers: "N229"
    case .proseTargetAgrees: "N230"
    case .proseTargetDiffers: "N231"
    case .eraCarried: "N232"
    case .markRead: "N233"
    case .rowOfMarks: "N234"
    case .nameAssumed: "N235"
    case .numbered: "N236"
    case .rateDiffers: "N237"
    case .rowIgnored: "N238"
    case .remarkSkipped: "N239"
    case .approximate: "N240"
    case .headerTolerated: "N241"
    case .zerosRestored: "N242"
    case .flagWithoutTarget: "N243"
    case .indicatorsRead: "N244"
    case .notesOmitted: "N245"
    case .traits: "N246"
    case .dayRead: "N247"
    }
  }
}
