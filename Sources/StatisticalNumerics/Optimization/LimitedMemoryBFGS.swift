#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A local minimum of a smooth function of many variables, by the limited-memory BFGS method.
///
/// ## Method
/// Each direction is the gradient times an estimate of the inverse Hessian that the last few steps make up
/// (the two-loop recursion); each step satisfies the strong Wolfe conditions. Where a direction leads
/// nowhere the estimate is forgotten once and the gradient itself followed.
/// ## Edge cases
/// A point where the function is not finite counts as one too far; a search may not start at one.
/// ## Accuracy
/// Coordinates of published minima to 1e-6 (`LimitedMemoryBFGSTests`).
/// ## Reference
/// Nocedal and Wright, *Numerical Optimization*, 2nd ed., algorithms 7.4 and 7.5.
public struct LimitedMemoryBFGS: Sendable {
  /// A function and its gradient at a point.
  public struct Evaluation: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// One derivative a variable.
    public let gradient: [Double]

    /// A function and its gradient at a point.
    public init(value: Double, gradient: [Double]) {
      self.value = value
      self.gradient = gradient
    }

    /// The largest derivative in size.
    public var gradientNorm: Double { gradient.reduce(0) { max($0, abs($1)) } }

    var isFinite: Bool { value.isFinite && gradient.allSatisfy(\.isFinite) }
  }

  /// Where a search ended.
  public struct Minimum: Hashable, Sendable {
    /// The point.
    public let point: [Double]
    /// The function there.
    public let evaluation: Evaluation
    /// The steps taken.
    public let iterationCount: Int
  }

  /// How many steps make up the estimate of the Hessian.
  public let memory: Int
  /// The gradient's largest element at a minimum, as a share of the function's size.
  public let gradientTolerance: Double
  /// The least size that the function counts with; its rounding errors are those of numbers of this size.
  public let functionScale: Double
  /// The most steps.
  public let iterationLimit: Int

  /// How much of a function's size its rounding errors may make up: some thousand terms summed.
  private static let rounding = 1e-12

  /// A search.
  ///
  /// - Parameters:
  ///   - memory: Steps remembered, 1 or more.
  ///   - gradientTolerance: Above 0; the search ends where no derivative is larger than this times
  ///     max(scale, |f|).
  ///   - functionScale: Above 0: the size of the function's parts, where the function is a sum that may
  ///     come near 0 while they do not.
  ///   - iterationLimit: The most steps, 1 or more.
  public init(
    memory: Int = 10, gradientTolerance: Double = 1e-8, functionScale: Double = 1,
    iterationLimit: Int = 1_000
  ) {
    precondition(memory >= 1 && iterationLimit >= 1, "a search takes steps and remembers some")
    precondition(gradientTolerance > 0, "a gradient is never exactly 0")
    precondition(functionScale > 0 && functionScale.isFinite, "a size is above 0")
    self.memory = memory
    self.gradientTolerance = gradientTolerance
    self.functionScale = functionScale
    self.iterationLimit = iterationLimit
  }

  /// Finds a local minimum.
  ///
  /// - Parameters:
  ///   - function: Value and gradient at a point.
  ///   - start: One value a variable.
  /// - Returns: A point where the gradient is small.
  /// - Throws: ``OptimizationError``; nothing is returned that is not a minimum to the tolerance.
  /// - Complexity: O(memory · variables) a step beside one or two evaluations.
  public func minimum(
    of function: @escaping ([Double]) -> Evaluation, from start: [Double]
  ) throws(OptimizationError) -> Minimum {
    var point = start
    var current = function(point)
    guard current.isFinite else { throw .nonFiniteStart }
    var steps: [Correction] = []
    for iteration in 0..<iterationLimit {
      if isSmall(current) {
        return Minimum(point: point, evaluation: current, iterationCount: iteration)
      }
      let search = WolfeLineSearch(
        function: function, origin: point, evaluation: current,
        rounding: Self.rounding * max(functionScale, abs(current.value)))
      var found: WolfeLineSearch.Step?
      if !steps.isEmpty {
        found = search.step(along: direction(current.gradient, steps), firstLength: 1)
      }
      if found == nil {
        steps = []
        // A first step of unit length or less: nothing is known of the function's scale yet.
        let norm = current.gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
        found = search.step(along: current.gradient.map { -$0 }, firstLength: min(1, 1 / norm))
      }
      guard let next = found else {
        throw .stalled(iterations: iteration, gradientNorm: current.gradientNorm)
      }
      let correction = Correction(
        move: zip(next.point, point).map { $0 - $1 },
        gradientChange: zip(next.evaluation.gradient, current.gradient).map { $0 - $1 })
      if let correction {
        steps.append(correction)
        if steps.count > memory { steps.removeFirst() }
      }
      (point, current) = (next.point, next.evaluation)
    }
    guard isSmall(current) else {
      throw .notConverged(iterations: iterationLimit, gradientNorm: current.gradientNorm)
    }
    return Minimum(point: point, evaluation: current, iterationCount: iterationLimit)
  }

  private func isSmall(_ evaluation: Evaluation) -> Bool {
    evaluation.gradientNorm <= gradientTolerance * max(functionScale, abs(evaluation.value))
  }

  /// One step's news of the Hessian: s, y and sᵀy > 0.
  private struct Correction {
    let move: [Double]
    let gradientChange: [Double]
    let product: Double

    /// `nil` where rounding has left nothing of the curvature.
    init?(move: [Double], gradientChange: [Double]) {
      let product = dot(move, gradientChange)
      guard product > 0x1p-52 * dot(gradientChange, gradientChange) * 1e-8 else { return nil }
      self.move = move
      self.gradientChange = gradientChange
      self.product = product
    }
  }

  /// −H g by the two-loop recursion (algorithm 7.4).
  private func direction(_ gradient: [Double], _ steps: [Correction]) -> [Double] {
    var q = gradient
    var shares: [Double] = []
    for step in steps.reversed() {
      let share = dot(step.move, q) / step.product
      shares.append(share)
      for index in q.indices { q[index] -= share * step.gradientChange[index] }
    }
    if let last = steps.last {
      let scale = last.product / dot(last.gradientChange, last.gradientChange)
      for index in q.indices { q[index] *= scale }
    }
    for (step, share) in zip(steps, shares.reversed()) {
      let correction = share - dot(step.gradientChange, q) / step.product
      for index in q.indices { q[index] += correction * step.move[index] }
    }
    return q.map { -$0 }
  }
}

/// The inner product of two vectors of one length.
func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}
