import Foundation
import TestSupport
import Testing

/// `mikomi panel` and `mikomi simulate` as processes.
@Suite
struct PanelCommandTests {
  private func simulated(_ options: String...) throws -> Data {
    try BuiltTool.run(["simulate"] + options).standardOutput
  }

  @Test(
    arguments: [
      [], ["--model", "linear"], ["--shape", "long"],
      ["--model", "log-linear", "--coverage", "90"],
      ["--model", "random-walk", "--shape", "long", "--quantiles", "0.1,0.5,0.95"],
      ["--model", "random-walk-mixture"], ["--digits", "4"],
    ] as [[String]])
  func `the sample is forecast as by forecast, to the byte`(options: [String]) throws {
    let sample = Repository.root.appendingPathComponent("Notebooks-data/indicators.csv")
    // Without what says that one series is the sum of others: a stream cannot wait for them.
    let rows = try String(contentsOf: sample, encoding: .utf8).split(separator: "\n")
    let alone = rows.map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",")
    }
    try TemporaryFolder.with { folder in
      let path = folder.appendingPathComponent("sample.csv").path
      try Data((alone.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
      let panel = try BuiltTool.run(["panel", path, "--horizon", "3"] + options)
      let forecast = try BuiltTool.run(
        ["forecast", path, "--raw", "--format", "csv", "--horizon", "3"] + options)
      let text = panel.outputText.split(separator: "\n").filter { !$0.contains(",failed,") }
      #expect(text == forecast.outputText.split(separator: "\n"))
      #expect(panel.status == forecast.status)
    }
  }

  @Test func `a total stands on its own values, and the column is said to be unused`() throws {
    let path = Repository.root.appendingPathComponent("Notebooks-data/indicators.csv").path
    let panel = try BuiltTool.run(["panel", path, "--horizon", "3", "--lang", "en"])
    let total = panel.outputText.split(separator: "\n").filter { $0.hasPrefix("114-total,") }
    #expect(total.count == 6)
    #expect(total.allSatisfy { $0.contains(",predictive-ministry,") })
    #expect(panel.errorText.contains("sum_of"))
  }

  /// Cells equal, numbers to the sixth digit: columns and single series may round a tie apart.
  private func expectSame(_ first: String, _ second: String, _ comment: String) {
    let (one, two) = (first.split(separator: "\n"), second.split(separator: "\n"))
    #expect(one.count == two.count, "\(comment)")
    for (left, right) in zip(one, two) where left != right {
      let cells = zip(
        left.split(separator: ",", omittingEmptySubsequences: false),
        right.split(separator: ",", omittingEmptySubsequences: false))
      for (a, b) in cells where a != b {
        guard let x = Double(a), let y = Double(b) else {
          Issue.record("\(comment): \(left) | \(right)")
          return
        }
        #expect(abs(x - y) <= 2e-5 * abs(y), "\(comment): \(left) | \(right)")
      }
    }
  }

  @Test(
    arguments: [
      "auto", "predictive", "linear", "log-linear", "random-walk", "random-walk-with-drift",
      "damped-drift", "half-slope", "theil-sen",
    ])
  func `series in columns are forecast as single ones`(model: String) throws {
    let input = try simulated(
      "--series", "140", "--points", "17", "--ragged", "--kind", "mixed", "--targets")
    for shape in ["wide", "long"] {
      let options = ["-", "--model", model, "--shape", shape]
      let panel = try BuiltTool.run(["panel"] + options, input: input)
      let forecast = try BuiltTool.run(
        ["forecast", "--raw", "--format", "csv"] + options, input: input)
      let rows = panel.outputText.split(separator: "\n").filter { !$0.contains(",failed,") }
      expectSame(rows.joined(separator: "\n"), forecast.outputText, "\(model) \(shape)")
      #expect(panel.status == forecast.status)
    }
  }

  @Test func `odd cells are read as forecast reads them`() throws {
    let text =
      "\u{FEFF}値,系列,年度,目標\r\n"
      + "１２．５,\"甲,乙\",令和元年度,\r\n（集計中）,\"甲,乙\",R3年度,\r\n\"1,300\",\"甲,乙\",2020年度,20以上\r\n"
      + ",丙,2019,\r\n4,丙,2020,\r\n△5,丙,2021,\r\n\r\n3,丁,2021,\r\n2,丁,2020,\r\n4,丁,FY2022,\r\n"
    let panel = try BuiltTool.run(["panel", "-", "--horizon", "2"], input: Data(text.utf8))
    let forecast = try BuiltTool.run(
      ["forecast", "-", "--raw", "--format", "csv", "--horizon", "2"], input: Data(text.utf8))
    #expect(panel.outputText == forecast.outputText)
    #expect(panel.status == 0 && panel.errorText.contains("[N201]"))
  }

  @Test func `threads, pipes and pieces change no byte`() throws {
    let input = try simulated("--series", "9000", "--points", "9", "--ragged", "--kind", "mixed")
    try TemporaryFolder.with { folder in
      let path = folder.appendingPathComponent("in.csv").path
      try input.write(to: URL(fileURLWithPath: path))
      for options in [["--model", "linear"], ["--model", "random-walk", "--shape", "long"]] {
        let one = try BuiltTool.run(["panel", path, "--threads", "1"] + options)
        for threads in ["2", "3"] {
          let other = try BuiltTool.run(["panel", path, "--threads", threads] + options)
          #expect(other.standardOutput == one.standardOutput)
          #expect(other.errorText == one.errorText)
        }
        // Small pieces through a pipe.
        let process = Process()
        // The environment that the other runs have: another kernel of the linear algebra library may round
        // an exact tie of six digits the other way.
        process.environment = BuiltTool.inherited.merging(["LC_ALL": "C"]) { $1 }
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
          "-c",
          "dd if='\(path)' bs=777 status=none | '\(BuiltTool.url.path)' panel --quiet - "
            + "\(options.joined(separator: " ")) > '\(path).out' 2> '\(path).err'",
        ]
        try process.run()
        process.waitUntilExit()
        let piped = try Data(contentsOf: URL(fileURLWithPath: path + ".out"))
        let errors = try String(contentsOfFile: path + ".err", encoding: .utf8)
        #expect(
          piped == one.standardOutput,
          "status \(process.terminationStatus), \(piped.count) of \(one.standardOutput.count) bytes, \(errors)"
        )
      }
    }
  }

  @Test(.rules(111)) func `one broken series costs no other a byte`() throws {
    let input = try simulated("--series", "4000", "--points", "5")
    let lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
    var broken = lines
    let index = try #require(lines.firstIndex { $0.hasPrefix("S2345,2022,") })
    broken[index] = "S2345,2022,8l.2"
    let options = ["panel", "--model", "linear", "--columns", "mikomi"]
    let whole = try BuiltTool.run(options, input: input)
    let run = try BuiltTool.run(options, input: Data((broken.joined(separator: "\n") + "\n").utf8))
    #expect(run.status == 1 && whole.status == 0)
    let others = whole.outputText.split(separator: "\n").filter { !$0.hasPrefix("S2345,") }
    let rows = run.outputText.split(separator: "\n")
    #expect(rows.filter { !$0.hasPrefix("S2345,") } == others)
    let failed = rows.filter { $0.hasPrefix("S2345,") }
    #expect(failed == ["S2345,S2345,,,,,,,,,,,,,,,,,,unreadable;E103,linear,2024,"])
    #expect(run.errorText.contains("stdin:\(index + 1):12: "))
    #expect(run.errorText.contains("1 of 4000"))
  }

  @Test func `a fault before the first row writes nothing`() throws {
    try TemporaryFolder.with { folder in
      let output = folder.appendingPathComponent("out.csv").path
      let inputs = [
        "", "series_id,fiscal_year\na,2020\n", "series_id,fiscal_year,value\n",
        "series_id,fiscal_year,value\na,2020,x1\na,2021,2\nb,2020,1\n", "a;b\n1;2\n",
        "series_id,fiscal_year,value\na,2020,1\nb,2020,\"1\nc,2020,1\n",
        "series_id,fiscal_year,value\n\u{0}\u{0}\n",
      ]
      for text in inputs {
        let run = try BuiltTool.run(["panel", "-"], input: Data(text.utf8))
        #expect(run.status == 65 && run.standardOutput.isEmpty, "\(text)")
        #expect(!run.standardError.isEmpty)
        #expect(
          try BuiltTool.run(["panel", "-", "-o", output], input: Data(text.utf8)).status == 65)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(try BuiltTool.run(["panel", "/dev/zero"]).status == 65)
      #expect(try BuiltTool.run(["panel", folder.path + "/none.csv"]).status == 66)
    }
  }

  @Test func `a fault far into the input leaves no file`() throws {
    try TemporaryFolder.with { folder in
      let output = folder.appendingPathComponent("out.csv").path
      let input = try simulated("--series", "20000", "--points", "5") + Data("Z,2020,\"1\n".utf8)
      let run = try BuiltTool.run(["panel", "--model", "linear", "-o", output], input: input)
      #expect(run.status == 65)
      #expect(run.errorText.contains("stdin:100002: ") && run.errorText.contains("[E804]"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      let whole = try BuiltTool.run(
        ["panel", "--model", "linear", "-o", output],
        input: try simulated("--series", "50", "--points", "5"))
      #expect(whole.status == 0 && whole.standardOutput.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
    }
  }

  @Test func `rows that do not stand together are told, or brought together`() throws {
    let sorted = "series_id,fiscal_year,value\nb,2019,1\nb,2020,2\nb,2021,4\na,2019,3\na,2020,1\n"
    let mixed = "series_id,fiscal_year,value\nb,2019,1\na,2019,3\nb,2020,2\na,2020,1\nb,2021,4\n"
    let options = ["panel", "--model", "random-walk"]
    let expected = try BuiltTool.run(options, input: Data(sorted.utf8))
    let any = try BuiltTool.run(options + ["--order", "any"], input: Data(mixed.utf8))
    #expect(any == expected && any.status == 0)
    let told = try BuiltTool.run(options, input: Data(mixed.utf8))
    #expect(told.status == 1)
    #expect(told.outputText.components(separatedBy: "not_grouped").count == 4)
    let ascending = try BuiltTool.run(
      options + ["--order", "ascending"], input: Data(sorted.utf8))
    #expect(ascending.status == 1 && ascending.errorText.contains("[E803]"))
  }

  @Test func `the names of statsforecast go in and come out`() throws {
    let text = "y,ds,unique_id\n1,2019,a\n2,2020,a\n2.5,2021,a\n7,2020,b\n"
    let run = try BuiltTool.run(
      ["panel", "--columns", "statsforecast", "--model", "linear", "--coverage", "95,80"],
      input: Data(text.utf8))
    #expect(
      run.outputText == """
        unique_id,ds,linear,linear-lo-80,linear-hi-80,linear-lo-95,linear-hi-95
        a,2022,3.33333,2.18635,4.48032,-1.40199,8.06866
        a,2023,4.08333,2.56601,5.60065,-2.18091,10.3476
        a,2024,4.83333,2.91406,6.75261,-3.09038,12.757
        b,2020,,,,,

        """)
    #expect(run.status == 1 && run.errorText.contains("stdin:5: b: "))
  }

  @Test func `text between tabs is what Hive and Spark pass`() throws {
    let text = "a\t2019\t1\na\t2020\t\\N\na\t2021\t2.5\na\t2022\t3\nb\"\t2022\t\\N\t\n"
    let run = try BuiltTool.run(
      ["panel", "--tsv", "--model", "random-walk", "--horizon", "1", "--columns", "statsforecast"],
      input: Data(text.utf8))
    #expect(run.outputText.hasPrefix("a\t2023\t3\t"))
    #expect(run.outputText.hasSuffix("\nb\"\t2022\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\n"))
  }

  @Test func `a partition without rows is none that is wrong`() throws {
    let run = try BuiltTool.run(["panel", "--tsv"])
    #expect(run.status == 0 && run.standardOutput.isEmpty && run.standardError.isEmpty)
    #expect(try BuiltTool.run(["panel"]).status == 65)
  }

  @Test func `a reader that goes away ends the stream quietly`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "'\(BuiltTool.url.path)' simulate --series 100000 | '\(BuiltTool.url.path)' panel --model linear "
        + "| head -1",
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.hasPrefix("series_id,") && text.hasSuffix("n_actual\n"))
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
  }

  @Test func `simulated rows are the same on any number of threads`() throws {
    let one = try simulated("--series", "20000", "--kind", "mixed", "--ragged", "--threads", "1")
    #expect(
      one == (try simulated("--series", "20000", "--kind", "mixed", "--ragged", "--threads", "3")))
    #expect(
      one != (try simulated("--series", "20000", "--kind", "mixed", "--ragged", "--seed", "2")))
    let few = try simulated("--series", "2", "--points", "2", "--targets")
    #expect(
      String(decoding: few, as: UTF8.self) == """
        series_id,fiscal_year,value,target,direction
        S0,2023,517.39,,
        S0,2024,588.39,,
        S0,2027,,641.34,up
        S1,2023,309.84,,
        S1,2024,279.89,,
        S1,2027,,302.28,up

        """)
    for (option, value) in [("--series", "0"), ("--points", "201"), ("--threads", "0")] {
      #expect(try BuiltTool.run(["simulate", option, value]).status == 64)
    }
  }
}
