import Tables

/// Holds a file of our own against its columns: names, kinds of cells, and what cells say of each other.
struct SchemaCheck {
  private(set) var findings: [Finding] = []

  let table: Table
  private let schema: TableSchema
  /// Positions by name; of two columns of one name the first.
  private let positions: [String: Int]

  /// Checks all rows.
  init(_ table: Table, against schema: TableSchema) {
    self.table = table
    self.schema = schema
    positions = Dictionary(
      table.header.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
    checkColumns()
    let kinds = table.header.map { ColumnKind.of($0.text) }
    // Rows of empty cells and headers that repeat are told as such.
    let rows = table.rows.filter { !$0.allSatisfy(\.isBlank) && !$0.repeats(table.header) }
    let pairs = orderedPairs()
    for row in rows {
      for (index, cell) in row.enumerated() {
        if let kind = kinds[index] { check(cell, kind, column: table.header[index].text) }
      }
      for pair in pairs { checkOrder(of: row, pair.lower, pair.upper) }
      checkHorizon(of: row)
    }
    checkKeys(of: rows)
    checkQuantiles(of: rows)
  }

  private mutating func add(
    _ problem: SchemaProblem, at cell: Table.Cell, _ severity: Finding.Severity = .error
  ) {
    findings.append(
      Finding(severity, .schema, at: table.location(of: cell), found: cell.text, problem))
  }

  private func number(_ column: String, in row: [Table.Cell]) -> Double? {
    positions[column].flatMap { Self.number(row[$0].text) }
  }

  private static func number(_ text: String) -> Double? {
    do throws(DecimalNumber.Fault) {
      return try DecimalNumber(text.utf8).value
    } catch {
      return nil
    }
  }

  private mutating func checkColumns() {
    for column in schema.columns where positions[column] == nil {
      add(.missingColumn(column, schema: schema.name), at: table.header[0])
    }
    for cell in table.header where !cell.isBlank {
      if let other = Self.otherEnd(of: cell.text) {
        if positions[other] == nil {
          add(.bandWithoutOtherEnd(column: cell.text, other: other), at: cell)
        }
      } else if !schema.columns.contains(cell.text) {
        add(.unknownColumn(cell.text, schema: schema.name), at: cell, .warning)
      }
    }
  }

  /// hi_80 of lo_80, and back.
  private static func otherEnd(of column: String) -> String? {
    for (one, other) in [("lo_", "hi_"), ("hi_", "lo_")] where column.hasPrefix(one) {
      return other + column.dropFirst(one.count)
    }
    for (one, other) in [("下限", "上限"), ("上限", "下限")] where column.hasSuffix(one) {
      return column.dropLast(one.count) + other
    }
    return nil
  }

  private mutating func check(_ cell: Table.Cell, _ kind: ColumnKind, column: String) {
    let text = cell.text
    guard !text.isEmpty else {
      if kind == .name { add(.blank(column: column), at: cell) }
      return
    }
    switch kind {
    case .text, .name: break
    case .year:
      let isYear =
        text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && text >= "1800" && text <= "2299"
      if !isYear { add(.notYear(column: column, found: text), at: cell) }
    case .writtenYear:
      if (try? YearNotation(text)) == nil { add(.notYear(column: column, found: text), at: cell) }
    case .count:
      if !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        add(.notCount(column: column, found: text), at: cell)
      }
    case .number:
      if Self.number(text) == nil { add(.notNumber(column: column, found: text), at: cell) }
    case .numberOrRange:
      if Self.number(text) == nil, Self.range(text) == nil {
        add(.notNumber(column: column, found: text), at: cell)
      }
    case .probability:
      if !(Self.number(text).map { (0...1).contains($0) } ?? false) {
        add(.notProbability(column: column, found: text), at: cell)
      }
    case .code(let known):
      if !known.contains(text) {
        add(.unknownCode(column: column, found: text, known: known), at: cell)
      }
    case .codes:
      let isList = text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x3B
      }
      if !isList { add(.notCodes(column: column, found: text), at: cell) }
    }
  }

  /// 70..75: a lower and an upper end.
  private static func range(_ text: String) -> ClosedRange<Double>? {
    let bytes = Array(text.utf8)
    guard
      let dots = bytes.indices.dropLast().first(where: {
        bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E
      }),
      let lower = number(String(decoding: bytes[..<dots], as: UTF8.self)),
      let upper = number(String(decoding: bytes[(dots + 2)...], as: UTF8.self)), lower <= upper
    else { return nil }
    return lower...upper
  }
}

