/// Probabilities of many indicators in one list, each with the range that other views give.
public struct TriageChart: Hashable, Sendable {
  /// One indicator.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public let label: String
    /// The probability, 0 … 1; `nil` where nothing can be said.
    public let probability: Double?
    /// The least and greatest probability over other views.
    public let spread: ClosedRange<Double>?
    /// The text beside it, such as 約70%, or why nothing can be said.
    public let text: String

    /// One indicator.
    public init(
      label: String, probability: Double?, spread: ClosedRange<Double>?, text: String
    ) {
      self.label = label
      self.probability = probability
      self.spread = spread
      self.text = text
    }
  }

  /// The language's code for the `lang` attribute.
  public let language: String
  /// The heading.
  public let title: String
  /// What the chart shows, in sentences.
  public let description: String
  /// The name of the probability axis.
  public let axisLabel: String
  /// Probabilities drawn through all rows with their labels, such as cut-offs; ascending.
  public let cutOffs: [Double]
  /// Lines below the chart.
  public let notes: [String]
  /// The rows in their order; one or more.
  public let rows: [Row]

  /// Probabilities of many indicators.
  public init(
    language: String, title: String, description: String, axisLabel: String, cutOffs: [Double],
    notes: [String], rows: [Row]
  ) {
    precondition(!rows.isEmpty, "a triage chart has a row")
    self.language = language
    self.title = title
    self.description = description
    self.axisLabel = axisLabel
    self.cutOffs = cutOffs
    self.notes = notes
    self.rows = rows
  }
}
