/// Two halves of a panel, each to judge what the other has taught.
///
/// A series belongs to a half by a hash of its identifier, so that neither the order of series nor how
/// identifiers are numbered has a say: those whose hash is below the middle one make the first half.
struct PanelHalves {
  /// In the order of the panel.
  let first: [PriorTrainingSeries]
  /// In the order of the panel.
  let second: [PriorTrainingSeries]

  init(_ series: [PriorTrainingSeries]) {
    let keyed = series.enumerated().map { (hash: Self.hash(of: $1.id), index: $0) }
      .sorted { ($0.hash, $0.index) < ($1.hash, $1.index) }
    let chosen = Set(keyed.prefix(series.count / 2).map(\.index))
    first = series.indices.filter(chosen.contains).map { series[$0] }
    second = series.indices.filter { !chosen.contains($0) }.map { series[$0] }
  }

  /// FNV-1a over the bytes, then the finalizer of MurmurHash3: FNV-1a alone leaves identifiers that differ
  /// in their last digit side by side.
  static func hash(of id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
