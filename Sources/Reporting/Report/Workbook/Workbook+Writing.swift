import CXlsxWriter

/// A workbook could not be written.
public enum WorkbookError: Error, Hashable, Sendable {
  /// The library's number for what went wrong; the system's error where the library tells one.
  case writingFailed(code: Int)
}

extension Workbook {
  /// Writes the workbook.
  ///
  /// The same workbook gives the same bytes: no clock enters it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - temporaryFolder: Where parts are gathered; a folder that exists.
  /// - Throws: ``WorkbookError`` where the file cannot be written.
  public func write(to path: String, temporaryFolder: String) throws(WorkbookError) {
    let code = temporaryFolder.withCString { folder in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      guard let book = workbook_new_opt(path, &options) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      setProperties(of: book)
      let bold = workbook_add_format(book)
      format_set_bold(bold)
      for (index, sheet) in sheets.enumerated() {
        guard let target = workbook_add_worksheet(book, sheet.name) else { continue }
        Self.write(sheet, to: target, headerFormat: bold)
        if index == 0 { for chart in charts { add(chart, to: book, on: target) } }
      }
      return workbook_close(book)
    }
    guard code == LXW_NO_ERROR else { throw .writingFailed(code: Int(code.rawValue)) }
  }

  /// A fixed day, as the library would else take the clock's.
  private static let created = 946_684_800

  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) {
    title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = Self.created
      // The properties are copied.
      workbook_set_properties(book, &properties)
    }
  }

  private static func write(
    _ sheet: Sheet, to target: UnsafeMutablePointer<lxw_worksheet>,
    headerFormat: UnsafeMutablePointer<lxw_format>?
  ) {
    for (column, name) in sheet.columns.enumerated() {
      worksheet_write_string(target, 0, UInt16(column), cut(name), headerFormat)
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        switch cell {
        case .blank: break
        case .text(let text):
          worksheet_write_string(target, UInt32(row + 1), UInt16(column), cut(text), nil)
        case .number(let value):
          worksheet_write_number(target, UInt32(row + 1), UInt16(column), value, nil)
        }
      }
    }
    worksheet_freeze_panes(target, 1, sheet.columns.count > 4 ? 2 : 0)
    worksheet_set_column(target, 0, UInt16(max(sheet.columns.count - 1, 0)), 14, nil)
  }

  /// A cell holds at most 32,767 characters.
  private static func cut(_ text: String) -> String {
    text.utf16.count <= 32_767
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(16_000))) + "…"
  }

  /// A text that the library would take for a reference to cells, kept from it by a space.
  private static func label(_ text: String) -> String { text.hasPrefix("=") ? " " + text : text }

  private func add(
    _ chart: FanChart, to book: UnsafeMutablePointer<lxw_workbook>,
    on sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let areaCount = UInt16(chart.areas.count)
    guard let target = cxlsxwriter_add_combined_chart(book, areaCount) else { return }
    for series in chart.areas + chart.lines { add(series, of: chart, to: target) }
    chart_title_set_name(target, Self.label(chart.title))
    chart_axis_set_name(target.pointee.y_axis, Self.label(chart.valueAxis))
    chart_legend_set_position(target, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    // What only lifts the bands has no entry.
    var hidden: [Int16] = chart.areas.indices.filter { chart.areas[$0].color == nil }.map(
      Int16.init)
    hidden.append(-1)
    chart_legend_delete_series(target, &hidden)
    var options = lxw_chart_options()
    options.x_scale = 1.5
    options.y_scale = 1.25
    worksheet_insert_chart_opt(
      sheet, UInt32(chart.row), UInt16(chart.column), target, &options)
  }

  private func add(
    _ series: FanChart.Series, of chart: FanChart, to target: UnsafeMutablePointer<lxw_chart>
  ) {
    guard let added = chart_add_series(target, nil, nil) else { return }
    let first = UInt32(chart.rows.lowerBound + 1)
    let last = UInt32(chart.rows.upperBound)
    let category = UInt16(chart.categoryColumn)
    chart_series_set_name(added, series.name)
    chart_series_set_categories(added, chart.dataSheet, first, category, last, category)
    let column = UInt16(series.column)
    chart_series_set_values(added, chart.dataSheet, first, column, last, column)
    var fill = lxw_chart_fill()
    var line = lxw_chart_line()
    switch series.style {
    case .area:
      line.none = 1
      if let color = series.color { fill.color = color } else { fill.none = 1 }
      chart_series_set_fill(added, &fill)
    case .solid, .dashed, .dotted:
      line.color = series.color ?? 0
      line.width = series.style == .dotted ? 1.25 : 2.25
      line.dash_type =
        switch series.style {
        case .dashed: UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
        case .dotted: UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue)
        default: UInt8(LXW_CHART_LINE_DASH_SOLID.rawValue)
        }
      if series.style == .solid {
        chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
        mark(added, color: series.color ?? 0, isFilled: true)
      }
      if series.style == .dashed {
        chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
        mark(added, color: series.color ?? 0, isFilled: false)
      }
    case .marker:
      line.none = 1
      chart_series_set_marker_type(added, UInt8(LXW_CHART_MARKER_SQUARE.rawValue))
      chart_series_set_marker_size(added, 10)
      mark(added, color: series.color ?? 0, isFilled: true)
    }
    chart_series_set_line(added, &line)
  }

  private func mark(
    _ series: UnsafeMutablePointer<lxw_chart_series>, color: UInt32, isFilled: Bool
  ) {
    var fill = lxw_chart_fill()
    fill.color = isFilled ? color : 0xFF_FFFF
    var line = lxw_chart_line()
    line.color = color
    chart_series_set_marker_fill(series, &fill)
    chart_series_set_marker_line(series, &line)
  }
}
