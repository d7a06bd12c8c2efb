#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a memory limit leaves room for the work.
///
/// OpenBLAS maps one work buffer at its first call and tries again for ever where it gets none: under
/// `ulimit -v` the tool would hang, not fail.
enum AddressSpace {
  /// The work buffer of OpenBLAS on 64-bit processors, and what lies around it.
  private static let workBuffer = 134_221_824

  /// Room for the input, the results and the allocator's own blocks beside the buffer.
  private static let margin = 64 << 20

  /// Refuses to begin what would never end.
  static func expectRoom() throws(CommandFailure) {
    let size = workBuffer + margin
    // Only reserved: pages that are never touched take no memory.
    let room = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let room, room != MAP_FAILED else {
      throw CommandFailure(.inputOutput, .addressSpace(missing: size))
    }
    munmap(room, size)
  }
}
