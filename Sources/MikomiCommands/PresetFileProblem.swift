import Forecasting
import Tables

/// What can be wrong with a preset file.
enum PresetFileProblem: Problem {
  case preset(PresetProblem)
  /// Its name is that of a preset of the package, its numbers are not.
  case takenName(String)

  var code: String {
    switch self {
    case .preset(.tooLarge), .preset(.notUTF8), .preset(.notJSON), .preset(.nestedTooDeeply): "E510"
    case .preset(.missing), .preset(.wrongType), .preset(.wrongCount): "E511"
    case .preset(.outOfRange), .preset(.badLabel), .preset(.weights): "E512"
    case .takenName: "E513"
    }
  }

  /// Where in the file, if it has a place.
  var place: (line: Int, column: Int)? {
    switch self {
    case .preset(.notJSON(let line, let column)), .preset(.nestedTooDeeply(let line, let column)):
      (line, column)
    default: nil
    }
  }

  var english: String {
    let q = Quotation.english
    func n(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
    let remedy = "; write it anew with mikomi fit-prior"
    switch self {
    case .preset(.tooLarge(let limit, let found)):
      return "a preset has at most \(limit) bytes (found \(found)); name another file"
    case .preset(.notUTF8(let offset)):
      return "not UTF-8 at byte \(offset); name a preset file"
    case .preset(.notJSON): return "not JSON as presets are written" + remedy
    case .preset(.nestedTooDeeply): return "nested more deeply than a preset is" + remedy
    case .preset(.missing(let path)): return "no member \(q(path)); add it as in a preset of mikomi"
    case .preset(.wrongType(let path, let expected)):
      return "member \(q(path)) is not a \(expected.rawValue); correct it"
    case .preset(.wrongCount(let path, let expected, let found)):
      return
        "member \(q(path)) has \(found) entries, not \(expected.lowerBound) to \(expected.upperBound); correct it"
    case .preset(.outOfRange(let path, let allowed, let found)):
      return
        "member \(q(path)) is not between \(n(allowed.lowerBound)) and \(n(allowed.upperBound)) (found \(n(found))); correct it"
    case .preset(.badLabel(let path, let found)):
      return
        "member \(q(path)) is empty or stands twice (found \(q(found))); give it a name of its own"
    case .preset(.weights(let sum)):
      return "the weights of the classes add up to \(n(sum)), not 1; correct them"
    case .takenName(let name):
      return "the name \(q(name)) is that of a preset of mikomi with other numbers; rename it"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    func n(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
    let remedy = "。mikomi fit-prior で書き直してください"
    switch self {
    case .preset(.tooLarge(let limit, let found)):
      return "プリセットは\(limit)バイトまでですが、\(found)バイトあります。別のファイルを指定してください"
    case .preset(.notUTF8(let offset)):
      return "\(offset)バイト目が UTF-8 ではありません。プリセットのファイルを指定してください"
    case .preset(.notJSON): return "プリセットの形の JSON ではありません" + remedy
    case .preset(.nestedTooDeeply): return "プリセットより入れ子が深すぎます" + remedy
    case .preset(.missing(let path)): return "\(q(path))がありません。mikomi のプリセットに倣って加えてください"
    case .preset(.wrongType(let path, let expected)):
      let type =
        switch expected {
        case .number: "数"
        case .text: "文字列"
        case .list: "配列"
        case .object: "オブジェクト"
        }
      return "\(q(path))が\(type)ではありません。直してください"
    case .preset(.wrongCount(let path, let expected, let found)):
      return
        "\(q(path))は\(found)個ありますが、\(expected.lowerBound)個から\(expected.upperBound)個です。直してください"
    case .preset(.outOfRange(let path, let allowed, let found)):
      return
        "\(q(path))は\(n(allowed.lowerBound))から\(n(allowed.upperBound))までですが、\(n(found))です。直してください"
    case .preset(.badLabel(let path, let found)):
      return "\(q(path))が空か重複しています（\(q(found))）。別の名前にしてください"
    case .preset(.weights(let sum)): return "クラスの重みの合計が1ではなく\(n(sum))です。直してください"
    case .takenName(let name):
      return "\(q(name))は mikomi のプリセットの名前ですが、数が違います。名前を変えてください"
    }
  }
}
