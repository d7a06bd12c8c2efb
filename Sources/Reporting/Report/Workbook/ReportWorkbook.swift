import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// `report.xlsx`: the tables of a report and, on its first sheet, a chart an indicator.
enum ReportWorkbook {
  /// A workbook with more charts than this takes long to open.
  static let chartLimit = 100
  /// The rows that a chart covers, and the rows of two charts apart.
  private static let chartRows = 20

  /// Columns of the second sheet that the charts draw, after those of `forecast_wide.csv`: the bands as
  /// what stands on what.
  private static let chartColumns = [
    "chart_base", "chart_80_lower", "chart_50", "chart_80_upper", "chart_actual", "chart_path",
    "chart_target", "chart_median",
  ]

  static func workbook(
    of indicators: [ReportIndicator], tables: ReportTables, options: ReportOptions
  ) -> Workbook {
    let phrases = options.language.pageWording
    let names = phrases.sheetNames
    let forecast = forecastSheet(of: indicators, name: names[1], table: tables.forecast)
    let sheets = [
      sheet(names[0], tables.verdicts), forecast.sheet, sheet(names[2], tables.models),
      sheet(names[3], tables.whatIf), dictionary(names[4], tables, options.language),
    ]
    let first = tables.forecast.columns.count
    let charts = indicators.indices.filter { !forecast.rows[$0].isEmpty }.prefix(chartLimit)
      .enumerated().map { place, index in
        chart(
          of: indicators[index], rows: forecast.rows[index], firstColumn: first,
          dataSheet: names[1], phrases: phrases,
          row: tables.verdicts.rows.count + 2 + place / 2 * chartRows, column: place % 2 * 8)
      }
    return Workbook(title: phrases.reportTitle, sheets: sheets, charts: Array(charts))
  }

  private static func cell(_ field: DelimitedWriter.Field) -> Workbook.Cell {
    switch field {
    case .blank: .blank
    case .text(let text), .code(let text): .text(Quotation.escaped(text))
    case .integer(let value): .number(Double(value))
    case .exact(let value): .number(value)
    case .computed(let value): .number(rounded(value))
    }
  }

  /// A computed number as it stands in CSV: the digits beyond depend on the processor.
  private static func rounded(_ value: Double) -> Double {
    Double(NumberText.significant(value, digits: 6)) ?? value
  }

  private static func sheet(_ name: String, _ table: ReportTable) -> Workbook.Sheet {
    Workbook.Sheet(
      name: name, columns: table.columns, rows: table.rows.map { $0.map(cell) })
  }

  /// The rows of `forecast_wide.csv` with what charts draw beside them, and which rows are whose.
  private static func forecastSheet(
    of indicators: [ReportIndicator], name: String, table: ReportTable
  ) -> (sheet: Workbook.Sheet, rows: [Range<Int>]) {
    var rows: [[Workbook.Cell]] = []
    var ranges: [Range<Int>] = []
    for indicator in indicators {
      let own = WideForecastFile.table(
        of: [indicator.projection], coverages: ForecastOptions.standardCoverages)
      let chartRows = indicator.chartRows
      let start = rows.count
      // A row of its own carries the reason where there is no forecast: it is no year.
      let showsForecast = indicator.record.actuals.count > 1
      for (index, row) in own.rows.enumerated() {
        let chart = chartRows.indices.contains(index) ? chartRows[index] : nil
        rows.append(row.map(cell) + cells(of: chart, showsForecast: showsForecast))
      }
      let end = start + min(own.rows.count, chartRows.count)
      ranges.append(indicator.record.actuals.isEmpty ? start..<start : start..<end)
    }
    return (
      Workbook.Sheet(name: name, columns: table.columns + chartColumns, rows: rows), ranges
    )
  }

  private static func cells(of row: ChartDataFile.Row?, showsForecast: Bool) -> [Workbook.Cell] {
    guard let row else { return chartColumns.map { _ in .blank } }
    func number(_ value: Double?) -> Workbook.Cell {
      value.map { .number(rounded($0)) } ?? .blank
    }
    /// Between two ends as they stand in the sheet.
    func width(_ low: Double, _ high: Double) -> Workbook.Cell {
      number(rounded(high) - rounded(low))
    }
    var bands: [Workbook.Cell] = [.blank, .blank, .blank, .blank]
    if let inner = row.inner, let outer = row.outer, showsForecast {
      bands = [
        number(outer.lowerBound), width(outer.lowerBound, inner.lowerBound),
        width(inner.lowerBound, inner.upperBound), width(inner.upperBound, outer.upperBound),
      ]
    } else if let actual = row.actual {
      // A blank would draw the bands down to 0 from here.
      bands = [.number(actual), .number(0), .number(0), .number(0)]
    }
    let target: Double? =
      switch row.target {
      case .atLeast(let value)?, .atMost(let value)?, .above(let value)?, .below(let value)?:
        value
      case .within?, nil: nil
      }
    return bands + [
      row.actual.map { .number($0) } ?? .blank, number(row.path), number(target),
      number(showsForecast ? row.median : nil),
    ]
  }

  private static func chart(
    of indicator: ReportIndicator, rows: Range<Int>, firstColumn: Int, dataSheet: String,
    phrases: any PageWording, row: Int, column: Int
  ) -> Workbook.FanChart {
    func series(
      _ series: WorkbookSeries, _ offset: Int, _ color: UInt32?,
      _ style: Workbook.FanChart.Style
    ) -> Workbook.FanChart.Series {
      Workbook.FanChart.Series(
        name: phrases.workbookSeries(series), column: firstColumn + offset, color: color,
        style: style)
    }
    return Workbook.FanChart(
      title: String(
        String.UnicodeScalarView(
          Quotation.escaped(indicator.record.indicator.name).unicodeScalars.prefix(120))),
      valueAxis: String(
        String.UnicodeScalarView(
          Quotation.escaped(indicator.record.indicator.unit.symbol).unicodeScalars.prefix(40))),
      dataSheet: dataSheet, categoryColumn: 4, rows: rows,
      areas: [
        series(.base, 0, nil, .area), series(.outerLower, 1, 0xC5_D7FB, .area),
        series(.inner, 2, 0x9D_B7F9, .area), series(.outerUpper, 3, 0xC5_D7FB, .area),
      ],
      lines: [
        series(.path, 5, 0x76_7676, .dotted), series(.median, 7, 0x26_4AF4, .dashed),
        series(.actual, 4, 0x00_17C1, .solid), series(.target, 6, 0x80_4000, .marker),
      ],
      row: row, column: column)
  }

  /// What every column holds.
  private static func dictionary(
    _ name: String, _ tables: ReportTables, _ language: Language
  ) -> Workbook.Sheet {
    let files: [(String, ReportTable)] = [
      ("verdict", tables.verdicts), ("forecast_wide", tables.forecast),
      ("models", tables.models), ("whatif", tables.whatIf),
    ]
    let rows = files.flatMap { file, table in
      table.columns.enumerated().map { index, column -> [Workbook.Cell] in
        [
          .text(file), .text(column),
          .text(ColumnDictionary.kind(of: index, in: table).rawValue),
          .text(ColumnDictionary.entry(column)?.text(language) ?? ""),
        ]
      }
    }
    return Workbook.Sheet(
      name: name, columns: language.pageWording.dictionaryColumns, rows: rows)
  }
}
