import Foundation
import Mikomi

/// One long series, trend and twelve seasons: closed form beside the streamed QR, ten points a series asked.
enum LongPart {
  static func run(_ count: Int) {
    let points = 10 * count
    var stream = RandomStream(seed: 1)
    var values: [Double] = []
    values.reserveCapacity(points)
    for time in 0..<points {
      let line: Double = 100 + 1e-5 * Double(time)
      values.append(line + 3 * Double(time % 12) + stream.uniform())
    }
    var trend: SeasonalTrend?
    let closed = Timing.best(of: 5) {
      trend = try? SeasonalTrend.fit(values: values, season: 12)
    }
    Timing.report("long", "closed form with residuals", points, closed)
    let names = ["time"] + (0..<12).map { "season \($0)" }
    let input = values
    var long: LongLinearModel?
    let before = peakMemory()
    let qr = Timing.cpu {
      long = try? LongLinearModel.fit(rowCount: points, regressorNames: names, hasIntercept: false)
      { rows, column, target in
        switch column {
        case 0: for (offset, row) in rows.enumerated() { target[offset] = Double(row) }
        case 13: for (offset, row) in rows.enumerated() { target[offset] = input[row] }
        default:
          target.update(repeating: 0)
          let first = (column - 1 - rows.lowerBound % 12 + 12) % 12
          for offset in stride(from: first, to: rows.count, by: 12) { target[offset] = 1 }
        }
      }
    }
    Timing.report("long", "streamed QR", points, qr)
    print("long, memory beyond the input of QR in MB, \(points), \(peakMemory() - before),")
    guard let trend, let long else { return Timing.check(false, "a fit failed") }
    let pairs = zip([trend.slope] + trend.levels, long.coefficients)
    let worst = pairs.map { abs($0 - $1) / abs($1) }.max() ?? .nan
    Timing.check(worst < 1e-10, "closed form and QR differ by \(worst)")
  }

  /// Peak resident memory in MB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
