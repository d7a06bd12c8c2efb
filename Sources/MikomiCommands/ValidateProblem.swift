import Tables

/// What can be wrong with the options of `validate`.
enum ValidateProblem: Problem {
  case schema(found: String, known: [String])
  case standardInputTwice

  var code: String {
    switch self {
    case .schema: "E470"
    case .standardInputTwice: "E471"
    }
  }

  func wording(in language: Language) -> String {
    switch (self, language) {
    case (.schema(let found, let known), .english):
      "unknown layout (found \"\(Quotation.of(found))\"); --schema takes auto, tidy, wide, import, "
        + known.joined(separator: ", ")
    case (.schema(let found, let known), .japanese):
      "「\(Quotation.of(found))」という形式はありません。--schema に使えるのは auto、tidy、wide、import、"
        + known.joined(separator: "、") + " です"
    case (.standardInputTwice, .english): "- stands twice; name standard input once"
    case (.standardInputTwice, .japanese): "- が2つあります。標準入力は1度だけ指定してください"
    }
  }
}
