/// A JSON document as presets and rubrics need it: objects, arrays, strings without escapes, numbers.
///
/// Foundation's reader would cost start-up time; this one refuses what it does not know.
package indirect enum JSONDocument: Hashable, Sendable {
  case object([String: JSONDocument])
  case array([JSONDocument])
  case string(String)
  case number(Double)

  /// Why a text is no document, or not the one expected.
  package struct Fault: Error, Hashable, Sendable {
    package let message: String
    /// Where the text stops being a document; `nil` for what a member says.
    package var offset: Int?
  }

  /// Reads a document; levels within each other are counted before, see ``init(file:sizeLimit:)``.
  package init(_ bytes: [UInt8]) throws(Fault) {
    var cursor = Cursor(bytes: bytes)
    self = try cursor.value()
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw cursor.fault("text after the document") }
  }

  func member(_ name: String) throws(Fault) -> JSONDocument {
    guard case .object(let members) = self, let value = members[name] else {
      throw Fault(message: "no \(name)")
    }
    return value
  }

  func number(_ name: String) throws(Fault) -> Double {
    guard case .number(let value) = try member(name) else {
      throw Fault(message: "\(name) is not a number")
    }
    return value
  }

  func string(_ name: String) throws(Fault) -> String {
    guard case .string(let value) = try member(name) else {
      throw Fault(message: "\(name) is not a text")
    }
    return value
  }

  func array(_ name: String) throws(Fault) -> [JSONDocument] {
    guard case .array(let elements) = try member(name) else {
      throw Fault(message: "\(name) is not an array")
    }
    return elements
  }

  private struct Cursor {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool { index >= bytes.count }

    func fault(_ message: String) -> Fault {
      Fault(message: "\(message) at byte \(index)", offset: index)
    }

    mutating func skipSpace() {
      while !isAtEnd, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
      skipSpace()
      guard !isAtEnd, bytes[index] == character.asciiValue else { return false }
      index += 1
      return true
    }

    mutating func value() throws(Fault) -> JSONDocument {
      skipSpace()
      guard !isAtEnd else { throw fault("the document ends early") }
      switch bytes[index] {
      case UInt8(ascii: "{"): return try object()
      case UInt8(ascii: "["): return try array()
      case UInt8(ascii: "\""): return .string(try string())
      default: return .number(try number())
      }
    }

    private mutating func object() throws(Fault) -> JSONDocument {
      guard take("{") else { throw fault("an object is expected") }
      var members: [String: JSONDocument] = [:]
      if take("}") { return .object(members) }
      repeat {
        skipSpace()
        let name = try string()
        guard take(":") else { throw fault("a colon is expected") }
        guard members.updateValue(try value(), forKey: name) == nil else {
          throw fault("\(name) stands twice")
        }
      } while take(",")
      guard take("}") else { throw fault("an object is not closed") }
      return .object(members)
    }

    private mutating func array() throws(Fault) -> JSONDocument {
      guard take("[") else { throw fault("an array is expected") }
      var elements: [JSONDocument] = []
      if take("]") { return .array(elements) }
      repeat { elements.append(try value()) } while take(",")
      guard take("]") else { throw fault("an array is not closed") }
      return .array(elements)
    }

    private mutating func string() throws(Fault) -> String {
      guard take("\"") else { throw fault("a text is expected") }
      let start = index
      while !isAtEnd, bytes[index] != UInt8(ascii: "\"") {
        guard bytes[index] != UInt8(ascii: "\\") else { throw fault("escapes are not read") }
        index += 1
      }
      guard !isAtEnd else { throw fault("a text is not closed") }
      index += 1
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }

    private mutating func number() throws(Fault) -> Double {
      let start = index
      while !isAtEnd, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
      // The characters above leave no nan, inf or 0x to be read as a number.
      guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)),
        value.isFinite
      else { throw fault("a number is expected") }
      return value
    }
  }
}

/// The document that a preset is read from.
typealias PresetDocument = JSONDocument
