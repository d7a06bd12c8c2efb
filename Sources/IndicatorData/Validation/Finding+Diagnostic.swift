import Tables

extension Finding {
  /// What a reader says, as a finding; `nil` where rules of notation say the same, cell by cell.
  ///
  /// - Parameters:
  ///   - diagnostic: What the reader says.
  ///   - found: The text of the cell at its place.
  init?(_ diagnostic: Diagnostic, found: String?) {
    let severity: Severity
    switch diagnostic.severity {
    case .error: severity = .error
    case .note:
      guard let told = Self.severity(of: diagnostic.problem) else { return nil }
      severity = told
    }
    let item = Self.item(of: diagnostic.problem, found: found)
    self.init(
      severity, .reading, item: item, at: diagnostic.location, found: found, diagnostic.problem)
  }

  /// How grave a note is; `nil` where another check says it.
  private static func severity(of problem: any Problem) -> Severity? {
    guard let problem = problem as? IndicatorDataProblem else { return .information }
    switch problem {
    // Items 1-3 and 1-13 say so at every cell.
    case .markRead, .triangleReadAsMinus, .approximateValue, .approximateTarget, .provisionalValue:
      return nil
    // Said again with more of the neighbourhood.
    case .looksLikePowerOfTen, .jump: return nil
    case .mixedYearKinds, .targetInWords, .targetOutsideBounds, .pastTargetWithoutActual,
      .totalDiffersFromParts:
      return .warning
    default: return .information
    }
  }

  /// The item of the rules that a fault breaks.
  private static func item(of problem: any Problem, found: String?) -> NotationItem? {
    switch problem {
    case let problem as TableProblem:
      switch problem {
      case .otherFormat(.html), .otherFormat(.pdf), .otherFormat(.gzip): return .fileFormat
      case .duplicateColumn: return .omittedNames
      default: return nil
      }
    case let problem as IndicatorDataProblem:
      switch problem {
      case .value(let fault, _, _): return item(of: fault, found: found)
      case .boundInActual, .targetInWords: return .numbersAlone
      case .year, .mixedYearKinds: return .years
      case .emptySeriesName: return .omittedNames
      case .mixedUnits, .unitOnSomeCells: return .units
      default: return nil
      }
    case let problem as ImportProblem:
      switch problem {
      case .value(let fault, _, _): return item(of: fault, found: found)
      case .rangeInActual, .several: return .oneDatumACell
      case .boundInActual, .wordsInTarget: return .numbersAlone
      case .headerYear, .cellYear: return .years
      default: return nil
      }
    default: return nil
    }
  }

  private static func item(of fault: ValueNotation.Fault, found: String?) -> NotationItem {
    switch fault {
    case .range, .remark: .oneDatumACell
    case .invisibleCharacter: .layoutBySpaces
    case .notANumber:
      found.map(CellText.holdsSeveralNumbers) ?? false ? .oneDatumACell : .numbersAlone
    case .notFinite, .grouping, .kanjiNumeral: .numbersAlone
    }
  }
}
