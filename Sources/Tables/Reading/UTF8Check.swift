/// Whether bytes are UTF-8 text, and where they stop being so.
enum UTF8Check {
  /// The byte order mark that some programs put first.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The most NUL bytes that are counted as padding.
  ///
  /// An input of more may not have been read to its end.
  private static let paddingLimit = 1 << 19

  /// Checks a whole input and returns its text without byte order mark and closing 0x1A.
  ///
  /// - Throws: The first fault with its line and byte offset (from 0).
  static func text(
    in bytes: [UInt8], file: String
  ) throws(DiagnosticList) -> ArraySlice<UInt8> {
    func fault(_ problem: TableProblem, at offset: Int? = nil) -> DiagnosticList {
      let line = offset.map { lineNumber(at: $0, in: bytes) }
      return DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: file, line: line), problem)
      ])
    }

    if let format = ByteFormat(signatureOf: bytes[...]) { throw fault(.otherFormat(format)) }
    var text = bytes[...]
    if text.starts(with: byteOrderMark) { text = text.dropFirst(3) }
    // The end-of-file mark of CP/M and early DOS programs.
    if text.last == 0x1A { text = text.dropLast() }
    if let offset = text.firstIndex(of: 0) {
      // Text comes before padding: NUL bytes from the first on are a device or no text at all.
      let isPadding =
        offset > text.startIndex && text.endIndex - offset <= paddingLimit
        && text[offset...].allSatisfy { $0 == 0 }
      throw fault(
        isPadding
          ? .nulPadding(count: text.endIndex - offset, offset: offset) : .nulByte(offset: offset),
        at: offset)
    }
    if let offset = firstInvalidOffset(in: text) {
      if isCutCharacter(text[offset...]) {
        throw fault(.endsInsideCharacter(offset: offset), at: offset)
      }
      throw fault(
        .notUTF8(offset: offset, guess: guess(for: text, firstFault: offset)), at: offset)
    }
    return text
  }

  /// The encoding that the bytes look like.
  ///
  /// None where Japanese text in UTF-8 stands before the fault.
  private static func guess(for text: ArraySlice<UInt8>, firstFault: Int) -> ByteFormat? {
    let hasLongCharacter = text[..<firstFault].contains { (0xE1...0xEF).contains($0) }
    return hasLongCharacter ? nil : ByteFormat(encodingOf: text)
  }

  /// The line, from 1, of a byte; LF, CRLF and CR end lines.
  private static func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<offset {
      let isLoneCR = bytes[index] == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A)
      if bytes[index] == 0x0A || isLoneCR { line += 1 }
    }
    return line
  }

  /// The first byte that no well-formed character starts or continues (RFC 3629: no overlong forms,
  /// no surrogates, nothing above U+10FFFF).
  static func firstInvalidOffset(in text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    while index < text.endIndex {
      let length = characterLength(text[index...])
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  private static func characterLength(_ text: ArraySlice<UInt8>) -> Int {
    let first = text[text.startIndex]
    guard first >= 0x80 else { return 1 }
    guard let (length, second) = continuation(of: first), text.count >= length,
      second.contains(text[text.startIndex + 1])
    else { return 0 }
    let rest = text[text.startIndex + 2..<text.startIndex + length]
    return rest.allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
  }

  /// The length that a lead byte announces and the second bytes it allows (Unicode, table 3-7).
  private static func continuation(of first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// Whether the rest of the text is the beginning of one character and nothing more.
  private static func isCutCharacter(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, let (length, second) = continuation(of: first),
      rest.count < length
    else { return false }
    let tail = rest.dropFirst()
    return tail.first.map(second.contains) ?? true
      && tail.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
  }
}
