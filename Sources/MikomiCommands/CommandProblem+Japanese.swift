import Tables

extension CommandProblem {
  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .noSuchFile(""): return "ファイルの名前が空です。指定してください"
    case .noSuchFile(let path): return "\(Quotation.escaped(path)): ファイルがありません。名前を確かめてください"
    case .isDirectory(let path): return "\(Quotation.escaped(path)): フォルダです。ファイルを指定してください"
    case .notReadable(let path):
      return "\(Quotation.escaped(path)): 読み取りの権限がありません。権限を変えるかコピーしてください"
    case .readFailed(let path, let reason):
      return "\(Quotation.escaped(path)): 読み取りに失敗しました（\(reason.wording(in: .japanese))）。もう一度試してください"
    case .inputTooLarge(let path, let limit):
      return "\(Quotation.escaped(path)): \(limit)バイトを超えています。系列ごとに分けてください"
    case .inputChanged(let path):
      return "\(Quotation.escaped(path)): 読み取り中にファイルが変わりました。書き終わってからもう一度実行してください"
    case .addressSpace(let missing):
      return "メモリが足りません。アドレス空間があと\(missing)バイト要ります。上限（ulimit -v）を上げるか外してください"
    case .outputExists(let path):
      return "\(Quotation.escaped(path)): すでにあります。置き換えるには --force を付けてください"
    case .outputIsInput(let path):
      return "\(Quotation.escaped(path)): 入力を上書きしてしまいます。別の名前にしてください"
    case .cannotCreate(let path, let reason):
      return "\(Quotation.escaped(path)): 作れません（\(reason.wording(in: .japanese))）。フォルダを確かめてください"
    case .notWritable(let path):
      return "\(Quotation.escaped(path)): 書き込みの権限がありません。別のフォルダにしてください"
    case .writeFailed(let path, let reason):
      return "\(Quotation.escaped(path)): 書き込みに失敗しました（\(reason.wording(in: .japanese))）。何も残していません"
    case .coverage(let found):
      return "--coverage は1から99.9までの百分率です（例 95）。\(q(found))は使えません"
    case .quantile(let found):
      return "--quantiles は0と1の間の確率です（例 0.9）。\(q(found))は使えません"
    case .year(let option, let found):
      return "\(option) には R7、FY2025、2025 のような年を付けてください。\(q(found))は使えません"
    case .horizon(let found, let limit):
      return "--horizon は1から\(limit)までの年数です。\(q(found))は使えません"
    case .horizonBeyondLimit(let limit):
      return "\(limit)年を超える予測になる系列があります。手前の年にしてください"
    case .horizonAndThrough: return "--horizon と --through は同じことを指すので、一方だけにしてください"
    case .trainingCount(let found, let limit):
      return "--min-train は1から\(limit)までの整数です。\(q(found))は使えません"
    case .model(let found, let known):
      return "\(q(found))というモデルはありません。使えるのは \(known.joined(separator: ", ")) です"
    case .digits(let found): return "--digits は1から17までです。\(q(found))は使えません"
    case .seed(let found):
      return "--seed は0から9223372036854775807までの整数です。\(q(found))は使えません"
    case .failBelow(let found):
      return "--fail-below は0と1の間の確率です（例 0.5）。\(q(found))は使えません"
    case .target(let found): return "--target には数を付けてください。\(q(found))は使えません"
    case .targetWithoutYear: return "--target と --target-year は両方要ります"
    case .targetForOneSeries(let count):
      return "--target は1系列のときだけ使えます（入力は\(count)系列）。目標はファイルに書いてください"
    case .quantilesNeedLongShape:
      return "--quantiles は --shape long のときだけ使えます。それを付けるか --coverage を使ってください"
    case .optionNeedsTableFile(let option):
      return "\(option) は CSV と TSV のときだけ使えます。--format csv を付けてください"
    case .directionContradiction(let series):
      return "--direction が\(q(series))の目標と矛盾しています。指定をやめるかファイルを直してください"
    case .shapeNeedsRows: return "--shape long は csv、tsv、json のときだけ使えます。--format csv を付けてください"
    case .formatNotOffered(let name):
      return
        "\(Quotation.escaped(name)): この形式には出力できません。.csv、.tsv、.json のファイル名にするか、--format を付けてください"
    case .presetNeedsPredictive: return "--preset は --model predictive のときだけ使えます。それを付けてください"
    case .emptyOutputName: return "--output の名前が空です。ファイル名を付けてください"
    case .importNeedsRows:
      return "import は行を書き出します。--format csv、tsv、json のどれかを指定してください"
    case .pdfToolMissing(let path):
      return "\(Quotation.escaped(path)): PDF ですが pdftotext がありません。"
        + "インストールする（apt-get install poppler-utils）か、テキストで保存してください"
    case .pdfUnreadable(let path):
      return "\(Quotation.escaped(path)): pdftotext で読めない PDF です。テキストで保存してください"
    case .pdfWithoutText(let path):
      return "\(Quotation.escaped(path)): PDF に文字がありません（画像かもしれません）。手で入力してください"
    case .pdfFromStandardInput:
      return "stdin: PDF です。- ではなくファイル名を指定してください"
    case .importKeepsDigits:
      return "import は数を印刷された桁のまま書きます。--digits を外してください"
    case .argumentsUnknown:
      return "引数を受け取れません。LD_PRELOAD を外して実行してください"
    case .argumentNotUTF8(let position):
      return "\(position)番目の引数が UTF-8 ではありません。ファイル名を変えてください"
    case .coverageNeedsWideShape:
      return "--coverage は wide と表のときだけ使えます。--shape long では --quantiles を使ってください"
    case .forceWithoutOutput: return "--force は --output と合わせて使います。ファイル名を付けてください"
    }
  }
}
