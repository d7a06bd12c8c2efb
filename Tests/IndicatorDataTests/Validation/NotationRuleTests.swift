import IndicatorData
import Tables
import TestSupport
import Testing

/// One planted and one clean case for each item of the rules.
@Suite
struct NotationRuleTests {
  /// A table that breaks no rule.
  static let clean = """
    series_id,series_name,unit,fiscal_year,value,status,target
    a,待ち日数,日,2020,21.5,,
    a,待ち日数,日,2021,19,,
    a,待ち日数,日,2022,,pending,
    a,待ち日数,日,2025,,,15

    """

  @Test func `a table that breaks no rule has no warning, and every item was looked at`() {
    let validated = Validated(Self.clean)
    #expect(validated.told.isEmpty, "\(validated.told)")
    #expect(validated.result.schema == "tidy")
    for item in NotationItem.allCases {
      let expected: Int? = [.mergedCells, .objects].contains(item) ? nil : 0
      #expect(validated.result.count(item) == expected, "\(item)")
    }
  }

  @Test(
    arguments: [
      (.oneDatumACell, "E103", "2021,19、20", "3:15"),
      (.oneDatumACell, "E107", "2021,19～20", "3:15"),
      (.oneDatumACell, "E109", "2021,19※1", "3:15"),
      (.numbersAlone, "W603", "2021,19日", "3:15"),
      (.numbersAlone, "W603", "2021,１９", "3:15"),
      (.numbersAlone, "W603", "2021,▲19", "3:15"),
      (.numbersAlone, "E103", "2021,l9", "3:15"),
      (.numbersAlone, "E106", "2021,\"1,90\"", "3:15"),
      (.layoutBySpaces, "W605", "2021,　19", "3:15"),
      (.layoutBySpaces, "W606", "2021,\"19\n\"", "3:15"),
      (.formulas, "W610", "2021,=A1+B1", "3:15"),
      (.formulas, "W611", "2021,#DIV/0!", "3:15"),
      (.years, "W615", "R3年度,19", "3:10"),
      (.years, "E121", "21,19", "3:10"),
      (.years, "E123", "令和0年,19", "3:10"),
      (.specialMarks, "W617", "2021,―", "3:15"),
    ] as [(NotationItem, String, String, String)])
  func `a breach in a row is found at its cell and under its item`(
    item: NotationItem, code: String, cells: String, place: String
  ) throws {
    let text = Self.clean.replacing("2021,19", with: cells)
    let validated = Validated(text)
    let finding = try #require(validated.findings(code).first, "\(validated.told)")
    #expect(finding.item == item)
    #expect(finding.location.text == "t.csv:\(place)")
    #expect(validated.result.count(item) ?? 0 > 0)
    // A cell is told of once; a formula is no number either.
    let count = item == .formulas && validated.result.count(.error) > 0 ? 2 : 1
    #expect(validated.told.count { $0.hasPrefix(place + " ") } == count, "\(validated.told)")
  }

  @Test func `an item is not breached by what it allows`() {
    for cells in [
      "2021年度,19", "令和3年度（2021年度）,19", "2021100000,19", "2021,***", "2021,X", "2021,-1.9e1",
    ] {
      let validated = Validated(Self.clean.replacing("2021,19", with: cells))
      #expect(validated.told.isEmpty, "\(cells): \(validated.told)")
    }
  }

  @Test func `names left out, unnamed columns and ditto marks are found`() {
    let blank = Validated(Self.clean.replacing("a,待ち日数,日,2021", with: "a,,日,2021"))
    #expect(blank.told == ["3:3 W608"])
    let ditto = Validated(Self.clean.replacing("a,待ち日数,日,2021", with: "a,〃,日,2021"))
    #expect(ditto.told.contains("3:3 W609"))
    let unnamed = Validated("fiscal_year,value（人）,\n2020,1,x\n2021,2,\n")
    #expect(unnamed.told == ["2:8 W607"])
    let noID = Validated(Self.clean.replacing("a,待ち日数,日,2021", with: ",待ち日数,日,2021"))
    #expect(noID.findings("E140").first?.item == .omittedNames)
    let twice = Validated("fiscal_year,value,value\n2020,1,1\n")
    #expect(twice.findings("E015").first?.item == .omittedNames)
  }

  @Test func `units may stand in a column, a header or the cells, but somewhere`() {
    #expect(Validated("fiscal_year,value\n2020,1\n2021,2\n").told == ["1:13 W612"])
    #expect(Validated("fiscal_year,値（人）\n2020,1\n2021,2\n").told.isEmpty)
    #expect(!Validated("fiscal_year,value\n2020,1人\n2021,2人\n").codes.contains("W612"))
    let blank = Validated(Self.clean.replacing(",日,", with: ",,"))
    #expect(blank.told == ["2:8 W613"])
  }

