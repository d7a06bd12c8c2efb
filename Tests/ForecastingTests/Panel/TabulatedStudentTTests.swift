import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.tags(.reference))
struct TabulatedStudentTTests {
  @Test func `tails and densities are Boost's over the whole range`() {
    var (tails, densities, probabilities) = (WorstError(), WorstError(), WorstError())
    for nu in [0.3, 0.6834, 1, 1.083, 1.884, 2, 2.5, 3, 4.6834, 5, 8, 12.3, 15.884, 16, 20, 25, 32]
    {
      let (table, exact) = (TabulatedStudentT(degreesOfFreedom: nu), StudentT(degreesOfFreedom: nu))
      let law = table.kernel

      for step in 0..<2_000 {
        // From the middle to where tails are below 1e-100.
        let t = step == 0 ? 0 : exp(-12 + 35 * Double(step) / 2_000)
        let own = law.tail(beyond: SIMD8(repeating: -t))
        let tail = exact.probability(atLeast: t)
        guard tail > 1e-100 else { break }
        tails.add(own.tail[0], tail, "ν = \(nu), t = \(t)")
        densities.add(own.density[7], exact.density(at: t), "ν = \(nu), t = \(t)")
        let signed = SIMD8(t, -t, t, -t, t, -t, t, -t)
        let lower = law.lowerTail(signed)
        probabilities.add(1 + lower[0], 1 + exact.probability(atMost: t), "ν = \(nu), t = \(t)")
        probabilities.add(1 + lower[1], 1 + exact.probability(atMost: -t), "ν = \(nu), t = \(-t)")
      }
    }
    tails.expect(within: 2e-13, atLeast: 20_000)
    densities.expect(within: 2e-13, atLeast: 20_000)
    probabilities.expect(within: 1e-14, atLeast: 40_000)
  }

  @Test func `far points have no tail, and no NaN`() {
    let table = TabulatedStudentT(degreesOfFreedom: 4)
    let law = table.kernel
    for t in [1e150, 1e200, Double.greatestFiniteMagnitude, .infinity] {
      #expect(law.tail(beyond: SIMD8(repeating: t)).tail[0] < 1e-250)
      #expect(law.lowerTail(SIMD8(repeating: t))[0] == 1)
    }
  }
}
