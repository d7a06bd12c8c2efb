#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that was asked for and not yet touched.
enum FreshMemory {
  /// Below this the system's small pages do.
  private static let leastByteCount = 8 << 20

  /// Tells the system that a large buffer will be filled, so that it hands out pages of 2 MB: with pages of
  /// 4 KB the first touch of each takes longer than to fill it.
  ///
  /// A hint alone: what it does not do is done page by page, and no number depends on it.
  ///
  /// - Parameter buffer: Not yet touched.
  static func willFill(_ buffer: UnsafeMutableBufferPointer<Double>) {
    #if os(Linux)
      let byteCount = buffer.count * MemoryLayout<Double>.stride
      guard byteCount >= leastByteCount, let start = buffer.baseAddress else { return }
      let pageSize = sysconf(Int32(_SC_PAGESIZE))
      guard pageSize > 0 else { return }
      // Whole pages of the buffer alone: what lies beside it belongs to others.
      let first = (Int(bitPattern: start) + pageSize - 1) / pageSize * pageSize
      let end = (Int(bitPattern: start) + byteCount) / pageSize * pageSize
      guard end > first, let page = UnsafeMutableRawPointer(bitPattern: first) else { return }
      _ = madvise(page, end - first, MADV_HUGEPAGE)
    #endif
  }
}
