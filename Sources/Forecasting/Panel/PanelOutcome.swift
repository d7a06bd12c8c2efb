/// What became of one series of a panel: a forecast, or the reason why there is none.
///
/// Raw values are the codes of `note` in files, where there is something to note.
public enum PanelOutcome: String, CaseIterable, Hashable, Sendable {
  /// The model forecast it.
  case forecast = ""
  /// A median alone: the data leave no degree of freedom to say how far off it may be.
  case medianOnly = "no_residual_degrees_of_freedom"
  /// A value is negative: the mixture of random walks stood in for the default model.
  case mixtureStoodIn = "negative_values_mixture"
  /// No value at all.
  case noValues = "no_actuals"
  /// Fewer values than the model needs.
  case tooFewValues = "too_few_actuals"
  /// The model refuses values below 0.
  case negativeValues = "negative_values"
  /// The model needs values above 0.
  case nonPositiveValues = "non_positive_values"
  /// A number left the range of doubles.
  case outOfRange = "out_of_range"
  /// A value is NaN or infinite.
  case nonFiniteValue = "non_finite_value"
  /// A year stands twice or before an earlier one.
  case yearsNotAscending = "years_not_ascending"
  /// More years between the values than the predictive model is asked to bridge.
  case yearsTooFarApart = "years_too_far_apart"

  /// Whether the row has numbers.
  public var hasForecast: Bool {
    switch self {
    case .forecast, .medianOnly, .mixtureStoodIn: true
    default: false
    }
  }
}
