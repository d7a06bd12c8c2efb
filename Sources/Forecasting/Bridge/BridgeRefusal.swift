/// Why a covariate is not used.
public enum BridgeRefusal: Hashable, Sendable {
  /// The covariate has no value in the series' last period and the one after it.
  case noNewerData
  /// The series has none, or the covariate has, for values below 0 have no place on the scale of moves.
  case negativeValues
  /// Too few single periods over which both have moved.
  case tooFewMoves(required: Int, found: Int)
  /// One of the two never changed its pace: there is nothing to go by.
  case noVariation
  /// The moves lie on a line to the last digit: nothing tells how far off it the next one may be.
  case exactFit
  /// The 99 % interval of the slope contains 0.
  case slopeUnclear
  /// Moves left out are foretold no better than by the law without the covariate.
  case scoreNotBetter
  /// A number left the range of doubles.
  case outOfRange

  /// The code in files, never translated.
  public var code: String {
    switch self {
    case .noNewerData: "bridge_no_newer_data"
    case .negativeValues: "bridge_negative_values"
    case .tooFewMoves: "bridge_too_few_moves"
    case .noVariation: "bridge_no_variation"
    case .exactFit: "bridge_exact_fit"
    case .slopeUnclear: "bridge_slope_unclear"
    case .scoreNotBetter: "bridge_score_not_better"
    case .outOfRange: "bridge_out_of_range"
    }
  }
}
