import Tables

/// What can be wrong with a panel that comes as a stream of rows, or worth saying of it.
package enum PanelProblem: Problem {
  /// A column is needed under this name.
  case missingColumn(String, columns: [String])
  /// Text between tabs has another number of columns.
  case tabbedColumnCount(found: Int)
  /// A series whose rows do not stand together.
  case notGrouped(series: String)
  /// A series whose identifier does not come after that of the series before.
  case notAscending(series: String, before: String)
  /// A quote is opened and nothing closes it.
  case unterminatedQuote
  /// One series takes more memory than it may.
  case seriesTooLarge(limit: Int)
  /// Why a series has no forecast.
  case noForecast(series: String, reason: String)
  /// Targets of which no row says which way is better.
  case directionsAssumed(series: Int)
  /// How many series failed.
  case seriesFailed(failed: Int, of: Int)

  package var code: String {
    switch self {
    case .missingColumn: "E800"
    case .tabbedColumnCount: "E801"
    case .notGrouped: "E802"
    case .notAscending: "E803"
    case .unterminatedQuote: "E804"
    case .seriesTooLarge: "E805"
    case .noForecast: "E806"
    case .directionsAssumed: "N800"
    case .seriesFailed: "N801"
    }
  }

  package var english: String {
    let q = Quotation.english
    switch self {
    case .missingColumn(let name, let columns):
      return
        "no column \(q(name)) (found \(columns.prefix(20).map(q).joined(separator: ", "))); "
        + "name the columns, or see --columns and --tsv in mikomi panel --help"
    case .tabbedColumnCount(let found):
      return
        "\(found) \(found == 1 ? "column" : "columns") between tabs; "
        + "give series_id, fiscal_year, value, and if there are any target and direction"
    case .notGrouped(let series):
      return
        "series \(q(series)) comes back after another one; sort the rows by series, or add --order any"
    case .notAscending(let series, let before):
      return
        "series \(q(series)) comes after \(q(before)); sort the rows by series_id byte by byte, "
        + "or leave out --order ascending"
    case .unterminatedQuote:
      return "the quote opened here is never closed; close it with \""
    case .seriesTooLarge(let limit):
      return "one series takes more than \(limit) bytes; check the column series_id"
    case .noForecast(let series, let reason):
      return "\(Quotation.of(series)): \(reason)"
    case .directionsAssumed(let series):
      return
        "series with targets but no direction: \(series); up is taken to be better, "
        + "say --direction or add a column direction where that is wrong"
    case .seriesFailed(let failed, let count):
      return "series without a forecast: \(failed) of \(count); each has its reason in its row"
    }
  }

  package var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .missingColumn(let name, let columns):
      return
        "列\(q(name))がありません（あるのは\(columns.prefix(20).map(q).joined(separator: "、"))）。"
        + "列に名前を付けるか、mikomi panel --help の --columns と --tsv を見てください"
    case .tabbedColumnCount(let found):
      return
        "タブ区切りの列が\(found)個です。series_id、fiscal_year、value の順に、あれば target と direction も並べてください"
    case .notGrouped(let series):
      return
        "系列\(q(series))の行が別の系列の後にまた現れました。系列ごとに並べ替えるか、--order any を付けてください"
    case .notAscending(let series, let before):
      return
        "系列\(q(series))が\(q(before))より後にあります。series_id をバイト順に並べ替えるか、"
        + "--order ascending を外してください"
    case .unterminatedQuote:
      return "ここで開いた引用符が閉じていません。\" で閉じてください"
    case .seriesTooLarge(let limit):
      return "1系列が\(limit)バイトを超えています。列 series_id を確かめてください"
    case .noForecast(let series, let reason):
      return "\(Quotation.of(series)): \(reason)"
    case .directionsAssumed(let series):
      return
        "目標のある\(series)系列は向きが書かれていないため、大きいほど良いとみなしました。"
        + "違う場合は --direction か direction 列で示してください"
    case .seriesFailed(let failed, let count):
      return "\(count)系列のうち\(failed)系列は予測がありません。理由は各系列の行にあります"
    }
  }
}
