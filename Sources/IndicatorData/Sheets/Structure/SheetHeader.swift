/// The header of a table in a sheet: what each column of cells holds.
struct SheetHeader: Sendable {
  /// What a column holds.
  enum Role: Hashable, Sendable {
    case baseline, actual, target, annualTarget, latest, grade, rate, mark
  }

  /// One column.
  struct Column: Sendable {
    let role: Role
    /// The year of the column; `nil` where cells carry their own or none is known.
    var year: SheetYear?
    /// Where the column's name or year stands.
    let token: SheetToken
  }

  /// Columns of values, targets and grades, from left to right.
  var columns: [Column]
  /// The columns if all years are of actuals, and initial value and target carry their own.
  var columnsWithOwnYears: [Column]?
  /// Whether a column of units stands between names and values.
  let hasUnitColumn: Bool
  /// Whether a column of remarks stands at the end.
  let hasRemarkColumn: Bool
  /// Whether words such as 実績値 stand over the years, so that a row without a name can be read.
  let hasRoles: Bool
  /// Whether the first column holds the years, one a row.
  let isVertical: Bool
  /// What stands in the corner, before the first year.
  let corner: String?
  /// The unit that the header names, as in (単位:件).
  let unit: String?
  /// Whether gaps between columns are wide enough to show where cells belong.
  let keepsPositions: Bool
  /// The first and the last line.
  let lines: ClosedRange<Int>

  /// Columns whose year is not known yet.
  var indicesWithoutYear: [Int] {
    columns.indices.filter { index in
      let role = columns[index].role
      return columns[index].year == nil && (role == .baseline || role == .target)
    }
  }
}

extension SheetHeader.Role {
  /// The role of cells under a label, or `nil` for labels that head no cells.
  init?(_ label: SheetLabel) {
    switch label {
    case .baseline: self = .baseline
    case .actual: self = .actual
    case .target: self = .target
    case .annualTarget: self = .annualTarget
    case .latest: self = .latest
    case .grade: self = .grade
    case .rate: self = .rate
    case .mark: self = .mark
    case .unit, .name, .number, .remark, .year: return nil
    }
  }
}
