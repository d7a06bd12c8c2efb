extension TableProblem {
  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    switch self {
    case .emptyFile:
      "ファイルが空です。見出し行と、1年1行のデータを入れてください"
    case .notUTF8(let offset, let guess):
      "オフセット\(offset)が UTF-8 ではありません"
        + (guess.map { "（\($0.japaneseName)のようです）。UTF-8 で保存し直すか、mikomi import で読んでください" }
          ?? "。UTF-8 で保存し直してください")
    case .endsInsideCharacter(let offset):
      "ファイルが文字の途中（オフセット\(offset)）で終わっています。もう一度コピーしてください"
    case .nulByte(let offset):
      "オフセット\(offset)に NUL があります。UTF-8 のテキストで保存し直してください"
    case .nulPadding(let count, let offset):
      "オフセット\(offset)から末尾まで NUL が\(count)個あります。もう一度コピーしてください"
    case .otherFormat(let format):
      "\(format.japaneseName)のようです。\(format.japaneseRemedy)"
    case .notInEncoding(let name):
      "\(name) の文ではありません。--encoding auto を指定するか、UTF-8 で保存し直してください"
    case .lineTooLong(let limit):
      "行が\(limit)バイトを超えています。改行の抜けを確かめてください"
    case .tooManyColumns(let limit):
      "列が\(limit)を超えています。1系列1年を1行にしてください"
    case .cellTooLong(let limit):
      "セルが\(limit)バイトを超えています。引用符や改行の抜けを確かめてください"
    case .unterminatedQuote:
      "ここで開いた引用符が閉じていません。\" で閉じてください"
    case .strayQuote:
      "引用符で囲まれていないセルの中に引用符があります。セル全体を囲み、中の引用符は2つ重ねてください"
    case .textAfterQuote:
      "閉じた引用符の後に文字があります。区切りを入れるか、中の引用符を2つ重ねてください"
    case .fieldCount(let found, let expected):
      "セルが\(found)個ですが、見出しは\(expected)個です。"
        + "コンマを含む数は引用符で囲み、セルの過不足を直してください"
    case .separator(let found):
      "1列しかありません。区切りは\(Self.japaneseName(of: found))のようです。半角コンマで区切ってください"
    case .duplicateColumn(let name, let first, let second):
      "\(first)列目と\(second)列目がどちらも「\(Quotation.of(name))」です。一方の名前を変えてください"
    case .noDataRows:
      "データの行がありません。見出しの下に1年1行で入れてください"
    case .commentLine:
      "# で始まる行です。削除してください（1行目は見出しです）"
    case .separatorLine:
      "sep= の行です。削除してください（1行目は見出しです）"
    case .notJSONRows:
      "import が書く JSON（\"values\" が同じキーの行の配列であるオブジェクト）ではありません。"
        + "mikomi import --format json で作るか、CSV を渡してください"
    case .titleAboveTable(let found, let later):
      "この行は\(found)列、次の行は\(later)列です。見出しより上と表より下の文を削除してください"
    }
  }

  private static func japaneseName(of separator: Unicode.Scalar) -> String {
    switch separator {
    case "\t": "タブ"
    case ";": "セミコロン"
    case "，": "全角コンマ"
    case "、": "読点"
    default: "「\(separator)」"
    }
  }
}
