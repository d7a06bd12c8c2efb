import Indicators
import Tables

extension RubricProblem {
  /// What is wrong with a rubric file and what to do, in English.
  var english: String {
    let q = Quotation.english
    func m(_ path: String) -> String { path.isEmpty ? "the document" : Quotation.escaped(path) }
    switch self {
    case .tooLarge(let limit, let found):
      return "a rubric has at most \(limit) bytes, this file has \(found); name another file"
    case .notUTF8(let offset): return "not UTF-8 at byte \(offset); save the file as UTF-8"
    case .notJSON:
      return "not JSON here, or an escape in a text; write texts without backslashes"
    case .nestedTooDeeply:
      return "lists or objects too deep within each other; correct the brackets"
    case .missing(let path): return "no member \(m(path)); add it"
    case .unknownMember(let path): return "no rubric has a member \(m(path)); correct or remove it"
    case .wrongType(let path, let expected):
      let article = expected == .object ? "an" : "a"
      return "\(m(path)) is not \(article) \(expected.rawValue); correct it"
    case .unknownChoice(let path, let allowed, let found):
      return "\(m(path)) is one of \(allowed.joined(separator: ", ")) (found \(q(found)))"
    case .badText(let path, let found):
      return
        "\(m(path)) is empty, too long, or holds characters that do not print (found \(q(found))); shorten it"
    case .outOfRange(let path, let allowed, let found):
      return
        "\(m(path)) lies between \(NumberText.shortest(allowed.lowerBound)) and \(NumberText.shortest(allowed.upperBound)) (found \(NumberText.shortest(found))); 1 is 100 %"
    case .wrongCount(let path, let allowed, let found):
      return
        "\(m(path)) has \(found) entries, but takes \(allowed.lowerBound) to \(allowed.upperBound); correct the list"
    case .comparisonCount(let path, let found):
      return
        "\(m(path)) has \(found) comparisons; give exactly one of at_least, above, at_most, below"
    case .notInOrder(let path):
      return
        "\(m(path)) does not follow on the one before; let steps go down with at_least and above, or up with at_most and below"
    case .lastStepLeavesGap(let path):
      return
        "\(m(path)) does not take all that the step before leaves; turn that step's comparison round, with the same number"
    case .repeatedGrade(let path, let found):
      return "\(m(path)) stands twice (found \(q(found))); give each grade once"
    case .stepWithoutGrade(let step):
      return "step \(step) of the goal has no grade; add it to the steps of one"
    }
  }

  /// What is wrong with a rubric file and what to do, in Japanese.
  var japanese: String {
    let q = Quotation.japanese
    func m(_ path: String) -> String { path.isEmpty ? "文書全体" : Quotation.escaped(path) }
    switch self {
    case .tooLarge(let limit, let found):
      return "規則のファイルは\(limit)バイトまでですが、\(found)バイトあります。別のファイルを指定してください"
    case .notUTF8(let offset): return "\(offset)バイト目が UTF-8 ではありません。UTF-8 で保存してください"
    case .notJSON: return "ここが JSON でないか、文字列にエスケープがあります。文字列は \\ を使わずに書いてください"
    case .nestedTooDeeply: return "リストやオブジェクトの入れ子が深すぎます。括弧を直してください"
    case .missing(let path): return "\(m(path)) がありません。足してください"
    case .unknownMember(let path): return "\(m(path)) という項目はありません。直すか除いてください"
    case .wrongType(let path, let expected):
      let name =
        switch expected {
        case .number: "数"
        case .text: "文字列"
        case .list: "リスト"
        case .object: "オブジェクト"
        }
      return "\(m(path)) が\(name)ではありません。直してください"
    case .unknownChoice(let path, let allowed, let found):
      return "\(m(path)) は \(allowed.joined(separator: ", ")) のどれかです。\(q(found))は使えません"
    case .badText(let path, let found):
      return "\(m(path)) が空か、長すぎるか、表示できない文字を含みます（\(q(found))）。直してください"
    case .outOfRange(let path, let allowed, let found):
      return
        "\(m(path)) は\(NumberText.shortest(allowed.lowerBound))から\(NumberText.shortest(allowed.upperBound))までです（\(NumberText.shortest(found))がありました）。1が100%です"
    case .wrongCount(let path, let allowed, let found):
      return
        "\(m(path)) の項目は\(allowed.lowerBound)個から\(allowed.upperBound)個までですが、\(found)個あります。直してください"
    case .comparisonCount(let path, let found):
      return
        "\(m(path)) に比較が\(found)個あります。at_least、above、at_most、below のどれか1つだけを書いてください"
    case .notInOrder(let path):
      return
        "\(m(path)) が前の段に続きません。at_least と above なら大きい順、at_most と below なら小さい順に並べてください"
    case .lastStepLeavesGap(let path):
      return "\(m(path)) が前の段の残りすべてになっていません。前の段と同じ数で、比較を逆にしてください"
    case .repeatedGrade(let path, let found):
      return "\(m(path)) の評価\(q(found))が2度出てきます。1度だけ書いてください"
    case .stepWithoutGrade(let step): return "段\(step)に評価がありません。どれかの steps に足してください"
    }
  }
}
