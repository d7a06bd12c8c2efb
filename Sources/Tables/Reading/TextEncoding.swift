#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The encodings in which Japanese texts come.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case cp932
  case eucJP = "euc-jp"
}

/// Bytes read as text, and how.
public struct DecodedText: Sendable {
  /// The text, without byte order mark.
  public let text: String
  /// The encoding as it is named to people, such as `UTF-8 (BOM)`.
  public let encodingName: String

  /// Decodes an input.
  ///
  /// UTF-8 is known by being well formed, UTF-16 by its mark, CP932 and EUC-JP by being well formed where
  /// UTF-8 is not.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - file: The input as the user named it, for messages.
  ///   - encoding: The encoding to read in; `nil` to judge by the bytes.
  /// - Throws: What is wrong with the bytes, such as a workbook or a broken character.
  /// - Complexity: O(bytes).
  public init(
    _ bytes: [UInt8], named file: String, encoding: TextEncoding? = nil
  ) throws(DiagnosticList) {
    func fault(_ problem: TableProblem) -> DiagnosticList {
      DiagnosticList([Diagnostic(.error, at: SourceLocation(file: file), problem)])
    }
    guard !bytes.isEmpty else { throw fault(.emptyFile) }
    let isMarked16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    switch encoding ?? (isMarked16 ? .utf16 : nil) {
    case .utf16:
      let isBig = bytes.starts(with: [0xFE, 0xFF])
      guard let text = Self.utf16(bytes.dropFirst(isMarked16 ? 2 : 0), isBigEndian: isBig) else {
        throw fault(.notInEncoding("UTF-16"))
      }
      self.text = text
      encodingName = isBig ? "UTF-16BE" : "UTF-16LE"
    case .cp932:
      guard let text = Self.converted(bytes, from: "CP932") else {
        throw fault(.notInEncoding("CP932"))
      }
      self.text = text
      encodingName = "CP932"
    case .eucJP:
      guard let text = Self.converted(bytes, from: "EUC-JP-MS") else {
        throw fault(.notInEncoding("EUC-JP"))
      }
      self.text = text
      encodingName = "EUC-JP"
    case .utf8:
      self = try Self.checkedUTF8(bytes, file: file)
    case nil:
      self = try Self.judged(bytes, file: file)
    }
    guard text.unicodeScalars.contains(where: { $0 != "\n" && $0 != "\r" }) else {
      throw fault(.emptyFile)
    }
  }

  private init(text: String, encodingName: String) {
    self.text = text
    self.encodingName = encodingName
  }

  private static func checkedUTF8(
    _ bytes: [UInt8], file: String
  ) throws(DiagnosticList) -> DecodedText {
    let text = try UTF8Check.text(in: bytes, file: file)
    let isMarked = bytes.starts(with: UTF8Check.byteOrderMark)
    return DecodedText(
      text: String(decoding: text, as: UTF8.self), encodingName: isMarked ? "UTF-8 (BOM)" : "UTF-8")
  }

  /// UTF-8 if well formed, else what the bytes are well formed in; the fault of UTF-8 if nothing.
  private static func judged(
    _ bytes: [UInt8], file: String
  ) throws(DiagnosticList) -> DecodedText {
    do throws(DiagnosticList) {
      return try checkedUTF8(bytes, file: file)
    } catch {
      guard case TableProblem.notUTF8? = error.diagnostics[0].problem as? TableProblem,
        let format = ByteFormat(encodingOf: bytes[...])
      else { throw error }
      let names: (iconv: String, shown: String)? =
        switch format {
        case .cp932: ("CP932", "CP932")
        case .eucJP: ("EUC-JP-MS", "EUC-JP")
        default: nil
        }
      guard let names, let text = converted(bytes, from: names.iconv) else { throw error }
      return DecodedText(text: text, encodingName: names.shown)
    }
  }

  /// UTF-16 with surrogates in pairs, or `nil`.
  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    guard !units.contains(0) else { return nil }
    return String(validating: units, as: UTF16.self)
  }

  /// The bytes converted by the C library, or `nil` if they are not all characters of the encoding.
  ///
  /// `SHIFT_JIS` would not do: it lacks ① and other characters of Windows.
  private static func converted(_ bytes: [UInt8], from encoding: String) -> String? {
    guard !bytes.contains(0) else { return nil }
    let descriptor = iconv_open("UTF-8", encoding)
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    // No character of these encodings takes more than three bytes for each of its own.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    var input = bytes.map(CChar.init(bitPattern:))
    let written = input.withUnsafeMutableBufferPointer { source -> Int? in
      output.withUnsafeMutableBufferPointer { target -> Int? in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        let result = iconv(descriptor, &from, &left, &to, &room)
        return result == -1 || left > 0 ? nil : target.count - room
      }
    }
    guard let written else { return nil }
    return String(decoding: output[..<written].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
