import ChartRendering
import Indicators
import Tables

/// Rates and grades as text for people: every rate with its arithmetic, every grade with what decided it.
public struct GradeText: Sendable {
  private let wording: any ReportWording
  private let phrases: any GradeWording

  /// A writer in a language.
  public init(language: Language) {
    wording = language.reportWording
    phrases = language.gradeWording
  }

  /// All grades, the goal's if there is one, and what is known of each rubric.
  ///
  /// - Parameters:
  ///   - grades: Of indicators.
  ///   - goal: Of the goal, if asked for.
  ///   - rubrics: Those that took part.
  /// - Returns: Text with a final newline.
  public func text(
    of grades: [IndicatorGrades], goal: GoalGrades?, rubrics: [GradingRubric]
  ) -> String {
    var blocks = grades.map(block)
    if let goal { blocks.append(GoalGradeText(wording: wording, phrases: phrases).lines(of: goal)) }
    // A rubric of goals is told of beside its grade.
    let told = rubrics.filter { $0.goalRule == nil }
    blocks.append(
      (told.isEmpty ? [] : [phrases.rubricsHeading] + told.flatMap(rubricLines) + [""])
        + [phrases.explanation])
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n\n") + "\n"
  }

  private func block(of grades: IndicatorGrades) -> [String] {
    let record = grades.record
    let kind = record.indicator.yearKind
    let unit = wording.unit(record.indicator.unit)
    var head = LabelledLines()
    head.add(phrases.targetLabel, targetText(grades))
    head.add(
      phrases.baselineLabel,
      record.declaredBaseline.map { baseline in
        phrases.baseline(
          FigureText.exact(baseline.value) + unit,
          year: wording.year(baseline.fiscalYear, kind),
          isStated: baseline.isStated)
      })
    head.add(
      phrases.latestLabel,
      record.latest.map { latest in
        phrases.value(
          FigureText.actual(latest) + unit,
          year: wording.year(latest.fiscalYear, kind))
      })
    var rates = LabelledLines()
    for name in RateName.allCases { rates.add(phrases.rate(name), rateText(name, of: grades)) }

    let rows =
      [[phrases.ministryGradeLabel, phrases.ministryGrade(record.ministryGrade)]]
      + grades.entries.map { [$0.rubric.name, outcomeText($0)] }
    var lines = [ForecastText.title(record.indicator)] + head.lines(indentation: 0)
    // Without a target each rate would give the same reason.
    if grades.target != nil {
      lines += ["", phrases.ratesHeading] + rates.lines(indentation: 2)
    }
    return lines + ["", phrases.gradesHeading] + Self.aligned(rows)
  }

  private func targetText(_ grades: IndicatorGrades) -> String {
    guard let target = grades.target else { return phrases.noTarget }
    let indicator = grades.record.indicator
    var text = wording.target(
      wording.criterion(target.criterion, unit: indicator.unit),
      in: wording.year(target.fiscalYear, indicator.yearKind))
    if target.isApproximate {
      text = phrases.approximate(
        target: text,
        tolerance: grades.tolerance.map { NumberText.significant($0.share * 100, digits: 3) }
      )
    }
    return wording.directionAssumed(target).map { wording.explained(text, by: $0) } ?? text
  }

  // MARK: - Rates

  private func rateText(_ name: RateName, of grades: IndicatorGrades) -> String {
    switch grades.rates[name] {
    case .undefined(let refusal): "–  " + phrases.refusal(refusal)
    case .value(let value):
      figure(value, of: name) + (arithmetic(of: name, grades).map { " = \($0)" } ?? "")
    }
  }

  /// Fractions in percent, indices as they are.
  private func figure(_ value: Double, of name: RateName) -> String {
    FigureText.withMinus(name.isFraction ? FigureText.rate(value) : FigureText.computed(value))
  }

