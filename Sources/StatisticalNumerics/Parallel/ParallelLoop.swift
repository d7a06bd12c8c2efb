#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// A loop whose rounds run on several threads.
///
/// Rounds may run in any order and on any thread, so each must write only what is its own; what is
/// computed then does not depend on the number of threads.
package enum ParallelLoop {
  /// Runs rounds 0 ..< count.
  ///
  /// - Parameters:
  ///   - count: The number of rounds.
  ///   - threadCount: At most this many at once; 1 runs all of them on the calling thread.
  ///   - body: One round.
  package static func run(
    count: Int, threadCount: Int, _ body: @escaping @Sendable (Int) -> Void
  ) {
    let helperCount = min(max(threadCount, 1), max(count, 1)) - 1
    let work = SharedWork(count: count, body: body)
    var helpers: [pthread_t] = []
    for _ in 0..<helperCount {
      var helper = pthread_t()
      // Without a thread the calling one does the work.
      let context = Unmanaged.passRetained(work)
      let status = pthread_create(
        &helper, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<SharedWork>.fromOpaque(context).takeRetainedValue().runAll()
          return nil
        }, context.toOpaque())
      if status == 0 { helpers.append(helper) } else { context.release() }
    }
    work.runAll()
    for helper in helpers { pthread_join(helper, nil) }
  }
}

/// Rounds not yet taken, shared by the threads of a loop.
private final class SharedWork: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let body: @Sendable (Int) -> Void

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func runAll() {
    while true {
      let round = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard round < count else { return }
      body(round)
    }
  }
}
