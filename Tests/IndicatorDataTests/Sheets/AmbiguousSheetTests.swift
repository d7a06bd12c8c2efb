import Testing

/// Sheets that could be read in two ways: nothing of them may be guessed.
@Suite
struct AmbiguousSheetTests {
  @Test func `years of an era that the sheet does not name`() {
    let reading = SheetReading(
      "令和元年度の資料\n(1) 見本\n26年度 27年度 28年度\n実績値 1 2 3\n")
    #expect(reading.values.isEmpty && reading.refusals.contains("E175 3:1"))
    // A title fixes the year of the sheet, and with it the era of every year near it.
    let titled = SheetReading(
      "令和元年度 政策評価書\n平成15年法律第1号\n(1) 見本\n29年度 30年度 元年度 7年度\n実績値 1 2 3 4\n")
    #expect(titled.values.isEmpty && titled.refusals.contains("E174 4:1"))
    let even = SheetReading(
      "令和2年度 政策評価書\n平成15年法律第1号\n(1) 見本\n29年度 30年度 元年度 2年度\n実績値 1 2 3 4\n")
    #expect(
      even.values == ["1 H29 actual 1", "1 H30 actual 2", "1 R元 actual 3", "1 R2 actual 4"])
    // Both eras are named: 5年度 may be of either.
    let both = SheetReading(
      "平成30年度 令和元年度\n(1) 見本\n5年度 6年度 7年度\n実績値 1 2 3\n")
    #expect(both.values.isEmpty && both.refusals.contains("E175 3:1"))
  }

  @Test func `the era of a neighbour is carried over`() {
    let values = ["1 H29 actual 1", "1 H30 actual 2", "1 R元 actual 3", "1 R2 actual 4"]
    for header in ["H29 30 R元 2", "29年度 30年度 R元年度 R2年度", "平成29年度 30年度 元年度 2年度"] {
      let reading = SheetReading("(1) 見本\n\(header)\n実績値 1 2 3 4\n")
      #expect(reading.values == values, "\(header)")
    }
  }

  @Test(arguments: ["起点値 実績値 目標値", "初期値 実績値 めざす目標値", "当初 実績 最終目標等"])
  func `groups that are not known leave no table`(groups: String) {
    let reading = SheetReading(
      "(1) 見本\n\(groups)\nR2年度 R3年度 R4年度 R5年度\n実績値 1 2 3 9\n")
    #expect(reading.values.isEmpty)
    #expect(!reading.refusals.isEmpty)
  }

  @Test func `years that repeat need groups over them`() {
    let reading = SheetReading("(1) 見本\nR2年度 R2年度 R3年度 R7年度\n実績値 1 1 2 9\n")
    #expect(reading.values.isEmpty && reading.refusals.contains("E174 2:1"))
  }

  @Test func `a target among the actuals is not taken for one`() {
    // 目標値 is missing over R7: nothing is known of a year after the sheet's, or after a pending one.
    let table = "初期値 実績値\nR2年度 R2年度 R3年度 R4年度 R5年度\n実績値 1人 1人 2人 （集計中） 9人\n"
    let untitled = SheetReading("(1) 見本\n" + table)
    #expect(untitled.values == ["1 R2 baseline 1 人", "1 R3 actual 2 人", "1 R4 actual pending 人"])
    #expect(untitled.refusals == ["E199 4:20"])
    let titled = SheetReading(
      "令和4年度 政策評価書\n(1) 見本\n初期値 実績値\nR2年度 R2年度 R3年度 R7年度\n実績値 1人 1人 2人 9人\n")
    #expect(titled.refusals == ["E168 5:14"])
    #expect(!titled.values.contains { $0.contains("R7") })
    // 集計中 where a target should be: the columns are out of order.
    let swapped = SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R4年度 R7年度\n実績値 1人 1人 2人 9人 （集計中）\n")
    #expect(swapped.refusals == ["E176 4:17"])
  }

  @Test func `years out of order leave no table`() {
    let reading = SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R7年度 R4年度\n実績値 1 1 2 9 3\n")
    #expect(reading.values.isEmpty && reading.refusals.contains("E174 2:1"))
  }

  @Test func `a header without rows is told`() {
    let reading = SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R7年度\n実績値1人1人2人9人\n")
    #expect(reading.refusals.contains("E169 3:1"))
  }

  @Test func `a complete row apart from its columns takes short rows with it`() {
    let reading = SheetReading(
      """
      (7) 人口
      初期値      実績値                          目標値
      R2年度      R2年度    R3年度    R4年度      R7年度
      実績値                50人      50人        57人      58人       60人
      年度ごとの
      目標値                          55人
      """)
    #expect(reading.values.isEmpty)
    #expect(reading.refusals.count { $0.hasPrefix("E173") } == 2)
  }

  @Test func `a row that is not known is no series beside those that are`() {
    let reading = SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R7年度\n実績値 1人 1人 2人 9人\n"
        + "対前年度比 100% 100% 200% 450%\n")
    #expect(reading.values.count == 3 && reading.refusals == ["E188 5:1"])
  }

  @Test func `a second row of actuals that differs leaves neither`() {
    let reading = SheetReading(
      "(1) 見本\nR2年度 R3年度 R4年度\n実績値 1 2 3\n実績値 1 5 3\n")
    #expect(reading.values == ["1 R2 actual 1", "1 R4 actual 3"])
    #expect(reading.refusals == ["E190 4:7"])
  }

  @Test func `an initial value that contradicts its year's actual is left out`() {
    let reading = SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R7年度\n実績値 3 3.2 4 9\n")
    #expect(
      reading.values == ["1 R2 actual 3.2", "1 R3 actual 4", "1 R7 target 9"])
    #expect(reading.refusals == ["E190 4:7"])
  }
}
