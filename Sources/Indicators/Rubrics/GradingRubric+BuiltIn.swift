extension GradingRubric {
  /// The rubrics that come with the package, by name.
  public enum BuiltIn: String, CaseIterable, Hashable, Sendable {
    /// Indicators of the Ministry of Land, Infrastructure, Transport and Tourism: A, B, N.
    case mlitIndicator = "mlit-indicator"
    /// Key performance indicators of the growth strategy: A, B, F, N.
    case growthStrategy = "growth-strategy"
    /// Ministry of Agriculture, Forestry and Fisheries: A′, A, B, C.
    case maff
    /// Seven steps as local governments have them.
    case localSeven = "local-seven"
    /// Open SDG, as Eurostat has it.
    case openSDG = "open-sdg"
    /// The progress chart of the United Nations.
    case unProgressChart = "un-progress-chart"
    /// The anticipated progress of ESCAP.
    case escap
    /// Policy goals of the Ministry of Land, Infrastructure, Transport and Tourism: five steps.
    case mlitGoal = "mlit-goal"
    /// Policy goals of the Ministry of Health, Labour and Welfare: A, B, C.
    case mhlw

    /// The document.
    var bytes: [UInt8] {
      switch self {
      case .mlitIndicator: PackageResources.mlit_indicator_json
      case .growthStrategy: PackageResources.growth_strategy_json
      case .maff: PackageResources.maff_json
      case .localSeven: PackageResources.local_seven_json
      case .openSDG: PackageResources.open_sdg_json
      case .unProgressChart: PackageResources.un_progress_chart_json
      case .escap: PackageResources.escap_json
      case .mlitGoal: PackageResources.mlit_goal_json
      case .mhlw: PackageResources.mhlw_json
      }
    }

    /// The rubric.
    public var rubric: GradingRubric {
      do throws(RubricProblem) {
        return try GradingRubric(file: bytes)
      } catch {
        preconditionFailure("a built-in rubric is well formed: \(error)")
      }
    }
  }

  /// The rule for goals; `nil` for a rubric of indicators.
  public var goalRule: GoalRule? {
    if case .goal(let rule) = rule { rule } else { nil }
  }
}
