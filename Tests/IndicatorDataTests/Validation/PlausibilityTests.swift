import Foundation
import IndicatorData
import Tables
import TestSupport
import Testing

@Suite
struct PlausibilityTests {
  private func table(_ series: [(id: String, values: [String])], target: String? = nil) -> String {
    var text = "series_id,unit,fiscal_year,value,target\n"
    for one in series {
      for (index, value) in one.values.enumerated() {
        text += "\(one.id),件,\(2015 + index),\(value),\n"
      }
      if let target { text += "\(one.id),件,2030,,\(target)\n" }
    }
    return text
  }

  private func codes(_ values: [String], target: String? = nil) -> [String] {
    Validated(table([("a", values)], target: target)).result.findings
      .filter { $0.check == .plausibility }.map { "\($0.location.line ?? 0) \($0.problem.code)" }
  }

  @Test func `a value of another power of ten is a warning, a jump is worth knowing`() {
    #expect(codes(["41", "43", "40", "4210", "44"]) == ["5 N215"])
    #expect(codes(["41", "43", "40", "0.42", "44"]) == ["5 N215"])
    #expect(codes(["41", "43", "40", "1700", "44"]) == ["5 N216"])
    #expect(codes(["41", "43", "40", "80", "44"]).isEmpty)
    let jump = Validated(table([("a", ["41", "43", "40", "1700", "44"])]))
    #expect(jump.told.isEmpty)
  }

  @Test func `a new scale that stays is told once, as a change of unit`() {
    #expect(codes(["41", "43", "40", "4210", "4300", "4250", "4400"]) == ["5 W650"])
    #expect(codes(["41", "43", "40", "4210", "43", "42", "44"]) == ["5 N215"])
  }

  @Test func `a sudden 0 is told, a fall and a series of zeros are not`() {
    #expect(codes(["530", "498", "516", "0"]) == ["5 W651"])
    #expect(codes(["530", "498", "0", "516"]) == ["4 W651"])
    #expect(codes(["530", "498", "0", "0", "0"]).isEmpty)
    #expect(codes(["3", "1", "2", "0"]).isEmpty)
    #expect(codes(["530", "210", "80", "0"]).isEmpty)
  }

  @Test func `equal values of many digits are told from the third on, once`() {
    #expect(codes(["5120", "5213", "5213", "5213", "5213"]) == ["6 W652"])
    #expect(codes(["5120", "5213", "5213", "5301"]).isEmpty)
    #expect(codes(["100", "100", "100", "100"]).isEmpty)
    #expect(codes(["85.0", "85.0", "85.0"]).isEmpty)
  }

  @Test func `a target in another unit is told`() {
    #expect(codes(["4300", "4200", "4400"], target: "45") == ["5 W653"])
    #expect(codes(["4300", "4200", "4400"], target: "4500").isEmpty)
    #expect(codes(["4300", "4200", "4400"], target: "1500").isEmpty)
  }

  @Test func `neighbouring series with the same values are told, constant ones are not`() {
    let values = ["41", "43", "40"]
    let same = Validated(table([("a", values), ("b", values)]))
    #expect(same.findings("W654").map(\.location.line) == [5])
    let other = Validated(table([("a", values), ("b", ["41", "43", "41"])]))
    #expect(other.findings("W654").isEmpty)
    let constant = Validated(table([("a", ["1", "1", "1"]), ("b", ["1", "1", "1"])]))
    #expect(constant.findings("W654").isEmpty)
  }

  @Test func `a stated total is held against its parts, as far as they are printed`() {
    func sums(_ total: String, of parts: String = "a;b") -> [String] {
      let text = """
        series_id,unit,fiscal_year,value,sum_of
        a,兆円,2020,3,
        a,兆円,2021,3.230,
        b,兆円,2020,6,
        b,兆円,2021,7.214,
        t,兆円,2020,9,\(parts)
        t,兆円,2021,\(total),\(parts)

        """
      return Validated(text).told
    }
    #expect(sums("10.444").isEmpty)
    #expect(sums("10.4").isEmpty)
    #expect(sums("10.5") == ["7:11 N217"])
    #expect(sums("10.444", of: "a;c") == ["6:13 E200"])
  }

  @Test(.tags(.property), arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func `one planted jump by 100 in a clean panel is found at its cell, and nothing else`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    var series: [(id: String, values: [String])] = []
    for number in 0..<40 {
      var value = 200 + 700 * generator.uniform()
      let values = (0..<8).map { _ in
        value *= 0.97 + 0.06 * generator.uniform()
        return "\(Int(value * 10))"
      }
      series.append(("s\(number)", values))
    }
    let clean = Validated(table(series))
    #expect(clean.told.isEmpty, "seed \(seed): \(clean.told)")
    for _ in 0..<20 {
      let row = Int(generator.uniform() * 40) % 40
      // Looking back only, the first value has nothing to be compared with.
      let year = 1 + Int(generator.uniform() * 7) % 7
      var planted = series
      planted[row].values[year] += "00"
      let column = planted[row].id.count + "件".count + 2 + 5 + 1
      let told = Validated(table(planted)).told
      #expect(told == ["\(2 + 8 * row + year):\(column) N215"], "seed \(seed): \(told)")
    }
  }
}