  /// The figures that went into a rate.
  private func arithmetic(of name: RateName, _ grades: IndicatorGrades) -> String? {
    let record = grades.record
    guard let baseline = record.declaredBaseline, let latest = record.latest,
      let target = grades.rates.target, let threshold = target.threshold
    else { return nil }
    let base = FigureText.operand(FigureText.exact(baseline.value))
    let goal = FigureText.operand(FigureText.exact(threshold))
    let value = FigureText.operand(FigureText.actual(latest))
    let elapsed = baseline.fiscalYear.steps(to: latest.fiscalYear)
    let whole = baseline.fiscalYear.steps(to: target.fiscalYear)
    let sign = target.direction == .down ? "−" : ""
    switch name {
    case .pathAttainmentRate:
      guard let path = grades.rates.linearPathValue.map(FigureText.computed) else { return nil }
      return "(\(value) − \(base)) / (\(FigureText.operand(path)) − \(base))"
    case .progressShare: return "(\(value) − \(base)) / (\(goal) − \(base))"
    case .targetRatio: return "\(value) / \(goal)"
    case .growthRatio:
      return "((\(value) / \(base))^(1/\(elapsed)) − 1) / ((\(goal) / \(base))^(1/\(whole)) − 1)"
    case .currentStatusIndex: return "\(sign)10 × (\(value) − \(base)) / |\(goal) − \(base)|"
    case .anticipatedProgressIndex:
      guard let computed = grades.rates.anticipatedValue.map(FigureText.computed) else {
        return nil
      }
      let anticipated = FigureText.operand(computed)
      let note = phrases.anticipated(
        value: FigureText.withMinus(computed),
        year: wording.shortYear(target.fiscalYear, record.indicator.yearKind))
      return wording.explained(
        "\(sign)10 × (\(anticipated) − \(base)) / |\(goal) − \(base)|", by: note)
    }
  }

  // MARK: - Grades

  private func outcomeText(_ entry: IndicatorGrades.Entry) -> String {
    let mark = phrases.mark(of: entry.rubric)
    let grade = entry.outcome.label.map(phrases.grade) ?? phrases.noGrade
    let grounds =
      switch entry.outcome {
      case .graded(_, let by, let within): inequalityText(by, within: within)
      case .notJudged(_, let refusal), .undefined(let refusal): phrases.refusal(refusal)
      }
    return [grade, grounds, mark].joined(separator: "  ")
  }

  private func inequalityText(_ by: Inequality, within: Inequality?) -> String {
    func bound(_ inequality: Inequality) -> String {
      let text = "\(inequality.comparison.symbol) " + phrases.threshold(inequality)
      return inequality.isElapsedShare ? wording.explained(text, by: phrases.elapsedShare) : text
    }
    let bounds = [by, within].compactMap { $0 }.map(bound)
    return "\(phrases.rate(by.rate)) \(figure(by.value, of: by.rate)) " + phrases.list(bounds)
  }

  private func rubricLines(_ rubric: GradingRubric) -> [String] {
    ["  \(rubric.name)  \(phrases.text(rubric.title))"]
      + phrases.groundLines(of: rubric, indentation: 4)
  }

  /// Two columns, the first one aligned in display columns.
  private static func aligned(_ rows: [[String]]) -> [String] {
    var lines = LabelledLines()
    for row in rows { lines.add(row[0], row[1]) }
    return lines.lines(indentation: 2)
  }
}

extension GradeWording {
  /// The publisher's words, the source, and grades that people give, each with how it is known.
  func groundLines(of rubric: GradingRubric, indentation: Int) -> [String] {
    var lines = LabelledLines()
    lines.add(
      wordingLabel, rubric.wording.map { text($0.text) + mark(of: $0.statuses) })
    lines.add(sourceLabel, text(rubric.source) + mark(of: rubric.statuses))
    if !rubric.gradesByHand.isEmpty {
      lines.add(byHandLabel, list(rubric.gradesByHand.map(grade)))
    }
    return lines.lines(indentation: indentation)
  }

  /// How rule and words of a rubric are known.
  func mark(of rubric: GradingRubric) -> String {
    mark(
      rule: list(rubric.statuses.map(status)),
      wording: rubric.wording.map { list($0.statuses.map(status)) })
  }

  /// How one text is known, after it.
  func mark(of statuses: [RuleStatus]) -> String { mark(list(statuses.map(status))) }

  /// A threshold in the form of its rate: 150 %, or 9 of an index.
  func threshold(_ inequality: Inequality) -> String {
    FigureText.withMinus(
      inequality.rate.isFraction
        ? NumberText.significant(inequality.threshold * 100, digits: 7) + " %"
        : NumberText.significant(inequality.threshold, digits: 7))
  }
}

extension FigureText {
  /// A figure with the sign that stands between other figures too.
  static func withMinus(_ figure: String) -> String {
    figure.hasPrefix("-") ? "−" + figure.dropFirst() : figure
  }

  /// A figure as it stands in a formula: (−9) where it is negative.
  static func operand(_ figure: String) -> String {
    figure.hasPrefix("-") ? "(\(withMinus(figure)))" : figure
  }
}