extension SchemaCheck {
  /// Columns whose numbers rise from one to the next: ends of intervals, wider around narrower.
  private func orderedPairs() -> [(lower: String, upper: String)] {
    let levels = table.header.compactMap { cell -> (level: Double, name: Substring)? in
      guard cell.text.hasPrefix("lo_") else { return nil }
      let name = cell.text.dropFirst(3)
      return Self.number(String(name)).map { ($0, name) }
    }.sorted { $0.level > $1.level }
    var rising = levels.map { "lo_" + $0.name }
    if table.header.contains(where: { $0.text == "median" }) { rising.append("median") }
    rising += levels.reversed().map { "hi_" + $0.name }
    var pairs = zip(rising, rising.dropFirst()).map { (lower: $0, upper: $1) }
    pairs.append(("prob_min", "prob_max"))
    pairs.append(("prob_least", "prob_greatest"))
    for cell in table.header where cell.text.hasSuffix("区間 下限") {
      if let other = Self.otherEnd(of: cell.text) { pairs.append((cell.text, other)) }
    }
    return pairs
  }

  private mutating func checkOrder(of row: [Table.Cell], _ lower: String, _ upper: String) {
    guard let low = number(lower, in: row), let high = number(upper, in: row), low > high,
      let position = positions[lower]
    else { return }
    add(
      .notInOrder(
        lower: lower, upper: upper,
        found: "\(NumberText.shortest(low)) > \(NumberText.shortest(high))"),
      at: row[position])
  }

  private mutating func checkHorizon(of row: [Table.Cell]) {
    guard let position = positions["horizon"], let horizon = number("horizon", in: row),
      let origin = number("origin_fy", in: row), let target = number("target_fy", in: row),
      horizon != target - origin, abs(target - origin) < 10_000
    else { return }
    add(
      .wrongHorizon(found: row[position].text, expected: Int(target - origin)), at: row[position])
  }

  private mutating func checkKeys(of rows: [[Table.Cell]]) {
    let columns = schema.key.compactMap { positions[$0] }
    guard !columns.isEmpty, columns.count == schema.key.count else { return }
    // Lengths stand between, so that no two keys run together.
    var lines: [[UInt8]: Int] = [:]
    for row in rows {
      let key = columns.flatMap { index in
        Array("\(row[index].text.utf8.count):".utf8) + Array(row[index].text.utf8)
      }
      if let first = lines[key] {
        add(.repeatedRow(key: schema.key, firstLine: first), at: row[columns[0]])
      } else {
        lines[key] = row[0].line
      }
    }
  }

  /// Quantiles of one forecast rise with their probability.
  private mutating func checkQuantiles(of rows: [[Table.Cell]]) {
    guard let type = positions["output_type"], let id = positions["output_type_id"],
      let value = positions["value"]
    else { return }
    let place = ["series_id", "model_id", "target_fy"].compactMap { positions[$0] }
    var groups: [[UInt8]: Int] = [:]
    var quantiles: [[(probability: Double, value: Double, cell: Table.Cell)]] = []
    for row in rows where row[type].text == "quantile" {
      guard let probability = Self.number(row[id].text), let number = Self.number(row[value].text)
      else { continue }
      let key = place.flatMap { index in
        Array("\(row[index].text.utf8.count):".utf8) + Array(row[index].text.utf8)
      }
      let group = groups[key] ?? quantiles.count
      if group == quantiles.count {
        groups[key] = group
        quantiles.append([])
      }
      quantiles[group].append((probability, number, row[value]))
    }
    for group in quantiles {
      let sorted = group.enumerated().sorted {
        ($0.element.probability, $0.offset) < ($1.element.probability, $1.offset)
      }.map(\.element)
      for (lower, upper) in zip(sorted, sorted.dropFirst()) where lower.value > upper.value {
        add(.fallingQuantile(found: upper.cell.text), at: upper.cell)
      }
    }
  }
}
