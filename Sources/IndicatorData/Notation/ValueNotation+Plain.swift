import Tables

extension ValueNotation {
  /// Plain digits with a point at most, which most cells of large files are; `nil` for all else, which
  /// the full notation then reads or refuses.
  init?(plain text: String) {
    var text = text
    let fits = text.withUTF8 { bytes in
      var points = 0
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0x30...0x39: break
        case UInt8(ascii: "."): points += 1
        case UInt8(ascii: "-") where index == 0: break
        default: return false
        }
      }
      return (1...17).contains(bytes.count) && points <= 1 && bytes[bytes.count - 1] != 0x2E
    }
    guard fits else { return nil }
    do throws(DecimalNumber.Fault) {
      let number = try DecimalNumber(text.utf8)
      self.init(number, decimalText: text)
    } catch {
      return nil
    }
  }
}
