/// A table with all its faults: what can still be read beside what is wrong.
public struct TableInspection: Sendable {
  /// The records that have as many cells as the header; `nil` if there is no table to speak of.
  public let table: Table?
  /// Every fault of bytes, quotes and shape, in the order found.
  public let faults: [Diagnostic]
  /// The encoding as it is named to people.
  public let encodingName: String
  /// Whether the encoding is one of a platform: CP932 or EUC-JP.
  public let isPlatformEncoding: Bool

  /// What was found in an input.
  public init(
    table: Table?, faults: [Diagnostic], encodingName: String = "UTF-8",
    isPlatformEncoding: Bool = false
  ) {
    self.table = table
    self.faults = faults
    self.encodingName = encodingName
    self.isPlatformEncoding = isPlatformEncoding
  }
}

extension CSVReader {
  /// Reads a table by the rules of ``table(from:named:)``, but goes on after a fault wherever something can
  /// be said of the rest.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - file: The input as the user named it, for messages.
  /// - Returns: The table and all faults.
  /// - Complexity: O(bytes) time and memory.
  public func inspection(of bytes: [UInt8], named file: String) -> TableInspection {
    let decoding = InspectedText(bytes, file: file)
    guard let text = decoding.text else {
      return TableInspection(table: nil, faults: decoding.faults)
    }
    var faults = decoding.faults
    func result(_ table: Table?) -> TableInspection {
      TableInspection(
        table: table, faults: faults, encodingName: decoding.encodingName,
        isPlatformEncoding: decoding.isPlatformEncoding)
    }
    var scanner = CSVScanner(text: text, file: file)
    var records = scanner.records()[...]
    faults += scanner.faults
    // What follows in the shape of a line with a broken quote says nothing.
    let brokenLines = Set(scanner.faults.compactMap(\.location.line))
    while let header = records.first {
      let table = Table(file: file, header: header, rows: Array(records.dropFirst()))
      let shape = faultsOfShape(table).filter { fault in
        !(fault.location.line.map(brokenLines.contains) ?? false)
      }
      faults += shape
      switch shape.first?.problem as? TableProblem {
      case .separatorLine, .commentLine, .titleAboveTable:
        records = records.dropFirst()
      case .separator:
        return result(nil)
      default:
        let rows = table.rows.filter { row in
          row.count == header.count && !row.contains { brokenLines.contains($0.line) }
        }
        return result(Table(file: file, header: header, rows: rows))
      }
    }
    if faults.isEmpty {
      faults.append(
        Diagnostic(.error, at: SourceLocation(file: file), TableProblem.emptyFile))
    }
    return result(nil)
  }
}

/// The text of an input, mended where it can be.
private struct InspectedText {
  var text: ArraySlice<UInt8>?
  var faults: [Diagnostic] = []
  var encodingName = "UTF-8"
  var isPlatformEncoding = false

  init(_ bytes: [UInt8], file: String) {
    do throws(DiagnosticList) {
      text = try UTF8Check.text(in: bytes, file: file)
      if bytes.starts(with: UTF8Check.byteOrderMark) { encodingName = "UTF-8 (BOM)" }
    } catch {
      faults = error.diagnostics
      mend(bytes, file: file)
    }
    if let text, text.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
      self.text = nil
      if faults.isEmpty {
        faults = [Diagnostic(.error, at: SourceLocation(file: file), TableProblem.emptyFile)]
      }
    }
  }

  /// Other encodings are decoded, what is cut or stray is left out; a workbook stays one.
  private mutating func mend(_ bytes: [UInt8], file: String) {
    switch faults[0].problem as? TableProblem {
    case .otherFormat(.utf16), .notUTF8(_, .some):
      do throws(DiagnosticList) {
        let decoded = try DecodedText(bytes, named: file)
        text = Array(decoded.text.utf8)[...]
        encodingName = decoded.encodingName
        isPlatformEncoding = !decoded.encodingName.hasPrefix("UTF")
      } catch {}
    case .endsInsideCharacter(let offset), .nulPadding(_, let offset):
      text = bytes[..<offset].dropFirst(bytes.starts(with: UTF8Check.byteOrderMark) ? 3 : 0)
    case .notUTF8(_, nil):
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
    default: break
    }
  }
}
