/// Observed values and a forecast by year with the bands around it, against a target.
///
/// Pure values in the order of drawing; every text comes ready from the caller, and is escaped by the
/// renderer. Years are positions on the axis and need not be calendar years.
public struct FanChart: Hashable, Sendable {
  /// A year on the axis.
  public struct Year: Hashable, Sendable {
    /// The year's position; neighbouring years differ by 1.
    public let ordinal: Int
    /// The name under the axis, such as R7.
    public let label: String
    /// A second name below it, such as (2025); empty for none.
    public let secondLabel: String

    /// A year on the axis.
    public init(ordinal: Int, label: String, secondLabel: String = "") {
      self.ordinal = ordinal
      self.label = label
      self.secondLabel = secondLabel
    }
  }

  /// A value in a year.
  public struct Point: Hashable, Sendable {
    /// The year's position.
    public let year: Int
    /// The value; finite.
    public let value: Double

    /// A value in a year.
    public init(year: Int, value: Double) {
      self.year = year
      self.value = value
    }
  }

  /// What is forecast of a year.
  public struct Step: Hashable, Sendable {
    /// The year's position.
    public let year: Int
    /// The median; may leave the range of doubles.
    public let median: Double
    /// Intervals from the innermost, as many as ``FanChart/Texts/bands``, or none.
    public let intervals: [ClosedRange<Double>]

    /// What is forecast of a year.
    public init(year: Int, median: Double, intervals: [ClosedRange<Double>]) {
      self.year = year
      self.median = median
      self.intervals = intervals
    }
  }

  /// What is to be reached, and when.
  public struct Goal: Hashable, Sendable {
    /// The year's position.
    public let year: Int
    /// The value to reach, or the range to keep: both ends are drawn.
    public let values: ClosedRange<Double>
    /// The text beside it, such as 目標 4以上.
    public let label: String

    /// What is to be reached, and when; a single value is a range of width 0.
    public init(year: Int, values: ClosedRange<Double>, label: String) {
      self.year = year
      self.values = values
      self.label = label
    }
  }

  /// Years that are set apart, such as those whose values are still being counted.
  public struct Span: Hashable, Sendable {
    /// The positions of the first and last year.
    public let years: ClosedRange<Int>
    /// The text above it.
    public let label: String

    /// Years that are set apart.
    public init(years: ClosedRange<Int>, label: String) {
      self.years = years
      self.label = label
    }
  }

  /// A place where values before and after do not go together.
  public struct Break: Hashable, Sendable {
    /// The first year after it.
    public let year: Int
    /// The text above it.
    public let label: String

    /// A break before a year.
    public init(year: Int, label: String) {
      self.year = year
      self.label = label
    }
  }

  /// One of equally likely values of the goal's year.
  public struct Dot: Hashable, Sendable {
    /// The value; may leave the range of doubles.
    public let value: Double
    /// Whether it meets the goal.
    public let isMet: Bool

    /// One of equally likely values.
    public init(value: Double, isMet: Bool) {
      self.value = value
      self.isMet = isMet
    }
  }

  /// The texts, each in the language of the chart.
  public struct Texts: Hashable, Sendable {
    /// The language's code for the `lang` attribute.
    public let language: String
    /// The heading.
    public let title: String
    /// What the chart shows, in sentences, for those who do not see it.
    public let description: String
    /// The unit of the value axis; empty for none.
    public let unit: String
    /// The power of ten by which the unit counts: 12 for 兆円 over values in 円.
    public let unitPower: Int
    /// The label of the observed values.
    public let actual: String
    /// The label of the medians.
    public let median: String
    /// The labels of the bands, from the innermost.
    public let bands: [String]
    /// The label of the linear path.
    public let path: String
    /// Said where something was cut at the values that can occur.
    public let cutAtBounds: String
    /// Said where something reaches beyond the frame.
    public let cutAtFrame: String
    /// Lines below the chart.
    public let notes: [String]

    /// The texts of a chart.
    public init(
      language: String, title: String, description: String, unit: String, unitPower: Int = 0,
      actual: String, median: String, bands: [String], path: String, cutAtBounds: String,
      cutAtFrame: String,
      notes: [String]
    ) {
      self.language = language
      self.title = title
      self.description = description
      self.unit = unit
      self.unitPower = unitPower
      self.actual = actual
      self.median = median
      self.bands = bands
      self.path = path
      self.cutAtBounds = cutAtBounds
      self.cutAtFrame = cutAtFrame
      self.notes = notes
    }
  }

  /// The years of the axis, ascending without a gap; one or more.
  public let years: [Year]
  /// Observed values, ascending by year.
  public let actuals: [Point]
  /// The forecast, ascending by year.
  public let steps: [Step]
  /// What is to be reached.
  public let goal: Goal?
  /// The straight line to the goal: its two ends, or none.
  public let path: [Point]
  /// Years set apart.
  public let spans: [Span]
  /// Breaks of the series.
  public let breaks: [Break]
  /// Equally likely values of the goal's year, ascending; none where there is no law.
  public let dots: [Dot]
  /// The values that can occur; nothing is drawn beyond.
  public let bounds: ClosedRange<Double>
  /// The texts.
  public let texts: Texts

  /// A chart.
  public init(
    years: [Year], actuals: [Point], steps: [Step] = [], goal: Goal? = nil, path: [Point] = [],
    spans: [Span] = [], breaks: [Break] = [], dots: [Dot] = [],
    bounds: ClosedRange<Double> = -Double.infinity...Double.infinity, texts: Texts
  ) {
    precondition(!years.isEmpty, "a chart has a year")
    precondition(
      zip(years, years.dropFirst()).allSatisfy { $0.ordinal + 1 == $1.ordinal },
      "the years of an axis have no gap")
    precondition(
      steps.allSatisfy { $0.intervals.isEmpty || $0.intervals.count == texts.bands.count },
      "every band has a label")
    self.years = years
    self.actuals = actuals
    self.steps = steps
    self.goal = goal
    self.path = path
    self.spans = spans
    self.breaks = breaks
    self.dots = dots
    self.bounds = bounds
    self.texts = texts
  }

  /// Whether a median or an interval reaches beyond the bounds and is drawn cut.
  public var isCutAtBounds: Bool {
    steps.contains { step in
      ([step.median] + step.intervals.flatMap { [$0.lowerBound, $0.upperBound] })
        .contains { !bounds.contains($0) }
    }
  }
}
