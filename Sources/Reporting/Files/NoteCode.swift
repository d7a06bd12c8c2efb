import Forecasting
import Indicators

/// The codes in the column `note`, the same in every language.
enum NoteCode: String {
  /// The year's value is pending; a forecast stands in its place.
  case pending
  /// The year has no value, by its source.
  case notApplicable = "not_applicable"
  case unknown
  case suppressed
  case blank
  /// The value follows another definition, before a break of the series.
  case beforeBreak = "before_break"
  /// The year's law comes from a related series.
  case bridged
  /// The law goes on from years that a related series fills.
  case afterBridge = "after_bridge"
  /// A related series was given and is not used; see `BridgeRefusal`.
  case bridgeNoNewerData = "bridge_no_newer_data"
  case bridgeNegativeValues = "bridge_negative_values"
  case bridgeTooFewMoves = "bridge_too_few_moves"
  case bridgeNoVariation = "bridge_no_variation"
  case bridgeExactFit = "bridge_exact_fit"
  case bridgeSlopeUnclear = "bridge_slope_unclear"
  case bridgeScoreNotBetter = "bridge_score_not_better"
  case bridgeOutOfRange = "bridge_out_of_range"
  /// A cumulative figure never falls, but a band reaches below its latest value.
  case cumulativeMayFall = "cumulative_may_fall"
  /// The model's law reaches beyond the values that the indicator can take.
  case outsideBounds = "outside_bounds"
  /// Too few actuals for a prediction interval: median only.
  case noInterval = "no_interval"
  /// Every change was the same: the law has no width, no probability rests on it.
  case zeroWidth = "zero_width"
  /// Residuals follow the one before: bands are too narrow.
  case autocorrelatedErrors = "autocorrelated_errors"
  /// Residuals turn against the one before.
  case alternatingErrors = "alternating_errors"
  /// Too few actuals for the model.
  case tooFewActuals = "too_few_actuals"
  /// The model needs values above 0.
  case nonPositiveValues = "non_positive_values"
  /// The model refuses values below 0.
  case negativeValues = "negative_values"
  /// A value is negative, so the mixture of random walks stands in for the default.
  case negativeValuesMixture = "negative_values_mixture"
  /// Numbers left the range of doubles.
  case outOfRange = "out_of_range"
  /// No value was observed.
  case noActuals = "no_actuals"
  /// The actuals reach the year asked for already.
  case nothingToForecast = "nothing_to_forecast"
  /// Further away than forecasts are given for.
  case horizonTooLong = "horizon_too_long"

  /// A total, forecast as the sum of its parts.
  case sumOfParts = "sum_of_parts"
  /// A total, forecast from its own values, as nothing can be said of one of its parts.
  case partsNotForecast = "parts_not_forecast"
  /// The total's latest actual is newer than a part's, whose law knows nothing of it.
  case totalAheadOfParts = "total_ahead_of_parts"

  /// A single series of fewer than ten actuals: an anecdote, no evidence.
  case anecdotal
  /// Infinite scores are counted, not averaged.
  case infiniteLeftOut = "infinite_left_out"
  /// No actual follows another within the horizon.
  case noOutcome = "no_outcome"

  init(_ error: ForecastingError) {
    switch error {
    case .tooFewObservations: self = .tooFewActuals
    case .nonPositiveValues: self = .nonPositiveValues
    case .negativeValues: self = .negativeValues
    case .outOfRange: self = .outOfRange
    }
  }

  init(_ refusal: BridgeRefusal) {
    switch refusal {
    case .noNewerData: self = .bridgeNoNewerData
    case .negativeValues: self = .bridgeNegativeValues
    case .tooFewMoves: self = .bridgeTooFewMoves
    case .noVariation: self = .bridgeNoVariation
    case .exactFit: self = .bridgeExactFit
    case .slopeUnclear: self = .bridgeSlopeUnclear
    case .scoreNotBetter: self = .bridgeScoreNotBetter
    case .outOfRange: self = .bridgeOutOfRange
    }
  }

  /// The code of a year without a value.
  init(_ status: ValueStatus) {
    switch status {
    case .pending: self = .pending
    case .notApplicable: self = .notApplicable
    case .suppressed: self = .suppressed
    case .blank: self = .blank
    case .unknown, .final, .provisional, .revised: self = .unknown
    }
  }
}
