import Benchmark
import Foundation
import Mikomi

/// What `mikomi panel` does, as one would write it first: lines split, a QR for each series.
enum NaivePanel {
  static func register(path: String, count: Int) {
    Benchmark("panel, split(separator:) and QR, \(count) series") { benchmark in
      benchmark.startMeasurement()
      let output = forecast(path)
      benchmark.stopMeasurement()
      guard output.split(separator: "\n").count == 3 * count else {
        fatalError("the naive panel has not three rows a series")
      }
    }
  }

  private static func forecast(_ path: String) -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return "" }
    var (order, series) = ([Substring](), [Substring: [(year: Double, value: Double)]]())
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard let year = Double(cells[1]), let value = Double(cells[2]) else { continue }
      if series[cells[0]] == nil { order.append(cells[0]) }
      series[cells[0], default: []].append((year, value))
    }
    return order.map { id in rows(String(id), series[id] ?? []) }.joined()
  }

  private static func rows(_ id: String, _ values: [(year: Double, value: Double)]) -> String {
    let design = DesignMatrix(
      rowCount: values.count,
      regressors: [DesignMatrix.Regressor("year", values: values.map(\.year))])
    guard let last = values.last?.year,
      let model = try? LinearModel.fit(response: values.map(\.value), design: design)
    else { return "" }
    return [1.0, 2, 3].map { step in
      guard let law = try? model.predictiveDistribution(at: [last + step]) else { return "" }
      let band = law.centralInterval(coverage: .percent95)
      let numbers = [law.quantile(at: 0.5), band.lowerBound, band.upperBound]
      let cells = numbers.map { String(format: "%.6g", $0) }
      return "\(id),\(Int(last + step)),\(cells.joined(separator: ","))\n"
    }.joined()
  }
}
