import Indicators
import Tables

extension ImportProblem {
  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    func y(_ year: FiscalYear) -> String { year.englishName(.fiscal) }
    switch self {
    case .nothingRead:
      return "no indicator found; check that the file is an evaluation sheet, or say --from"
    case .valuesWithoutHeader(let found):
      return "refused: numbers without a header of years above them (found \(q(found))); "
        + "enter them by hand"
    case .cellCount(let row, let found, let expected):
      return "refused: row \(q(row)) has \(found) \(found == 1 ? "cell" : "cells") for \(expected) "
        + "columns, and where they belong cannot be told; enter them by hand"
    case .cellPosition(let row, let found):
      return "refused: row \(q(row)) has a cell between or under the wrong columns "
        + "(found \(q(found))); enter the row by hand"
    case .ambiguousHeader(let found):
      return "refused: the years do not fit the groups above them in exactly one way "
        + "(first group \(q(found))); enter the table by hand"
    case .headerYear(let fault, let found):
      return "refused: the header's year cannot be taken: "
        + IndicatorDataProblem.year(fault, found: found).english
    case .unreadCell(let row, let found):
      return "refused: unknown token in row \(q(row)) (found \(q(found))); enter the value by hand"
    case .value(let fault, let row, let found):
      return "refused: "
        + IndicatorDataProblem.value(fault, column: row, found: found).english
    case .cellYear(let fault, let found):
      return "refused: the year beside the value cannot be taken: "
        + IndicatorDataProblem.year(fault, found: found).english
    case .estimate(let found):
      return "refused: an estimate or plan, not an actual (found \(q(found))); leave it out"
    case .parenthesized(let found):
      return "refused: a number in parentheses may be negative or a reference value "
        + "(found \(q(found))); enter it by hand"
    case .several(let found):
      return "refused: more than one value in one cell (found \(q(found))); enter them by hand"
    case .boundInActual(let found):
      return "refused: an actual must be a number, not a bound (found \(q(found))); "
        + "enter the number by hand"
    case .rangeInActual(let found):
      return "refused: an actual must be a number, not a range (found \(q(found))); "
        + "enter the number by hand"
    case .wordsInTarget(let found):
      return "refused: no single number stands for the target (found \(q(found))); "
        + "enter a number and a year by hand"
    case .yearMissing(let row, let found):
      return "refused: no year stands with the value in row \(q(row)) (found \(q(found))); "
        + "enter it by hand"
    case .yearContradiction(let found):
      return "refused: the year in the cell is not that of its column (found \(q(found))); "
        + "enter the value by hand"
    case .unlabelledRow(let found):
      return "refused: a row without a label, so that actuals and targets cannot be told apart "
        + "(found \(q(found))); enter it by hand"
    case .unknownRow(let found):
      return "refused: a row that was not understood (found \(q(found))); enter it by hand"
    case .noName:
      return "refused: a table without an indicator's number or name above it; enter it by hand"
    case .conflictingValues(let series, let year, let first, let firstPlace, let second):
      return "refused: two values of \(q(series)) for \(y(year)), \(q(first)) at \(firstPlace) and "
        + "\(q(second)) here; correct one"
    case .unitDiffers(let series, let expected, let found):
      return "refused: unit \(q(found)) in \(q(series)), whose unit is \(q(expected)); convert it "
        + "by hand"
    case .mixedUnits(let series, let units):
      return "refused: different units in \(q(series)): \(units.map(q).joined(separator: ", ")); "
        + "convert all to one by hand"
    case .seriesTwice(let series):
      return "refused: a second table for \(q(series)); keep one"
    case .registrationUnread(let found):
      return "refused: initial value and target of the registration sheet were not understood "
        + "(found \(q(found))); enter them by hand"
    case .incompleteRecord(let name, let found, let expected):
      return "refused: \(q(name)) has \(found) of \(expected) values with their years; "
        + "enter it by hand"
    case .noSeriesValue(let series):
      return "refused: no value of \(q(series)) could be read; enter it by hand"
    case .runTogether(let found):
      return "refused: numbers run together without a separator (found \(q(found))); "
        + "enter them by hand"
    case .valueAfterPending(let row, let found):
      return "refused: a value of a later year than one still pending in row \(q(row)) (found "
        + "\(q(found))): the columns may be out of order; enter it by hand"
    case .actualAfterSheet(let found, let year):
      return
        "refused: an actual of \(y(year)), after the year of the sheet (found \(q(found))): it may "
        + "be a target; enter it by hand"
    case .tableWithoutRows(let found):
      return
        "refused: no row could be read under this header (found \(q(found))); enter the table by "
        + "hand"
    case .reviewColumnsMissing(let names, let columns):
      return "no column \(names.map(q).joined(separator: ", ")); columns are: "
        + IndicatorDataProblem.list(columns) + "; give the file 3-1 of the review-sheet system"
    case .readAs(let kind, let encoding):
      return "read as \(kind.name(in: .english)), \(encoding)"
    case .seriesRead(let series, let name, let actuals, let missing, let targets, let unit):
      return "read: \(q(series)) \(q(name)): \(actuals) \(actuals == 1 ? "value" : "values"), "
        + "\(missing) without a value, \(targets) \(targets == 1 ? "target" : "targets"), "
        + (unit.isEmpty ? "no unit" : "unit \(q(unit))")
    case .baselineMerged(let series, let year, let found):
      return "merged: the initial value of \(q(series)) repeats the actual of \(y(year)) "
        + "(\(q(found))): one observation, not two"
    case .repeatedValue(let series, let year, let found):
      return "merged: \(y(year)) of \(q(series)) is printed twice with the same value (\(q(found)))"
    case .gradeRead(let series, let grade):
      return "read: the ministry's grade of \(q(series)) is \(q(grade))"
    case .goalGradeRead(let grade):
      return "read: the ministry's grade of the goal is \(q(grade))"
    case .registrationAgrees(let found):
      return "checked: the registration sheet agrees (\(q(found)))"
    case .registrationDiffers(let found, let expected):
      return "checked: the registration sheet says \(q(found)), the table \(q(expected)); "
        + "the table's was kept, check which is right"
    case .totalAgrees(let found):
      return "checked: the targets add up to the total printed (\(q(found)))"
    case .totalDiffers(let found, let sum):
      return "checked: the total printed is \(q(found)), the targets add up to "
        + "\(NumberText.shortest(sum)); check them"
    case .proseTargetAgrees(let series, let year, let found):
      return "checked: the text names \(q(found)) as the target of \(q(series)) for \(y(year)), as "
        + "does the linear path; not written as a target"
    case .proseTargetDiffers(let series, let year, let found, let path):
      return "the text names \(q(found)) as the target of \(q(series)) for \(y(year)), the linear "
        + "path \(NumberText.significant(path, digits: 6)); not written, add it by hand if it counts"
    case .eraCarried(let found, let year):
      return "inferred: \(q(found)) read as \(y(year)), by the era of the sheet"
    case .markRead(let mark, let status, let count):
      return IndicatorDataProblem.markRead(mark: mark, status: status, count: count).english
    case .rowOfMarks(let row, let found, let expected):
      return "row \(q(row)) has \(found) marks for \(expected) columns and no value; left out"
    case .nameAssumed(let name):
      return "inferred: the table's name is the text above it, \(q(name))"
    case .numbered(let count):
      return "the source numbers no indicators: the \(count) read are numbered in its order"
    case .rateDiffers(let series, let year, let recorded, let computed):
      return "checked: the rate recorded for \(q(series)) in \(y(year)) is \(q(recorded)), actual "
        + "over target gives \(NumberText.significant(computed, digits: 4)) %"
    case .rowIgnored(let row):
      return "row \(q(row)) is not used"
    case .remarkSkipped(let found):
      return "remark left out (\(q(found)))"
    case .approximate(let found):
      return "read: \(q(found)) as its number, marked approximate"
    case .headerTolerated(let found, let expected):
      return "column \(q(found)) read as \(q(expected)) in spite of another punctuation; check it"
    case .zerosRestored(let found, let id):
      return "number \(q(found)) read as \(q(id)), as all with less than six digits: leading zeros "
        + "were lost"
    case .flagWithoutTarget(let series, let year):
      return "\(y(year)) is flagged as the target year of \(q(series)), but has no target; check it"
    case .indicatorsRead(let count):
      return "read: \(count) \(count == 1 ? "indicator" : "indicators")"
    case .dayRead(let found, let year):
      return "inferred: \(q(found)) read as \(y(year)), the fiscal year of the day"
    case .traits(let series, let traits):
      return "read: \(q(series)) is marked as " + traits.map(\.english).joined(separator: ", ")
    case .notesOmitted(let count):
      return "\(count) more notes and refusals are not kept; import a part of the file to see them"
    }
  }
}

extension SeriesTrait {
  fileprivate var english: String {
    switch self {
    case .share: "a share"
    case .money: "money"
    case .count: "a count"
    case .rank: "a rank"
    case .cumulative: "cumulative"
    case .keepLevel: "to keep its level"
    case .everyYear: "a target for every year"
    case .severalDeadlines: "targets for several years"
    case .rangeTarget: "a range as target"
    case .approximateTarget: "an approximate target"
    }
  }
}
