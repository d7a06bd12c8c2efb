/// Sets labels of one height below each other, each as near to where it belongs as the others allow.
enum LabelColumn {
  /// The middles of labels in the order of the wishes.
  ///
  /// Labels that would overlap are moved apart as one block around the mean of their wishes, as in isotonic
  /// regression by pooling; the least squares of all moves.
  ///
  /// - Parameters:
  ///   - wishes: Where each label would stand; equal wishes keep their order.
  ///   - spacing: The distance between the middles of neighbours.
  ///   - range: Where middles may lie; wide enough for all.
  /// - Returns: One middle a wish.
  static func middles(
    wishes: [Double], spacing: Double, in range: ClosedRange<Double>
  ) -> [Double] {
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    // With the spacing taken out, labels in order need only not to change places.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      blocks.append((wishes[index] - Double(rank) * spacing, 1))
      while blocks.count > 1, let last = blocks.last {
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let room = range.upperBound - Double(max(0, wishes.count - 1)) * spacing
    var middles = [Double](repeating: 0, count: wishes.count)
    var rank = 0
    for block in blocks {
      let value = block.sum / Double(block.count)
      for _ in 0..<block.count {
        middles[order[rank]] =
          max(range.lowerBound, min(value, room)) + Double(rank) * spacing
        rank += 1
      }
    }
    return middles
  }
}
