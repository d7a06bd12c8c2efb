import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.tags(.property))
struct VectorMathTests {
  @Test func `exp and log are those of the C library`() {
    var stream = RandomStream(seed: 1)
    var (exponentials, logarithms) = (WorstError(), WorstError())
    for _ in 0..<50_000 {
      let x = 1_380 * stream.uniform() - 690
      exponentials.add(VectorMath.exp(SIMD8(repeating: x))[3], exp(x), "exp \(x)")
      let near = 4 * stream.uniform() - 2
      exponentials.add(VectorMath.exp(SIMD8(repeating: near))[3], exp(near), "exp \(near)")
      for y in [exp(x), 0.5 + stream.uniform()] {
        let expected = log(y)
        let error = (VectorMath.log(SIMD8(repeating: y))[5] - expected) / max(1, abs(expected))
        logarithms.add(1 + error, 1, "log \(y)")
      }
    }
    exponentials.expect(within: 4e-16, atLeast: 100_000)
    logarithms.expect(within: 4e-16, atLeast: 100_000)
    #expect(VectorMath.exp(.zero) == SIMD8(repeating: 1))
    #expect(VectorMath.log(SIMD8(repeating: 1)) == .zero)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 10, 15, 28, 45, 105, 780])
  func `a sorting network sorts each lane`(count: Int) {
    var stream = RandomStream(seed: UInt64(count))
    let lanes = (0..<8).map { _ in (0..<count).map { _ in (stream.uniform() * 20).rounded() } }
    var vectors = (0..<count).map { row in
      var vector = SIMD8<Double>.zero
      for lane in 0..<8 { vector[lane] = lanes[lane][row] }
      return vector
    }
    let median = vectors.withUnsafeMutableBufferPointer {
      SortingNetwork(count: count).median($0.baseAddress.unsafelyUnwrapped)
    }
    for lane in 0..<8 {
      let sorted = lanes[lane].sorted()
      #expect(vectors.map { $0[lane] } == sorted)
      let (low, high) = (sorted[(count - 1) / 2], sorted[count / 2])
      #expect(median[lane] == low / 2 + high / 2)
    }
  }
}
