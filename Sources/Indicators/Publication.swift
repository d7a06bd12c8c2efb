/// Who published the figures of an indicator, and where.
public struct Publication: Hashable, Sendable {
  /// The organization, as written; `nil` where the input does not say.
  public let publisher: String?
  /// The titles of what the figures were taken from, in order of first appearance.
  public let sources: [String]

  /// Who published the figures, and where.
  public init(publisher: String? = nil, sources: [String] = []) {
    self.publisher = publisher
    self.sources = sources
  }
}
