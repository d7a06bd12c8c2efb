import Foundation
import TestSupport
import Testing

/// `mikomi forecast` of files with a column `period`, as a process.
@Suite
struct LongSeriesCommandTests {
  /// A series with a season, noise and perhaps gaps, its values of whole thousandths.
  private func input(
    count: Int, hasGaps: Bool, lineEnd: String = "\n", label: String = ""
  ) -> String {
    var generator = SeededGenerator(seed: 12)
    var text = (label.isEmpty ? "" : "series_id,") + "period,value" + lineEnd
    for period in 1...count {
      let noise = Int(generator.next() % 2_001) - 1_000
      guard !hasGaps || period % 97 != 5 else { continue }
      let thousandths = 50_000 + 3 * period + 700 * (period % 12) + noise
      text += label.isEmpty ? "" : label + ","
      text += "\(period),\(thousandths / 1_000).\(String(1_000 + thousandths % 1_000).dropFirst())"
      text += lineEnd
    }
    return text
  }

  private func forecast(_ text: String, _ options: String...) throws -> BuiltTool.Run {
    try BuiltTool.run(["forecast", "-", "--season", "12"] + options, input: Data(text.utf8))
  }

  @Test(arguments: [false, true])
  func `pipes, files, pieces and ends of lines change no byte`(hasGaps: Bool) throws {
    let text = input(count: 300_000, hasGaps: hasGaps)
    let expected = try forecast(text, "--format", "json")
    #expect(expected.status == 0)
    #expect(expected.outputText.contains(hasGaps ? "\"method\": \"qr\"" : "closed_form"))
    let windows = try forecast(
      "\u{FEFF}" + input(count: 300_000, hasGaps: hasGaps, lineEnd: "\r\n"), "--format", "json")
    #expect(windows == expected)
    #expect(try forecast(String(text.dropLast()), "--format", "json") == expected)
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    try text.write(
      to: folder.appendingPathComponent("in.csv"), atomically: true, encoding: .utf8)
    // The environment that the other runs have: another kernel of the linear algebra library may round
    // the last digit of a QR the other way.
    let tool =
      "env -i PATH=\"$PATH\" LD_LIBRARY_PATH=\"$LD_LIBRARY_PATH\" LC_ALL=C '\(BuiltTool.url.path)'"
    let piped = try Shell.run(
      "dd if=in.csv bs=777 status=none | \(tool) forecast - --season 12 --format json", in: folder)
    #expect(piped.standardOutput == expected.standardOutput && piped.status == 0)
    for processors in ["taskset -c 0", ""] {
      let run = try Shell.run(
        "\(processors) \(tool) forecast in.csv --season 12 --format json", in: folder)
      #expect(run.standardOutput == expected.standardOutput, "\(processors)")
    }
  }

  @Test func `a name in every row, quoted or not, changes no number`() throws {
    let plain = try forecast(input(count: 5_000, hasGaps: true))
    let named = try forecast(input(count: 5_000, hasGaps: true, label: "a"))
    let quoted = try forecast(input(count: 5_000, hasGaps: true, label: "\"a\""))
    #expect(named == quoted && named.status == 0)
    #expect(
      named.outputText
        == plain.outputText.replacingOccurrences(of: "\nseries,series,", with: "\na,a,"))
  }

  @Test func `a line alone is that of fiscal years`() throws {
    let values = ["3", "3.23", "4.3", "4.1", "5.25", "4.9"]
    func rows(_ header: String, from first: Int) -> String {
      header + ",value\n" + values.enumerated().map { "\(first + $0),\($1)\n" }.joined()
    }
    let options = ["forecast", "-", "--model", "linear", "--horizon", "4", "--format", "csv"]
    let years = try BuiltTool.run(options, input: Data(rows("fiscal_year", from: 2015).utf8))
    let periods = try BuiltTool.run(options, input: Data(rows("period", from: 2015).utf8))
    func bands(_ run: BuiltTool.Run, _ columns: [String], isForecast: Bool) -> [[Substring]] {
      let lines = run.outputText.split(separator: "\n")
      let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
      let positions = columns.compactMap { name in header.firstIndex { $0 == name } }
      return lines.dropFirst().filter { isForecast || $0.contains(",forecast,") }.map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return positions.map { cells[$0] }
      }
    }
    let columns = ["median", "lo_50", "hi_50", "lo_80", "hi_80", "lo_95", "hi_95", "model_id"]
    let expected = bands(years, ["fiscal_year"] + columns, isForecast: false)
    #expect(expected.count == 4 && expected[0].count == 9)
    #expect(bands(periods, ["period"] + columns, isForecast: true) == expected)
  }

  @Test func `a fault writes nothing`() throws {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    let text = input(count: 40_000, hasGaps: false) + "40001,8l.2\n"
    let run = try BuiltTool.run(
      ["forecast", "-", "-o", folder.appendingPathComponent("out.csv").path],
      input: Data(text.utf8))
    #expect(run.status == 65 && run.errorText.contains("stdin:40002:7: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
