import Forecasting

extension GradingRubric {
  /// The most bytes of a rubric file.
  static let fileSizeLimit = 1 << 16

  private static let textLimit = 600
  private static let codeLimit = 40

  /// Reads a rubric that a user gives.
  ///
  /// - Parameter bytes: A JSON document in UTF-8, with or without byte order mark, laid out as the guide
  ///   GradingRubrics describes. A member that no rubric has is refused, so that a slip of the pen is not a
  ///   rule left out.
  /// - Throws: The first ``RubricProblem``, with its line and column or the path of the member.
  public init(file bytes: [UInt8]) throws(RubricProblem) {
    let document: JSONDocument
    do throws(JSONDocument.FileFault) {
      document = try JSONDocument(file: bytes, sizeLimit: Self.fileSizeLimit)
    } catch {
      switch error {
      case .tooLarge(let limit, let found): throw .tooLarge(limit: limit, found: found)
      case .notUTF8(let offset): throw .notUTF8(offset: offset)
      case .notJSON(let line, let column): throw .notJSON(line: line, column: column)
      case .nestedTooDeeply(let line, let column):
        throw .nestedTooDeeply(line: line, column: column)
      }
    }
    try self.init(RubricNode(value: document, path: ""))
  }

  private init(_ root: RubricNode) throws(RubricProblem) {
    guard case .object = root.value else { throw .wrongType(path: "", expected: .object) }
    let level = try root.member("level").choice(Level.self)
    let common = [
      "name", "title", "level", "status", "wording", "source", "by_hand", "tolerance",
    ]
    switch level {
    case .indicator: try root.checkMembers(common + ["rate", "steps", "not_judged"])
    case .goal:
      try root.checkMembers(
        common + ["far_above", "far_above_of", "near", "grades", "judgement"])
    }
    name = try root.member("name").text(limit: Self.codeLimit)
    title = try Self.bilingual(root.member("title"))
    statuses = try Self.statuses(root.member("status"))
    if let node = root.optional("wording") {
      try node.checkMembers(["ja", "en", "status"])
      wording = Wording(
        text: try Self.bilingual(node, known: ["ja", "en", "status"]),
        statuses: try Self.statuses(node.member("status")))
    } else {
      wording = nil
    }
    source = try Self.bilingual(root.member("source"))
    var gradesByHand: [GradeLabel] = []
    if let node = root.optional("by_hand") {
      for entry in try node.elements(count: 1...20) {
        gradesByHand.append(try Self.label(entry, beside: []))
      }
    }
    self.gradesByHand = gradesByHand
    tolerance = try root.optional("tolerance").map { node throws(RubricProblem) in
      try node.number(in: TargetTolerance.range)
    }.flatMap { TargetTolerance(share: $0) }
    switch level {
    case .indicator: rule = .indicator(try StepRule(root))
    case .goal: rule = .goal(try GoalRule(root))
    }
  }

  /// What is graded.
  enum Level: String, CaseIterable {
    case indicator, goal
  }

  private static func statuses(_ node: RubricNode) throws(RubricProblem) -> [RuleStatus] {
    var statuses: [RuleStatus] = []
    for element in try node.elements(count: 1...RuleStatus.allCases.count) {
      statuses.append(try element.choice(RuleStatus.self))
    }
    return statuses
  }

  fileprivate static func bilingual(
    _ node: RubricNode, known: [String] = ["ja", "en"]
  ) throws(RubricProblem) -> BilingualText {
    try node.checkMembers(known)
    return BilingualText(
      japanese: try node.member("ja").text(limit: textLimit),
      english: try node.member("en").text(limit: textLimit))
  }

  /// The grade of an entry, with its meaning if it has one.
  fileprivate static func label(
    _ node: RubricNode, beside others: [String]
  ) throws(RubricProblem) -> GradeLabel {
    try node.checkMembers(["grade", "ja", "en"] + others)
    let code = try node.member("grade").text(limit: codeLimit)
    let hasMeaning = node.optional("ja") != nil || node.optional("en") != nil
    return GradeLabel(
      code: code,
      meaning: hasMeaning ? try bilingual(node, known: ["grade", "ja", "en"] + others) : nil)
  }
}

