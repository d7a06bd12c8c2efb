#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

/// Writes the first series of a combined chart as stacked areas and the rest as lines on the same axes.
///
/// libxlsxwriter draws one kind of series a chart, but each chart knows its kind by a function that writes
/// its series into the chart's file. The area chart's own function is kept in its companion, the line
/// chart that was made right after it; its number of series counted so far says where the lines begin.
static inline void cxlsxwriter_write_combined(lxw_chart *areas) {
  lxw_chart *lines = STAILQ_NEXT(areas, list_pointers);
  struct lxw_chart_series_list *all = areas->series_list;
  struct lxw_chart_series_list *none = lines->series_list;
  uint16_t area_count = lines->series_index;

  // The list is cut in two for the time of writing.
  lxw_chart_series *last_area = STAILQ_FIRST(all);
  for (uint16_t index = 1; index < area_count && last_area; index++)
    last_area = STAILQ_NEXT(last_area, list_pointers);
  lxw_chart_series *first_line = last_area ? STAILQ_NEXT(last_area, list_pointers) : NULL;
  struct lxw_chart_series_list line_list = {first_line, all->stqh_last};
  if (last_area) STAILQ_NEXT(last_area, list_pointers) = NULL;

  lines->write_plot_area(areas);

  lines->file = areas->file;
  lines->axis_id_1 = areas->axis_id_1;
  lines->axis_id_2 = areas->axis_id_2;
  lines->series_list = &line_list;
  lines->write_chart_type(lines);

  lines->series_list = none;
  lines->file = NULL;
  if (last_area) STAILQ_NEXT(last_area, list_pointers) = first_line;
}

/// Adds a chart whose first series are stacked areas and whose other series are lines.
///
/// The companion is never placed on a sheet, so that its own plot area is never written: its place keeps
/// the function of the area chart.
static inline lxw_chart *cxlsxwriter_add_combined_chart(lxw_workbook *workbook, uint16_t area_count) {
  lxw_chart *areas = workbook_add_chart(workbook, LXW_CHART_AREA_STACKED);
  lxw_chart *lines = areas ? workbook_add_chart(workbook, LXW_CHART_LINE) : NULL;
  if (!lines) return NULL;
  lines->series_index = area_count;
  lines->write_plot_area = areas->write_chart_type;
  areas->write_chart_type = cxlsxwriter_write_combined;
  return areas;
}

#endif
