import COpenBLAS

/// The number of threads that linear algebra uses.
enum LinearAlgebraThreads {
  /// Pins OpenBLAS to one thread, once a process.
  ///
  /// The problems here are small or tall and narrow: a second thread made them four times slower,
  /// and results would depend on the count. Work is spread over series and blocks instead.
  static let pinnedToOne: Void = openblas_set_num_threads(1)
}
