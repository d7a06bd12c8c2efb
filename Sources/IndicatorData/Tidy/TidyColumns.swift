import Tables

/// The columns of the tidy layout: one row a series and year.
public enum TidyColumn: String, CaseIterable, Hashable, Sendable {
  case seriesID = "series_id"
  case seriesName = "series_name"
  case unit
  case fiscalYear = "fiscal_year"
  case value
  case status
  case target
  case direction
  case ministryGrade = "ministry_grade"
  case publisher
  case source
  case rawText = "raw_text"
  case place
  case valueLow = "value_lo"
  case valueHigh = "value_hi"
  case qualifier
  case measure
  case seriesBreak = "series_break"
  case sumOf = "sum_of"

  /// The names under which the column is recognized, in any width and case.
  var names: [String] {
    switch self {
    case .seriesID: ["series_id", "series", "id", "系列", "系列id", "指標番号"]
    case .seriesName: ["series_name", "name", "indicator", "指標", "指標名", "系列名", "業績指標名"]
    case .unit: ["unit", "単位"]
    case .fiscalYear: ["fiscal_year", "fy", "year", "年度", "年", "会計年度", "暦年"]
    case .value: ["value", "actual", "値", "実績", "実績値"]
    case .status: ["status", "状態"]
    case .target: ["target", "目標", "目標値"]
    case .direction: ["direction", "方向"]
    case .ministryGrade: ["ministry_grade", "grade", "評価"]
    case .publisher: ["publisher", "公表機関"]
    case .source: ["source", "出典"]
    case .rawText: ["raw_text"]
    case .place: ["place"]
    case .valueLow: ["value_lo"]
    case .valueHigh: ["value_hi"]
    case .qualifier: ["qualifier"]
    case .measure: ["measure", "種類", "指標の種類"]
    case .seriesBreak: ["series_break", "break", "断絶", "系列の断絶"]
    case .sumOf: ["sum_of", "合計の内訳", "内訳"]
    }
  }
}

/// Which column of a table plays which part.
struct TidyColumns {
  /// Positions by part.
  let positions: [TidyColumn: Int]
  /// The header of the value column where no value column is named.
  let assumedValueName: String?
  /// Positions that play no part.
  let unused: [Int]
  /// Whether the year column's header says 年 or 暦年 and not 年度.
  let yearHeaderSaysCalendar: Bool

  init(_ table: Table) throws(DiagnosticList) {
    var positions: [TidyColumn: Int] = [:]
    var faults: [Diagnostic] = []
    let names = table.header.map { HalfWidth($0.text).text.lowercased() }
    for (index, name) in names.enumerated() {
      guard let column = TidyColumn.allCases.first(where: { $0.names.contains(name) }) else {
        continue
      }
      if let earlier = positions[column] {
        faults.append(
          Diagnostic(
            .error, at: table.location(of: table.header[index]),
            IndicatorDataProblem.repeatedRole(
              first: table.header[earlier].text, second: table.header[index].text)))
      } else {
        positions[column] = index
      }
    }
    guard faults.isEmpty else { throw DiagnosticList(faults) }

    let columnNames = table.header.map(\.text).filter { !$0.isEmpty }
    func fault(_ problem: IndicatorDataProblem) -> DiagnosticList {
      DiagnosticList([Diagnostic(.error, at: table.location(of: table.header[0]), problem)])
    }
    guard let yearPosition = positions[.fiscalYear] else {
      if let period = table.header.first(where: PeriodLayout.isPeriod) {
        throw DiagnosticList([
          Diagnostic(
            .error, at: table.location(of: period),
            IndicatorDataProblem.periodsWithoutYears(column: period.text))
        ])
      }
      throw fault(
        Self.isAllNumbers(table.header)
          ? .noHeader : .missingColumn(.fiscalYear, columns: columnNames))
    }
    var assumedValueName: String?
    if positions[.value] == nil {
      let candidates = table.header.indices.filter { index in
        !positions.values.contains(index) && Self.isNumeric(column: index, of: table)
      }
      guard candidates.count == 1, let only = candidates.first else {
        throw fault(.missingColumn(.value, columns: columnNames))
      }
      positions[.value] = only
      assumedValueName = table.header[only].text
    }
    self.positions = positions
    self.assumedValueName = assumedValueName
    unused = table.header.indices.filter { index in
      !positions.values.contains(index) && !table.header[index].text.isEmpty
    }
    yearHeaderSaysCalendar = ["年", "暦年"].contains(names[yearPosition])
  }

  private static func isAllNumbers(_ header: [Table.Cell]) -> Bool {
    header.allSatisfy { (try? ValueNotation($0.text)) != nil }
  }

  /// Whether a column holds at least one value and nothing but values and missing marks.
  private static func isNumeric(column: Int, of table: Table) -> Bool {
    var hasValue = false
    for row in table.rows {
      let text = row[column].text
      if MissingMark.status(of: HalfWidth(text).text) != nil { continue }
      do throws(ValueNotation.Fault) {
        _ = try ValueNotation(text)
        hasValue = true
      } catch .notANumber {
        return false
      } catch {
        // A number of sorts, whose fault is reported at its place.
        hasValue = true
      }
    }
    return hasValue
  }
}
