/// Why a minimum was not found.
public enum OptimizationError: Error, Hashable, Sendable {
  /// The function or its gradient is not finite where the search starts.
  case nonFiniteStart
  /// No step along the direction of descent makes the function smaller, and the gradient is still too
  /// large: the function is not smooth there, or its gradient is not its own.
  case stalled(iterations: Int, gradientNorm: Double)
  /// The steps allowed were used up before the gradient was small.
  case notConverged(iterations: Int, gradientNorm: Double)
}
