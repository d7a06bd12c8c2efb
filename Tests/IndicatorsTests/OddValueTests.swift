import Foundation
import Indicators
import TestSupport
import Testing

@Suite
struct OddValueTests {
  private func oddities(_ values: [Double]) -> [Int: OddValue.Oddity] {
    var result: [Int: OddValue.Oddity] = [:]
    for odd in GoalFortyThree.plain(values).oddValues {
      result[odd.actual.fiscalYear.startingYear - 2015] = odd.oddity
    }
    return result
  }

  @Test func `a slip of the decimal point and a jump are told apart`() {
    #expect(oddities([3, 3.2, 4.3]).isEmpty)
    #expect(oddities([3, 3.2, 320, 3.3]) == [2: .powerOfTen(2)])
    #expect(oddities([50, 52, 0.53]) == [2: .powerOfTen(-2)])
    #expect(oddities([50, 52, 350]) == [2: .jump])
    // The year before alone is the reference of the second value.
    #expect(oddities([5, 50]) == [1: .powerOfTen(1)])
  }

  @Test func `only the years before count, and zero has no power`() {
    #expect(oddities([300, 3, 3.1, 3.2])[0] == nil)
    #expect(oddities([0, 40, 41]).isEmpty)
    #expect(oddities([40, 0, 41]).isEmpty)
    #expect(oddities([-4, 40]).isEmpty)
  }

  /// The model's page counts 28 of 12,590 steps on this panel.
  @Test(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
  func `the panel has as many odd powers as published`() throws {
    let data = try PackedFile.ministryPanel()
    // Fields with commas are quoted in names only, which stand before the last five.
    var series: [String: [(year: Int, value: Double)]] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count >= 5, let year = Int(fields[fields.count - 4]),
        let value = Double(fields[fields.count - 3])
      else { continue }
      series[String(fields[0]), default: []].append((year, value))
    }
    var (powers, steps) = (0, 0)
    for values in series.values {
      let record = GoalFortyThree.plain(values.sorted { $0.year < $1.year }.map(\.value))
      steps += max(0, values.count - 1)
      powers += record.oddValues.count { if case .powerOfTen = $0.oddity { true } else { false } }
    }
    #expect(steps == 12_590)
    #expect(powers == 28)
  }
}
