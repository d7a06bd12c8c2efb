extension TableProblem {
  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    switch self {
    case .emptyFile:
      "empty file; give a header line and one line a year"
    case .notUTF8(let offset, let guess):
      "not UTF-8 at byte \(offset)"
        + (guess.map {
          " (looks like \($0.englishName)); save the file as UTF-8, or read it by mikomi import"
        }
          ?? "; save the file as UTF-8")
    case .endsInsideCharacter(let offset):
      "file ends inside a character, at byte \(offset); copy the file again, it was cut short"
    case .nulByte(let offset):
      "NUL byte at offset \(offset); save the file as plain UTF-8 text"
    case .nulPadding(let count, let offset):
      "\(count) NUL bytes from offset \(offset) to the end; copy the file again, it was cut short"
    case .otherFormat(let format):
      "looks like \(format.englishName); \(format.englishRemedy)"
    case .notInEncoding(let name):
      "not text in \(name); say --encoding auto, or save the file as UTF-8"
    case .lineTooLong(let limit):
      "line longer than \(limit) bytes; check for missing line ends"
    case .tooManyColumns(let limit):
      "more than \(limit) columns; give one row a series and year"
    case .cellTooLong(let limit):
      "cell longer than \(limit) bytes; check for a missing quote or line end"
    case .unterminatedQuote:
      "the quote opened here is never closed; close it with \""
    case .strayQuote:
      "quote inside an unquoted cell; quote the whole cell and double the quotes in it"
    case .textAfterQuote:
      "text after a closing quote; put a separator there, or double the quotes in the cell"
    case .fieldCount(let found, let expected):
      "\(found) \(found == 1 ? "field" : "fields"), header has \(expected); quote numbers that hold a comma, add or remove cells"
    case .separator(let found):
      "only 1 column; separator looks like \(Self.englishName(of: found)); separate cells by commas"
    case .duplicateColumn(let name, let first, let second):
      "columns \(first) and \(second) are both called \"\(Quotation.of(name))\"; rename one"
    case .noDataRows:
      "no data rows; give one line a year below the header"
    case .commentLine:
      "line starts with #; delete it, the first line must be the header"
    case .separatorLine:
      "sep= line; delete it, the first line must be the header"
    case .notJSONRows:
      "not the JSON that import writes: an object whose \"values\" is a list of rows with the same keys; "
        + "write it by mikomi import --format json, or give CSV"
    case .titleAboveTable(let found, let later):
      "\(found) column here, \(later) in the next line; "
        + "delete what stands above the header and below the table"
    }
  }

  private static func englishName(of separator: Unicode.Scalar) -> String {
    switch separator {
    case "\t": "TAB"
    case ";": "a semicolon"
    case "，": "a full-width comma (全角コンマ)"
    case "、": "an ideographic comma (読点)"
    default: "\"\(separator)\""
    }
  }
}
