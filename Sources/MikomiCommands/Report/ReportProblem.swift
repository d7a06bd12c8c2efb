import Tables

/// What can be wrong with the options of `report`, or with its folder.
enum ReportProblem: Problem {
  case outputNeeded
  case outputIsStream
  case part(found: String, known: [String])
  case phraseThreshold(found: String)
  case noSuchSeries(found: String, first: String)
  case folderNotEmpty(String)
  case folderNotAReport(String, found: String)
  case inputInFolder(String)

  var code: String {
    switch self {
    case .outputNeeded: "E520"
    case .outputIsStream: "E521"
    case .part: "E522"
    case .phraseThreshold: "E523"
    case .noSuchSeries: "E524"
    case .folderNotEmpty: "E525"
    case .folderNotAReport: "E526"
    case .inputInFolder: "E527"
    }
  }

  var english: String {
    let q = Quotation.english
    func p(_ path: String) -> String { Quotation.escaped(path) }
    return switch self {
    case .outputNeeded: "report writes a folder; name it with --output, such as --output out"
    case .outputIsStream: "report writes a folder, not a stream; name one with --output"
    case .part(let found, let known):
      "--parts takes names separated by commas out of \(known.joined(separator: ", ")) "
        + "(found \(q(found)))"
    case .phraseThreshold(let found):
      "--phrase-threshold takes a probability from 0.5 to 0.99, such as 0.66 (found \(q(found)))"
    case .noSuchSeries(let found, let first):
      "--only: the input has no \(q(found)); its first series is \(q(first))"
    case .folderNotEmpty(let path):
      "\(p(path)): is not empty; name another folder, or replace the report in it with --force"
    case .folderNotAReport(let path, let found):
      "\(p(path)): holds what no report wrote (\(q(found))), which --force would remove; "
        + "move it away or name another folder"
    case .inputInFolder(let path):
      "\(p(path)): holds the input, which --force would remove; name another folder"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    func p(_ path: String) -> String { Quotation.escaped(path) }
    return switch self {
    case .outputNeeded: "report はフォルダに書き出します。--output out のように名前を付けてください"
    case .outputIsStream: "report はフォルダに書き出すので、標準出力には出せません。--output でフォルダを指定してください"
    case .part(let found, let known):
      "--parts はカンマで区切った名前です（\(known.joined(separator: ", "))）。\(q(found))は使えません"
    case .phraseThreshold(let found):
      "--phrase-threshold は0.5から0.99までの確率です（例 0.66）。\(q(found))は使えません"
    case .noSuchSeries(let found, let first):
      "--only: 入力に\(q(found))はありません。最初の系列は\(q(first))です"
    case .folderNotEmpty(let path):
      "\(p(path)): 空ではありません。別のフォルダにするか、前の報告を置き換えるなら --force を付けてください"
    case .folderNotAReport(let path, let found):
      "\(p(path)): report が書いたのではないもの（\(q(found))）があり、--force では消えてしまいます。"
        + "移すか、別のフォルダにしてください"
    case .inputInFolder(let path):
      "\(p(path)): 入力があり、--force では消えてしまいます。別のフォルダにしてください"
    }
  }
}
