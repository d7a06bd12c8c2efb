import TestSupport
import Testing

@testable import StatisticalNumerics

@Suite(.tags(.property))
struct DoubleDoubleTests {
  @Test func `a sum keeps what a double drops`() {
    let sum = DoubleDouble(sumOf: 1, 0x1p-80)
    #expect(sum.high == 1 && sum.low == 0x1p-80)
    #expect((sum - DoubleDouble(1)).rounded == 0x1p-80)
  }

  @Test func `a product keeps all its bits`() {
    // (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰
    let product = DoubleDouble(productOf: 1 + 0x1p-30, 1 + 0x1p-30)
    #expect(product.high == 1 + 0x1p-29 && product.low == 0x1p-60)
  }

  @Test func `an accurate sum survives cancellation`() {
    #expect([1e16, 1, -1e16, 1].accurateSum() == 2)
  }

  @Test func `a norm neither overflows nor vanishes`() {
    #expect([3 * 0x1p600, 4 * 0x1p600].euclideanNorm() == 5 * 0x1p600)
    let tiny = Double.leastNonzeroMagnitude
    #expect([3 * tiny, 4 * tiny].euclideanNorm() == 5 * tiny)
    #expect([Double]().euclideanNorm() == 0)
  }
}