extension StepRule {
  fileprivate init(_ root: RubricNode) throws(RubricProblem) {
    rate = try root.member("rate").choice(RateName.self)
    let nodes = try root.member("steps").elements(count: 2...20)
    var steps: [Step] = []
    for node in nodes {
      let step = try Step(node)
      if steps.contains(where: { $0.label.code == step.label.code }) {
        throw .repeatedGrade(path: node.path(of: "grade"), found: step.label.code)
      }
      steps.append(step)
    }
    self.steps = steps
    for (index, step) in steps.enumerated().dropFirst() {
      try Self.check(
        step, after: steps[index - 1], isLast: index == steps.count - 1, path: nodes[index].path)
    }
    if let node = root.optional("not_judged") {
      let label = try GradingRubric.label(node, beside: ["when"])
      notJudged = NotJudged(
        label: label, scope: try node.member("when").choice(NotJudgedScope.self))
    } else {
      notJudged = nil
    }
  }

  /// Steps go down with ≥ and > or up with ≤ and <; the last one takes what the one before leaves.
  private static func check(
    _ step: Step, after previous: Step, isLast: Bool, path: String
  ) throws(RubricProblem) {
    if isLast {
      guard step.comparison == previous.comparison.negation, step.threshold == previous.threshold
      else { throw .lastStepLeavesGap(path: path) }
      return
    }
    guard case .number(let threshold) = step.threshold,
      case .number(let before) = previous.threshold,
      step.comparison.pointsUp == previous.comparison.pointsUp,
      step.comparison.pointsUp ? threshold < before : threshold > before
    else { throw .notInOrder(path: path) }
  }
}

extension StepRule.Step {
  fileprivate init(_ node: RubricNode) throws(RubricProblem) {
    let names = Comparison.allCases.map(\.rawValue)
    label = try GradingRubric.label(node, beside: names)
    let given = Comparison.allCases.filter { node.optional($0.rawValue) != nil }
    guard let comparison = given.first, given.count == 1,
      let member = node.optional(comparison.rawValue)
    else { throw .comparisonCount(path: node.path, found: given.count) }
    self.comparison = comparison
    if case .string = member.value {
      _ = try member.choice(NamedThreshold.self)
      threshold = .elapsedShare
    } else {
      threshold = .number(try member.number(in: -1e6...1e6))
    }
  }

  private enum NamedThreshold: String, CaseIterable {
    case elapsedShare = "elapsed_share"
  }
}

extension GoalRule {
  fileprivate init(_ root: RubricNode) throws(RubricProblem) {
    farAboveFrom = try root.member("far_above").number(in: 1...1e6)
    farAboveScope = try root.member("far_above_of").choice(Scope.self)
    nearFrom = try root.member("near").number(in: 0...1)
    var grades: [Grade] = []
    for node in try root.member("grades").elements(count: 2...20) {
      let label = try GradingRubric.label(node, beside: ["steps"])
      if grades.contains(where: { $0.label.code == label.code }) {
        throw .repeatedGrade(path: node.path(of: "grade"), found: label.code)
      }
      var covered: [Int] = []
      for element in try node.member("steps").elements(count: 1...Self.stepCount) {
        let number = try element.number(in: 1...Double(Self.stepCount))
        guard let step = Int(exactly: number), step == (covered.last ?? step - 1) + 1 else {
          throw .notInOrder(path: element.path)
        }
        covered.append(step)
      }
      grades.append(Grade(label: label, steps: covered[0]...covered[covered.count - 1]))
    }
    for step in 1...Self.stepCount where !grades.contains(where: { $0.steps.contains(step) }) {
      throw .stepWithoutGrade(step: step)
    }
    self.grades = grades
    judgement = try root.optional("judgement").map { node throws(RubricProblem) in
      try GradingRubric.bilingual(node)
    }
  }
}
