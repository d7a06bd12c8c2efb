/// Up to eight series that go through a kernel in step; the last one fills lanes that are left.
struct PanelLanes {
  /// The numbers of the series, ``count`` of them.
  let series: UnsafePointer<Int>
  /// The number of lanes in use.
  let count: Int
  /// Whether all eight lanes are used by series that follow one another.
  let isContiguous: Bool

  /// Lanes of the members of a group from a position on.
  @inline(__always)
  init(_ members: UnsafeBufferPointer<Int>, from start: Int) {
    count = min(8, members.count - start)
    series = members.baseAddress.unsafelyUnwrapped + start
    isContiguous = count == 8 && series[7] - series[0] == 7
  }

  /// The series in a lane, used or not.
  @inline(__always)
  func filled(_ lane: Int) -> Int { series[min(lane, count - 1)] }
  /// The values of the lanes by year, from a position of each on.
  ///
  /// - Parameters:
  ///   - values: Of the panel.
  ///   - offsets: Of the panel.
  ///   - skipped: The position.
  ///   - count: The number of years.
  ///   - window: One vector a year, to be written.
  @inline(__always)
  func gather(
    _ values: UnsafeBufferPointer<Double>, offsets: UnsafeBufferPointer<Int>,
    skipping skipped: Int, count: Int, into window: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    let base = values.baseAddress.unsafelyUnwrapped + skipped
    let (p0, p1) = (base + offsets[filled(0)], base + offsets[filled(1)])
    let (p2, p3) = (base + offsets[filled(2)], base + offsets[filled(3)])
    let (p4, p5) = (base + offsets[filled(4)], base + offsets[filled(5)])
    let (p6, p7) = (base + offsets[filled(6)], base + offsets[filled(7)])
    for index in 0..<count {
      window[index] = SIMD8(
        p0[index], p1[index], p2[index], p3[index], p4[index], p5[index], p6[index], p7[index])
    }
  }

  /// The values of eight series that lie one after another by year.
  @inline(__always)
  static func gather(
    rows: UnsafePointer<Double>, count: Int, into window: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    for index in 0..<count {
      let own = rows + index
      window[index] = SIMD8(
        own[0], own[count], own[2 * count], own[3 * count], own[4 * count], own[5 * count],
        own[6 * count], own[7 * count])
    }
  }
}
