import Indicators
import Tables

/// What can be wrong with the options of grades, or with a rubric file.
enum GradeProblem: Problem {
  case unknownRubric(found: String, known: [String])
  case rubric(RubricProblem)
  case sameName(String)
  case tolerance(found: String)
  case unknownSeries(option: String, found: String)
  case optionNeedsGoal(option: String)
  case noGoalIndicators
  case noGoalRubric
  case onlyGoalRubrics

  var code: String {
    switch self {
    case .unknownRubric: "E460"
    case .rubric(let problem):
      switch problem {
      case .tooLarge, .notUTF8, .notJSON, .nestedTooDeeply: "E461"
      case .missing, .unknownMember, .wrongType, .wrongCount, .comparisonCount: "E462"
      case .unknownChoice, .badText, .outOfRange: "E463"
      case .notInOrder, .lastStepLeavesGap, .repeatedGrade, .stepWithoutGrade: "E464"
      }
    case .sameName: "E465"
    case .tolerance: "E466"
    case .unknownSeries: "E467"
    case .optionNeedsGoal: "E468"
    case .noGoalIndicators, .noGoalRubric, .onlyGoalRubrics: "E469"
    }
  }

  var english: String {
    let q = Quotation.english
    switch self {
    case .unknownRubric(let found, let known):
      return
        "unknown rubric (found \(q(found))); rubrics are: \(known.joined(separator: ", ")), or a file whose name ends in .json"
    case .rubric(let problem): return problem.english
    case .sameName(let name):
      return "two rubrics are called \(q(name)); give each a name of its own"
    case .tolerance(let found):
      return
        "--tolerance takes a percentage of the target from 0 to 50, such as 5 (found \(q(found)))"
    case .unknownSeries(let option, let found):
      return "\(option) names a series that is not there (found \(q(found))); check the identifier"
    case .optionNeedsGoal(let option): return "\(option) is for --goal; add it"
    case .noGoalIndicators:
      return "no series has a target, so there is no goal to grade; add targets to the file"
    case .noGoalRubric:
      return "--goal needs a rubric of goals, such as mlit-goal; add one to --rubric"
    case .onlyGoalRubrics:
      return "the rubrics named grade goals, not indicators; add --goal or name another rubric"
    }
  }

  var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .unknownRubric(let found, let known):
      return
        "評価の規則\(q(found))はありません。使えるのは \(known.joined(separator: ", ")) か、名前が .json で終わるファイルです"
    case .rubric(let problem): return problem.japanese
    case .sameName(let name): return "同じ名前\(q(name))の規則が2つあります。別の名前を付けてください"
    case .tolerance(let found):
      return "--tolerance は目標値に対する百分率（0から50まで、例 5）です。\(q(found))は使えません"
    case .unknownSeries(let option, let found):
      return "\(option) の系列\(q(found))がありません。識別子を確かめてください"
    case .optionNeedsGoal(let option): return "\(option) は --goal と一緒に使います。--goal を足してください"
    case .noGoalIndicators: return "目標のある系列がないため、施策目標を評価できません。ファイルに目標を足してください"
    case .noGoalRubric:
      return "--goal には施策目標の規則が要ります（例 mlit-goal）。--rubric に足してください"
    case .onlyGoalRubrics:
      return "指定された規則は施策目標のもので、指標には使えません。--goal を足すか、別の規則を指定してください"
    }
  }
}