  @Test func `platform-dependent characters are warned of where the encoding is a platform's`() {
    let name = "① 待ち日数"
    let unicode = Validated(Self.clean.replacing("待ち日数", with: name))
    #expect(unicode.told.isEmpty)
    #expect(unicode.findings("W614").count == 4)
    #expect(unicode.findings("W614").allSatisfy { $0.severity == .information })
    // 年度,値（㎡） and two rows, as Windows writes them.
    let bytes: [UInt8] =
      [0x94, 0x4E, 0x93, 0x78, 0x2C, 0x92, 0x6C, 0x81, 0x69, 0x87, 0x75, 0x81, 0x6A, 0x0A]
      + Array("2020,1\n2021,2\n".utf8)
    let windows = Validated(bytes: bytes)
    #expect(windows.told == ["1 E002", "1:4 W614"], "\(windows.told)")
    #expect(windows.result.encodingName == "CP932")
    for common in ["～", "－", "―", "￥", "高", "々", "ヶ", "Ａ", "α", "Я"] {
      let text = Validated(Self.clean.replacing("待ち日数", with: "待" + common))
      #expect(text.findings("W614").isEmpty, "\(common)")
    }
    for special in ["Ⅲ", "㈱", "㎡", "㍻", "髙", "№", "ﾊﾝ", "\u{E000}"] {
      let text = Validated(Self.clean.replacing("待ち日数", with: "待" + special))
      #expect(!text.findings("W614").isEmpty, "\(special)")
    }
  }

  @Test func `regions need their full names or codes beside them`() {
    let head = "地域,unit,fiscal_year,value\n"
    #expect(Validated(head + "青森,人,2020,1\n岩手,人,2021,2\n").told == ["2:1 W616", "3:1 W616"])
    #expect(Validated(head + "青森県,人,2020,1\n岩手県,人,2021,2\n").told.isEmpty)
    #expect(
      Validated("code," + head + "02,青森,人,2020,1\n03,岩手,人,2021,2\n").told.isEmpty)
  }

  @Test func `split data and a second table are found, blank lines at the end are not`() {
    let line = Validated(Self.clean.replacing("a,待ち日数,日,2021", with: "\na,待ち日数,日,2021"))
    #expect(line.told == ["3 W618"])
    let row = Validated(Self.clean.replacing("a,待ち日数,日,2021", with: ",,,,,,\na,待ち日数,日,2021"))
    #expect(row.told == ["3:1 W618"])
    #expect(Validated(Self.clean + "\n,,,,,,\n\n").told.isEmpty)
    let header = Self.clean.prefix { $0 != "\n" } + "\n"
    let second = Validated(Self.clean + header + "b,件数,件,2020,1,,\nb,件数,件,2021,2,,\n")
    #expect(second.told == ["6:1 E601"], "\(second.told)")
    #expect(second.result.count(.severalTables) == 1)
    let column = Validated("fiscal_year,,値（人）\n2020,,1\n2021,,2\n")
    #expect(column.told == ["1:13 W619"])
  }

  @Test func `what is no table of text is refused under the first item`() throws {
    let page = Validated("<!doctype html><html></html>")
    #expect(page.told == [" E006"] && page.findings("E006").first?.item == .fileFormat)
    // A workbook is no breach of the rules, but cannot be read.
    let workbook = Validated(bytes: [0x50, 0x4B, 3, 4, 0])
    #expect(workbook.findings("E006").first?.item == nil && workbook.told.count == 1)
  }

  @Test func `a wide table is held against the same rules`() {
    let clean = "指標,単位,2020年度,2021年度,目標値(2025年度)\n待ち日数,日,21.5,19,15\n相談,件,40,42,50\n"
    #expect(Validated(clean).told.isEmpty, "\(Validated(clean).told)")
    #expect(Validated(clean).result.schema == "wide")
    let planted = clean.replacing("2021年度", with: "R3年度").replacing("19", with: "19日")
    #expect(Validated(planted).told == ["1:14 W615", "2:13 W603"], "\(Validated(planted).told)")
    #expect(Validated(clean.replacing(",42,", with: ",4l2,")).told.contains { $0.contains(" E") })
  }

  @Test func `all faults of a file are told at once, in file order`() {
    let text = """
      sep=,
      年度,値（人）
      R2年度,１
      21,2
      2022,3,4
      2023,"4

      """
    let validated = Validated(text)
    let places = validated.result.findings.map { ($0.location.line ?? 0, $0.location.column ?? 0) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    for code in ["E018", "W615", "W603", "E121", "E013", "E010"] {
      #expect(validated.codes.contains(code), "\(code): \(validated.codes)")
    }
  }
}
