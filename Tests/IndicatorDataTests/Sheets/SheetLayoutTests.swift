import Testing

/// The layouts that sheets come in, each in a sheet made up for it.
@Suite
struct SheetLayoutTests {
  @Test func `groups over years, the initial value repeated`() {
    let reading = SheetReading(
      """
      (12) 利用者数
      初期値 実績値 目標値

      R２年度 R２年度 R３年度 R４年度 R７年度

      実績値 ３ 万人 ３ 万人 3.230 万人  4.300 万人 ４ 万人
      年度ごとの
      目標値  ― ― ―
      """)
    #expect(
      reading.values == [
        "12 R2 baseline 3 万人", "12 R3 actual 3.230 万人", "12 R4 actual 4.300 万人",
        "12 R7 target 4 万人",
      ])
    #expect(reading.notes == ["N222", "N234"])
    #expect(reading.refusals.isEmpty)
  }

  @Test func `dashes for initial value and target, years without one`() {
    let reading = SheetReading(
      "(参 8) 回数\n初期値 実績値 目標値\n― R２年度 R３年度 R４年度 ―\n実績値 ― ― 5 件 （集計中） ―\n")
    #expect(
      reading.values == [
        "8 R2 actual not_applicable 件", "8 R3 actual 5 件", "8 R4 actual pending 件",
      ])
    #expect(reading.result.series[0].name == "参8 回数")
  }

  @Test func `a short row is placed by its columns and never by count`() {
    let reading = SheetReading(
      """
      (7) 人口
      初期値      実績値                          目標値
      R2年度      R2年度    R3年度    R4年度      R7年度
      50人        50人                57人        60人
      年度ごとの
      目標値                          55人
      """)
    #expect(
      reading.values == [
        "7 R2 baseline 50 人", "7 R4 actual 57 人", "7 R4 target 55 人", "7 R7 target 60 人",
      ])
    let collapsed = SheetReading(
      "(7) 人口\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R4年度 R7年度\n実績値 50人 50人 57人 60人\n")
    #expect(collapsed.refusals.contains("E172 4:5"))
    #expect(collapsed.values.isEmpty)
  }

  @Test func `an older sheet: grade before the target, years in cells, era from the sheet`() {
    let wide = SheetReading(
      """
      平成23年度政策チェックアップ
      (31) 駅の割合
      初期値   実績値                        評価   目標値
               20年度   21年度   22年度
      51%      55%      60%      64%         A-1    約90%(24年度)
      (18年度)
      """)
    let collapsed = SheetReading(
      """
      平成23年度 評価書
      (31) 駅の割合
      初期値 実績値 評価 目標値
      20年度 21年度 22年度
      51% (18年度) 55% 60% 64% A-1 約90%(24年度)
      """)
    for reading in [wide, collapsed] {
      #expect(
        reading.values == [
          "31 H18 baseline 51 %", "31 H20 actual 55 %", "31 H21 actual 60 %", "31 H22 actual 64 %",
          "31 H24 target 90 % approximate",
        ])
      #expect(reading.result.series[0].grade == "A-1")
      #expect(reading.notes.contains("N232"))
    }
  }

  @Test func `numbers before their labels are refused`() {
    let reading = SheetReading(
      "平成23年度\n(34) 駅\n51% 55% 60% 64% 70% A 約90%(24年度)\n初期値 実績値 評価 目標値\n")
    #expect(reading.refusals == ["E170 0:0", "E171 3:1"])
  }

  @Test func `blocks of baseline, target and actuals, with yearly targets`() {
    let reading = SheetReading(
      """
      測定指標１　就職率
      基準値 実績値 目標値 達成
      H30年度 R元年度 R2年度 R3年度 R3年度
      71.2% 72.0% 70.9% 集計中 75.0% ○
      年度ごとの目標値 ― 72% 73% 75% 75.0% ―
      """)
    #expect(
      reading.values == [
        "1 H30 baseline 71.2 %", "1 R元 actual 72.0 %", "1 R元 target 72 %", "1 R2 actual 70.9 %",
        "1 R2 target 73 %", "1 R3 actual pending %", "1 R3 target 75.0 %",
      ])
    #expect(reading.result.series[0].grade == "○")
  }

  @Test func `several indicators a table, main ones marked`() {
    let reading = SheetReading(
      """
      指標 単位 基準値(H30年度) R元年度 R2年度 目標値(R7年度)
      ◎就職率 % 71.2 72.0 70.9 80以上
      ○離職率 % 15.2 14.0 － 10以下
      """)
    #expect(
      reading.values == [
        "1 H30 baseline 71.2 %", "1 R元 actual 72.0 %", "1 R2 actual 70.9 %",
        "1 R7 target 80 % at_least", "2 H30 baseline 15.2 %", "2 R元 actual 14.0 %",
        "2 R2 actual not_applicable %", "2 R7 target 10 % at_most",
      ])
    #expect(reading.result.series.map(\.name) == ["就職率", "離職率"])
  }

  @Test func `plan, actual and rate: the rate is checked and not used`() {
    let reading = SheetReading(
      "指標1 訓練\nH27年度 H28年度\n計画値 100回 110回\n実績値 98回 112回\n達成度 98% 105%\n")
    #expect(
      reading.values == [
        "1 H27 actual 98 回", "1 H27 target 100 回", "1 H28 actual 112 回", "1 H28 target 110 回",
      ])
    #expect(reading.notes == ["N237"])
  }

  @Test func `arrows with years on both sides`() {
    let reading = SheetReading(
      "女性の割合 33.2%(平成21年)→40%(平成32年)\n普及率 87%→91%\n達成率 79%(平成20)→95%(平成32)\n")
    #expect(
      reading.values == [
        "1 H21 baseline 33.2 %", "1 R2 target 40 %", "2 H20 baseline 79 %", "2 R2 target 95 %",
      ])
    #expect(reading.refusals == ["E185 2:1"])
    #expect(reading.notes == ["N205", "N205"])
    #expect(reading.result.series[0].values.map(\.location.column) == [7, 20])
    // An arrow in prose is no goal.
    #expect(SheetReading("第1期→第2期へ移行した。\n").refusals == ["E170 0:0"])
  }

  @Test(arguments: [
    "用紙(トン)H730,572", "H830,28399.1", "R2年度R3年度R4年度", "3兆円3.230兆円4.300兆円",
  ])
  func `what runs together is refused`(text: String) {
    let reading = SheetReading("項目\n\(text)\n")
    #expect(reading.refusals.contains("E197 2:1"))
    #expect(reading.values.isEmpty)
  }

  @Test func `two parts in one table`() {
    let reading = SheetReading(
      """
      (50) 輸出額（①農産物、②水産物）
      初期値 実績値 目標値
      R2年度 R2年度 R3年度 R7年度
      実績値 ①３兆円 ①３兆円 ①3.2兆円 ①４兆円
      ②６億円 ②６億円 ②6.2億円 ②８億円
      """)
    #expect(reading.result.series.map(\.id) == ["50-1", "50-2"])
    #expect(reading.result.series.map(\.name) == ["① 農産物", "② 水産物"])
    #expect(reading.values[2] == "50-1 R7 target 4 兆円")
    #expect(reading.values[3] == "50-2 R2 baseline 6 億円")
  }

  @Test func `one row a year`() {
    let reading = SheetReading(
      "(60) 相談件数\n年度 実績値 目標値\nR2年度 120件 100件\nR3年度 集計中 110件\n")
    #expect(
      reading.values == [
        "60 R2 actual 120 件", "60 R2 target 100 件", "60 R3 actual pending 件", "60 R3 target 110 件",
      ])
  }

  @Test func `a list whose cells carry their years, in lines of their own`() {
    let reading = SheetReading(
      """
      成果目標 成果目標
      (期限)
      計画策定時の数値 最新値
      第1分野 見本
      候補者の割合 30%程度
      (平成32年)
      16.7%
      (平成21年)
      16.6%
      平成26年
      (※平成27年1月現在)
      委員の割合 40%以上,60%以下
      (平成32年)
      33.2%
      (平成21年)
      """)
    #expect(
      reading.values == [
        "1 H21 baseline 16.7 %", "1 H26 actual 16.6 %", "1 R2 target 30 % about",
      ])
    #expect(reading.refusals == ["E195 12:1"])
  }

  @Test func `cells between bars`() {
    let reading = SheetReading(
      """
      項目 | 目標値(期限) | 計画策定時の数値 | 最新値 | |
      ---|---|---|---|---|
      候補者の割合 | 35% (2025年) |
      17.8% (2017年) |
      18.0% (2019年) |
      |
      検事の割合 | 30%以上 (毎年度) |
      25.4% (2020年3月31日) |
      26.0% (2021年度) |
      |
      """)
    #expect(
      reading.values == [
        "1 H29 baseline 17.8 %", "1 R元 actual 18.0 %", "1 R7 target 35 %", "2 R3 actual 26.0 %",
      ])
    #expect(reading.refusals == ["E185 7:9", "E178 8:1"])
  }

  @Test func `from … to … under a header that names both years`() {
    let reading = SheetReading(
      """
      重点目標 | 数値目標 | 目標値(平成17年現状値から平成23年目標値) |
      ---|---|---|
      1 尊重 | 登用人数 | 0人から15人へ |
      1 尊重 | 受講者数 | 109人から毎年500人以上へ |
      1 尊重 | クラスの割合 | 小83.1%から100%へ 中75.1%から100%へ |
      """)
    #expect(
      reading.values == [
        "1 H17 baseline 0 人", "1 H23 target 15 人", "2 H17 baseline 109 人",
        "2 H23 target 500 人 at_least every_year",
      ])
    #expect(reading.refusals == ["E181 5:17"])
  }

  @Test func `values after their labels, each with its year`() {
    let values = [
      "1 H30 baseline 120 件", "1 R元 actual 130 件", "1 R2 actual 140 件",
      "1 R7 target 200 件 at_least",
    ]
    let lines = """
      基準値：120件（平成30年度）
      実績値：130件（令和元年度）、140件（令和2年度）
      目標値　200件以上（令和7年度）
      """
    #expect(SheetReading("指標名：相談件数\n" + lines).values == values)
    let headed = SheetReading("測定指標1 相談件数\n" + lines)
    #expect(headed.values == values && headed.result.series[0].name == "相談件数")
    #expect(SheetReading(lines).values.isEmpty)
    // Without a year a value says nothing of when.
    #expect(SheetReading("指標名：相談件数\n基準値：120件\n").values.isEmpty)
  }

  @Test func `columns of years behind values, and of marks`() {
    let reading = SheetReading(
      """
      測定指標 基準値 基準年度 目標値 目標年度 主要な指標
      就職率 71.2% H30年度 75% R5年度 ○
      """)
    #expect(reading.values == ["1 H30 baseline 71.2 %", "1 R5 target 75 %"])
    let years = SheetReading(
      """
      測定指標１　就職率
      基準値 実績値 目標値 主要な指標 達成
      H30年度 R元年度 R2年度 R2年度
      71.2% 72.0% 70.9% 75.0% ○ △
      """)
    #expect(
      years.values == [
        "1 H30 baseline 71.2 %", "1 R元 actual 72.0 %", "1 R2 actual 70.9 %",
        "1 R2 target 75.0 %",
      ])
    #expect(years.result.series[0].grade == "△")
  }

  @Test func `marks in the line of years, units in the names of rows`() {
    let marked = SheetReading(
      """
      指標1 救命士の数
      基準値 実績値 目標値 主要な指標 達成
      － H30年度 R元年度 R2年度 R2年度 ○ ○
      － 18,000人 19,500人 集計中(R5.10頃) 20,000人以上
      """)
    #expect(
      marked.values == [
        "1 H30 actual 18000 人", "1 R元 actual 19500 人", "1 R2 actual pending 人",
        "1 R2 target 20000 人 at_least",
      ])
    let named = SheetReading(
      "29年 30年 令和元年 2年\n認知件数（件） 915,042 817,338 748,559 614,231\n検挙率（％） 35.7 37.9 39.3 45.5\n")
    #expect(named.values.first == "1 H29 actual 915042 件")
    #expect(named.values.last == "2 R2 actual 45.5 %")
  }

  @Test func `a registration sheet stands in for the table or is checked against it`() {
    let registration = """
      初期値
      （基準年度）
      目標値
      （目標年度）

      ①３兆円（令和２年
      度）

      ②６兆円（令和２年
      度）
      ①４兆円（令和７年
      度）
      ②８兆円（令和７年
      度）
      【 業 績 指 標 】
      （114）受注高（①建設、②交通）
      ①は４兆円、②は８兆円の合計
      １２兆円を目標値とした。

      """
    let alone = SheetReading(registration)
    #expect(
      alone.values == [
        "114-1 R2 baseline 3 兆円", "114-1 R7 target 4 兆円", "114-2 R2 baseline 6 兆円",
        "114-2 R7 target 8 兆円",
      ])
    #expect(alone.result.series.map(\.name) == ["① 建設", "② 交通"])
    #expect(alone.notes == ["N228"])
    let table = """
      (114) 受注高（①建設）
      初期値 実績値 目標値
      R2年度 R2年度 R3年度 R7年度
      実績値 ３兆円 ３兆円 3.2兆円 ５兆円

      """
    #expect(
      SheetReading(table + registration).notes == ["N222", "N226", "N227", "N228"])
  }

  @Test func `a target named in the text is compared with the linear path`() {
    func sheet(_ named: String) -> SheetReading {
      SheetReading(
        """
        (2) 売上
        初期値 実績値 目標値
        R2年度 R2年度 R3年度 R4年度 R7年度
        実績値 6兆円 6兆円 7.2兆円 7.8兆円 8兆円
        （分析）
        令和４年度における目標値（\(named) 兆円）は達成。
        """)
    }
    #expect(sheet("6.8").notes == ["N222", "N230"])
    #expect(sheet("6.5").notes == ["N222", "N231"])
    #expect(sheet("6.8").values == sheet("6.5").values)
  }

  @Test func `grades of indicators and goal`() {
    let reading = SheetReading(
      """
      (2) 売上
      目標達成状況の評価 B
      初期値 実績値 目標値
      R2年度 R2年度 R3年度 R7年度
      実績値 6 6 7 8
      （目標達成度合いの測定結果）
      ③ 相当程度進展あり
      """)
    #expect(reading.result.series[0].grade == "B")
    #expect(reading.notes == ["N224", "N222", "N225"])
  }
}
