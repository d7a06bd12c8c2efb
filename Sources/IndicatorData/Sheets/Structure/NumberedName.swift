/// A name with the number in front of it: `1 ○○の件数`, `(2) ○○率`, `3. ○○`, `◎ ○○`.
struct NumberedName {
  let number: String?
  let name: String

  init(_ text: String) {
    var rest = HalfWidthTrim.trimmed(text)
    for mark in ["◎", "○", "●", "・"] where rest.hasPrefix(mark) {
      rest = HalfWidthTrim.trimmed(String(rest.dropFirst(mark.count)))
    }
    let scalars = Array(rest.unicodeScalars)
    let end = scalars.firstIndex { HalfWidth.isSpace($0) || $0.value == 0x3000 }
    guard let end else {
      number = nil
      name = rest
      return
    }
    let first = SheetToken.narrowed(String(String.UnicodeScalarView(scalars[..<end])))
    let core = first.drop { $0 == "(" }.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    let tail = first.drop { $0 == "(" }.dropFirst(core.count)
    guard !core.isEmpty, core.count <= 6, core.first != "-", ["", ")", "."].contains(String(tail))
    else {
      number = nil
      name = rest
      return
    }
    number = String(core)
    name = HalfWidthTrim.trimmed(String(String.UnicodeScalarView(scalars[end...])))
  }
}
