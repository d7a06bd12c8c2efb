/// Drafts in the order of their source, found by identifier.
struct DraftList {
  private(set) var drafts: [SeriesDraft] = []
  // Keyed by bytes: Swift holds texts equal that differ in normalization.
  private var positions: [[UInt8]: Int] = [:]

  /// The position of the draft of an identifier.
  func position(of id: String) -> Int? { positions[Array(id.utf8)] }

  /// The draft of an identifier.
  func draft(_ id: String) -> SeriesDraft? { position(of: id).map { drafts[$0] } }

  /// Adds a draft, whose identifier is new; returns its position.
  @discardableResult
  mutating func append(_ draft: SeriesDraft) -> Int {
    let position = drafts.count
    positions[Array(draft.id.utf8)] = position
    drafts.append(draft)
    return position
  }

  subscript(position: Int) -> SeriesDraft {
    get { drafts[position] }
    _modify { yield &drafts[position] }
  }
}
