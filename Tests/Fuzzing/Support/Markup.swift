/// A check of markup that trusts nothing of the writer's.
enum Markup {
  enum Language { case xml, html }

  /// Whether tags and quotes close, entities are known and, in XML, no character is forbidden.
  static func isWellFormed(_ text: [UInt8], language: Language = .xml) -> Bool {
    let voids = language == .html ? ["meta", "!DOCTYPE"].map { Array($0.utf8) } : []
    var open: [[UInt8]] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "<"):
        guard let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        let tag = text[index + 1..<end]
        guard !tag.contains(UInt8(ascii: "<")), quotesClose(tag), let mark = tag.first else {
          return false
        }
        if mark == UInt8(ascii: "/") {
          guard open.popLast() == Array(tag.dropFirst()) else { return false }
        } else if tag.last != UInt8(ascii: "/") {
          let name = Array(tag.prefix { $0 > 0x20 })
          if !voids.contains(name) { open.append(name) }
        }
        index = end + 1
      case UInt8(ascii: "&"):
        let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
        guard entities.contains(where: { text[index...].starts(with: Array($0.utf8)) }) else {
          return false
        }
        index += 1
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
        if language == .xml { return false }
        index += 1
      default: index += 1
      }
    }
    return open.isEmpty
  }

  private static func quotesClose(_ tag: ArraySlice<UInt8>) -> Bool {
    tag.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }
}
