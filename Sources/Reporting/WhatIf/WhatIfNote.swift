import Indicators

/// The codes in the column `note` of `whatif.csv`, beside those that all files share.
enum WhatIfNote: String {
  /// The series has no target.
  case noTarget = "no_target"
  /// The target year's actual is known.
  case targetNotOpen = "target_not_open"
  /// The target year is next year: its value decides, no law is asked.
  case decidesTarget = "decides_target"
  /// A computed value stopped at a value that the indicator cannot pass.
  case cutAtBound = "cut_at_bound"
  /// A value asked for is none that the indicator can take, as far as its unit and actuals tell.
  case valueOutsideBounds = "value_outside_bounds"
  /// Every value searched has the chance; this is the worst of them.
  case anyInRange = "any_in_range"
  /// No value searched has the chance.
  case noneInRange = "none_in_range"
  /// The chance falls again further on: it holds up to the row `needed_value_limit`.
  case fallsAgain = "falls_again"
  /// The chance of a rung is above the one asked for, as the law has a point mass there.
  case pointMass = "point_mass"
  /// Not within the years looked at.
  case beyondHorizon = "beyond_horizon"
  /// The first actual.
  case firstYear = "first_year"
  /// The latest actual, without which the horizon is longer.
  case latestYear = "latest_year"
  /// A total by the law of the sum: nothing is asked that would change one of its values.
  case notForSums = "not_for_sums"
  /// The latest actual meets the criterion already.
  case latestMeetsTarget = "latest_meets_target"

  /// The code of an obstacle; reasons of a verdict keep their own.
  static func code(of obstacle: WhatIf.Obstacle) -> String {
    switch obstacle {
    case .noTarget: noTarget.rawValue
    case .targetNotOpen: targetNotOpen.rawValue
    case .cannotJudge(let obstacle): obstacle.rawValue
    }
  }
}
