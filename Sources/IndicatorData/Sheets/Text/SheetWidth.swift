/// The screen columns of a character, as far as sheets need it: two for East Asian scripts, else one.
///
/// Characters of ambiguous width (○, ―, ①, Greek) take two, as they do in Japanese fixed-width fonts.
enum SheetWidth {
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    case 0x2010...0x2027, 0x2030...0x205E, 0x2100...0x27BF, 0x0391...0x03C9: 2
    default: 1
    }
  }
}
