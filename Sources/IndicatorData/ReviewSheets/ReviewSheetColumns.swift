import Indicators
import Tables

/// Which column of a review-sheet file 3-1 plays which part.
struct ReviewSheetColumns {
  /// The columns that are needed or used, by the name of the FY2024 edition.
  enum Part: String, CaseIterable {
    case project = "予算事業ID"
    case projectName = "事業名"
    case kind = "種別（アクティビティ・アウトプット・アウトカム）"
    case goal = "アクティビティ／活動目標／成果目標"
    case indicator = "活動指標／成果指標"
    case unit = "単位"
    case direction = "改善の上向き／下向き"
    case row = "目標年度／目標値／実績値／達成率"

    /// Whether a file without the column cannot be read.
    var isRequired: Bool { self == .project || self == .indicator || self == .row }
  }

  let positions: [Part: Int]
  /// Year columns in file order.
  let years: [(position: Int, year: FiscalYear)]
  /// Columns that are the same in the four rows of an indicator.
  let identity: [Int]
  let count: Int
  /// Headers read in spite of another punctuation.
  let tolerated: [(position: Int, found: String, part: Part)]

  /// The columns of a header.
  ///
  /// - Throws: The required columns that are not there.
  init(_ header: RecordStream.Record, file: String) throws(DiagnosticList) {
    var positions: [Part: Int] = [:]
    var years: [(position: Int, year: FiscalYear)] = []
    var tolerated: [(position: Int, found: String, part: Part)] = []
    var names: [String] = []
    for position in 0..<header.count {
      let text = header.text(position)
      names.append(text)
      if let year = Self.year(text) {
        years.append((position, year))
        continue
      }
      let key = Self.key(text)
      guard
        let part = Part.allCases.first(where: {
          positions[$0] == nil && Self.key($0.rawValue) == key
        })
      else { continue }
      positions[part] = position
      if !text.utf8.elementsEqual(part.rawValue.utf8) { tolerated.append((position, text, part)) }
    }
    let missing = Part.allCases.filter { $0.isRequired && positions[$0] == nil }
    guard missing.isEmpty, !years.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          .error, at: SourceLocation(file: file, line: 1),
          ImportProblem.reviewColumnsMissing(
            names: missing.isEmpty ? ["2007 … 2060"] : missing.map(\.rawValue), columns: names))
      ])
    }
    self.positions = positions
    self.years = years
    self.tolerated = tolerated
    count = header.count
    identity = [Part.project, .projectName, .kind, .goal, .indicator, .unit]
      .compactMap { positions[$0] }
  }

  /// 2024, 2024年度.
  private static func year(_ text: String) -> FiscalYear? {
    let narrow = SheetToken.narrowed(text)
    let digits = narrow.unicodeScalars.prefix(while: SheetScalar.isDigit)
    guard digits.count == 4, let number = Int(String(String.UnicodeScalarView(digits))),
      (1990...2100).contains(number), ["", "年度", "年"].contains(String(narrow.dropFirst(4)))
    else { return nil }
    return FiscalYear(starting: number)
  }

  /// Letters and digits of a name in half width: ー, －, ／ and / differ between editions.
  static func key(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        SheetToken.narrowed(name).unicodeScalars.filter {
          $0.properties.isAlphabetic && $0 != "ー" || SheetScalar.isDigit($0)
        }))
  }
}
