/// What can be wrong with a table as bytes and cells, before it means anything.
public enum TableProblem: Problem, Hashable {
  case emptyFile
  case notUTF8(offset: Int, guess: ByteFormat?)
  case endsInsideCharacter(offset: Int)
  case nulByte(offset: Int)
  case nulPadding(count: Int, offset: Int)
  case otherFormat(ByteFormat)
  case notInEncoding(String)
  case cellTooLong(limit: Int)
  case lineTooLong(limit: Int)
  case tooManyColumns(limit: Int)
  case unterminatedQuote
  case strayQuote
  case textAfterQuote
  case fieldCount(found: Int, expected: Int)
  case separator(found: Unicode.Scalar)
  case duplicateColumn(name: String, first: Int, second: Int)
  case noDataRows
  case commentLine
  case separatorLine
  case notJSONRows
  case titleAboveTable(found: Int, later: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .emptyFile: "E001"
    case .notUTF8: "E002"
    case .endsInsideCharacter: "E003"
    case .nulByte: "E004"
    case .nulPadding: "E005"
    case .otherFormat: "E006"
    case .cellTooLong: "E007"
    case .lineTooLong: "E009"
    case .tooManyColumns: "E021"
    case .notInEncoding: "E008"
    case .unterminatedQuote: "E010"
    case .strayQuote: "E011"
    case .textAfterQuote: "E012"
    case .fieldCount: "E013"
    case .separator: "E014"
    case .duplicateColumn: "E015"
    case .noDataRows: "E016"
    case .commentLine: "E017"
    case .separatorLine: "E018"
    case .titleAboveTable: "E019"
    case .notJSONRows: "E020"
    }
  }
}
