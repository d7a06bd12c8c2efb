/// Many small fan charts side by side, each on its own axis.
public struct MultiplesChart: Hashable, Sendable {
  /// The names of the marks, told once for all charts; empty where a mark does not occur.
  public struct Key: Hashable, Sendable {
    /// The observed values.
    public let actual: String
    /// The medians.
    public let median: String
    /// The bands, from the innermost.
    public let bands: [String]
    /// The goals.
    public let goal: String
    /// The linear paths.
    public let path: String

    /// The names of the marks.
    public init(actual: String, median: String, bands: [String], goal: String, path: String) {
      self.actual = actual
      self.median = median
      self.bands = bands
      self.goal = goal
      self.path = path
    }
  }

  /// The language's code for the `lang` attribute.
  public let language: String
  /// The heading.
  public let title: String
  /// What the charts show, in sentences.
  public let description: String
  /// The names of the marks.
  public let key: Key
  /// The charts, in order; one or more.
  public let panels: [FanChart]

  /// Many small charts.
  public init(
    language: String, title: String, description: String, key: Key, panels: [FanChart]
  ) {
    precondition(!panels.isEmpty, "small multiples have a panel")
    self.language = language
    self.title = title
    self.description = description
    self.key = key
    self.panels = panels
  }
}
