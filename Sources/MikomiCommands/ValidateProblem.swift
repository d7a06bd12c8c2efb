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

  var english: String {
    switch self {
    case .schema(let found, let known):
      "unknown layout (found \"\(Quotation.of(found))\"); --schema takes auto, tidy, wide, import, "
        + known.joined(separator: ", ")
    case .standardInputTwice: "- stands twice; name standard input once"
    }
  }

  var japanese: String {
    switch self {
    case .schema(let found, let known):
      "「\(Quotation.of(found))」という形式はありません。--schema に使えるのは auto、tidy、wide、import、"
        + known.joined(separator: "、") + " です"
    case .standardInputTwice: "- が2つあります。標準入力は1度だけ指定してください"
    }
  }
}
