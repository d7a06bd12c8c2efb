import CBLASShim
import Foundation
import Mikomi

/// CPU time of a least-squares fit of many rows by TallSkinnyQR beside one pass of dsyrk over the same
/// data, and the memory it takes beyond them.
///
/// Arguments: rows (10000000), columns with the response (14), repetitions (3).
@main
struct TallQRTiming {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let rows = arguments.count > 0 ? arguments[0] : 10_000_000
    let columns = arguments.count > 1 ? arguments[1] : 14
    let repetitions = arguments.count > 2 ? arguments[2] : 3
    openblas_set_num_threads(1)

    let data = UnsafeMutablePointer<Double>.allocate(capacity: rows * columns)
    var state: UInt64 = 1
    for index in 0..<rows * columns {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      data[index] = Double(Int64(bitPattern: state) >> 11) * 0x1p-53
    }
    let input = ReadOnly(pointer: data)
    let before = peakMemory()

    var ratios: [Double] = []
    print("rows \(rows), columns \(columns) with the response; CPU seconds")
    for repetition in 1...repetitions {
      var gram = [Double](repeating: 0, count: columns * columns)
      let dsyrk = cpuTime {
        // Column-major, upper triangle, Aᵀ A.
        cblas_dsyrk(
          102, 121, 112, Int32(columns), Int32(rows), 1, data, Int32(rows), 0, &gram,
          Int32(columns))
      }
      var model: LongLinearModel?
      let qr = cpuTime {
        model = try? LongLinearModel.fit(
          rowCount: rows, regressorNames: (1..<columns).map { "x\($0)" }, hasIntercept: false
        ) { range, column, target in
          target.baseAddress?.update(
            from: input.pointer + column * rows + range.lowerBound, count: range.count)
        }
      }
      guard let model, model.rank == columns - 1 else { fatalError("the fit failed") }
      ratios.append(qr / dsyrk)
      print(
        "run \(repetition): dsyrk \(three(dsyrk)), QR \(three(qr)), ratio \(three(qr / dsyrk))")
    }
    print("median ratio \(three(ratios.sorted()[ratios.count / 2]))")
    print("memory beyond the input: \((peakMemory() - before) / 1024) MB")
  }

  private static func three(_ value: Double) -> String { String(format: "%.3f", value) }

  private static func cpuTime(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  /// Peak resident memory in KiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}

/// Data that no thread writes any more.
private struct ReadOnly: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Double>
}
