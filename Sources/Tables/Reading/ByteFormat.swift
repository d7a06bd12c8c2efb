/// What a file is when it is not the text that was expected.
public enum ByteFormat: Hashable, Sendable {
  case zipOrWorkbook, gzip, html, pdf, utf16, cp932, eucJP

  var englishName: String {
    switch self {
    case .zipOrWorkbook: "an Excel workbook or zip archive"
    case .gzip: "a gzip file"
    case .html: "an HTML page"
    case .pdf: "a PDF file"
    case .utf16: "UTF-16 text"
    case .cp932: "CP932 (Shift_JIS)"
    case .eucJP: "EUC-JP"
    }
  }

  var japaneseName: String {
    switch self {
    case .zipOrWorkbook: "Excel ブックまたは zip"
    case .gzip: "gzip"
    case .html: "HTML"
    case .pdf: "PDF"
    case .utf16: "UTF-16"
    case .cp932: "CP932（Shift_JIS）"
    case .eucJP: "EUC-JP"
    }
  }

  var englishRemedy: String {
    switch self {
    case .zipOrWorkbook: "save the sheet as CSV (UTF-8)"
    case .gzip: "unpack it first"
    case .html: "download the CSV file itself"
    case .pdf: "give the table as CSV (UTF-8)"
    case .utf16, .cp932, .eucJP: "save the file as UTF-8"
    }
  }

  var japaneseRemedy: String {
    switch self {
    case .zipOrWorkbook: "シートを CSV（UTF-8）で保存してください"
    case .gzip: "先に展開してください"
    case .html: "CSV ファイルそのものを取得してください"
    case .pdf: "表を CSV（UTF-8）で渡してください"
    case .utf16, .cp932, .eucJP: "UTF-8 で保存し直してください"
    }
  }

  /// How many of the first bytes are looked at.
  static let signatureLength = 512

  /// What the first bytes give away.
  init?(signatureOf bytes: ArraySlice<UInt8>) {
    let start = bytes.prefix(Self.signatureLength)
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      self = .zipOrWorkbook
    } else if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if start.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if Self.startsLikeHTML(start) {
      self = .html
    } else {
      return nil
    }
  }

  private static func startsLikeHTML(_ start: ArraySlice<UInt8>) -> Bool {
    let whiteSpace: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let lowercased = start.drop { whiteSpace.contains($0) }
      .prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return ["<!doctype", "<html", "<head", "<body", "<?xml"].contains {
      lowercased.starts(with: Array($0.utf8))
    }
  }

  /// Which Japanese encoding all bytes are well formed in, if one.
  init?(encodingOf bytes: ArraySlice<UInt8>) {
    // A few stray bytes are no evidence of an encoding.
    guard bytes.count(where: { $0 >= 0x80 }) >= 3 else { return nil }
    // Text in EUC-JP is often well formed in CP932 too, as half-width katakana; hardly ever the
    // other way round. So EUC-JP is tried first.
    if Self.isWellFormed(bytes, length: Self.eucLength) {
      self = .eucJP
    } else if Self.isWellFormed(bytes, length: Self.cp932Length) {
      self = .cp932
    } else {
      return nil
    }
  }

  /// Whether the bytes divide into characters; `length` says how long the first one is, 0 if none.
  private static func isWellFormed(
    _ bytes: ArraySlice<UInt8>, length: (ArraySlice<UInt8>) -> Int
  ) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = length(rest.prefix(3))
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func eucLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let b = Array(bytes)
    switch b[0] {
    case 0x00...0x7F: return 1
    case 0x8E: return b.count > 1 && (0xA1...0xDF).contains(b[1]) ? 2 : 0
    case 0x8F:
      return b.count > 2 && (0xA1...0xFE).contains(b[1]) && (0xA1...0xFE).contains(b[2]) ? 3 : 0
    case 0xA1...0xFE: return b.count > 1 && (0xA1...0xFE).contains(b[1]) ? 2 : 0
    default: return 0
    }
  }

  private static func cp932Length(_ bytes: ArraySlice<UInt8>) -> Int {
    let b = Array(bytes)
    switch b[0] {
    case 0x00...0x7F, 0xA1...0xDF: return 1
    case 0x81...0x9F, 0xE0...0xFC:
      return b.count > 1 && ((0x40...0x7E).contains(b[1]) || (0x80...0xFC).contains(b[1])) ? 2 : 0
    default: return 0
    }
  }
}
