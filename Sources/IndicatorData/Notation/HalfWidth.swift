/// Cell text made ready to parse: full-width forms narrowed by hand, white space trimmed.
///
/// Not Unicode's NFKC: that turns ① into 1.
struct HalfWidth {
  /// The narrowed, trimmed scalars.
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    let narrowed = text.unicodeScalars.map(Self.narrowed)
    let trimmed = narrowed.drop(while: Self.isSpace).reversed().drop(while: Self.isSpace).reversed()
    scalars = Array(trimmed)
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A character that shows nothing and would vanish between digits.
  static func invisible(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first {
      switch $0.value {
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0x00AD: true
      default: false
      }
    }
  }

  /// U+FF01 … U+FF5E are ASCII in full width; U+3000 and U+00A0 are spaces.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0x00A0: " "
    default: scalar
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }
}
