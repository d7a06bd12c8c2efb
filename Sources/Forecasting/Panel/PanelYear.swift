/// A year of a panel, whatever its calendar.
struct PanelYear: TimePeriod {
  let ordinal: Int
}
