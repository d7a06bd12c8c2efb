extension EmpiricalBayesPreset {
  /// The most bytes of a preset file.
  static let fileSizeLimit = 1 << 16

  /// Reads a preset that a user gives.
  ///
  /// - Parameter bytes: A JSON document in UTF-8, with or without byte order mark, laid out like the
  ///   presets that come with the package; further members are for people and not read.
  /// - Throws: The first ``PresetProblem``, with its line and column or the path of the member.
  public init(file bytes: [UInt8]) throws(PresetProblem) {
    let document: JSONDocument
    do throws(JSONDocument.FileFault) {
      document = try JSONDocument(file: bytes, sizeLimit: Self.fileSizeLimit)
    } catch {
      throw PresetProblem(error)
    }
    try PresetCheck(document).check()
    do throws(Fault) {
      let hasMark = bytes.starts(with: JSONDocument.byteOrderMark)
      try self.init(json: Array(bytes.dropFirst(hasMark ? 3 : 0)))
    } catch {
      preconditionFailure("a document that was checked is a preset: \(error.message)")
    }
  }
}

extension PresetProblem {
  fileprivate init(_ fault: JSONDocument.FileFault) {
    switch fault {
    case .tooLarge(let limit, let found): self = .tooLarge(limit: limit, found: found)
    case .notUTF8(let offset): self = .notUTF8(offset: offset)
    case .notJSON(let line, let column): self = .notJSON(line: line, column: column)
    case .nestedTooDeeply(let line, let column):
      self = .nestedTooDeeply(line: line, column: column)
    }
  }
}

/// Walks through a document and finds what is missing or makes no sense.
private struct PresetCheck {
  private let root: PresetDocument

  init(_ root: PresetDocument) { self.root = root }

  func check() throws(PresetProblem) {
    guard case .object = root else { throw .wrongType(path: "", expected: .object) }
    if try text(root, "name", at: "name").isEmpty { throw .badLabel(path: "name", found: "") }
    let version = try number(root, "version", at: "version", in: 1...1e6)
    guard version == version.rounded() else {
      throw .outOfRange(path: "version", allowed: 1...1e6, found: version)
    }
    _ = try number(root, "lambda", at: "lambda", in: PresetRanges.power)
    try checkClasses()
    let kinds = try object(root, "kinds", at: "kinds")
    for kind in ValueKind.allCases {
      let path = "kinds.\(kind.rawValue)"
      let parameters = try object(kinds, kind.rawValue, at: path)
      let stay = try list(parameters, "stay", at: "\(path).stay")
      guard stay.count == 2 else {
        throw .wrongCount(path: "\(path).stay", expected: 2...2, found: stay.count)
      }
      for (index, element) in stay.enumerated() {
        guard case .number(let value) = element else {
          throw .wrongType(path: "\(path).stay[\(index)]", expected: .number)
        }
        let range = PresetRanges.betaParameter
        guard range.contains(value) else {
          throw .outOfRange(path: "\(path).stay[\(index)]", allowed: range, found: value)
        }
      }
      for (name, range) in PresetRanges.kind {
        _ = try number(parameters, name, at: "\(path).\(name)", in: range)
      }
    }
    try checkTargetLayer()
  }

  private func checkClasses() throws(PresetProblem) {
    let classes = try list(root, "classes", at: "classes")
    guard (1...9).contains(classes.count) else {
      throw .wrongCount(path: "classes", expected: 1...9, found: classes.count)
    }
    var (sum, labels): (Double, [String]) = (0, [])
    for (index, process) in classes.enumerated() {
      let path = "classes[\(index)]"
      guard case .object = process else { throw .wrongType(path: path, expected: .object) }
      let label = try text(process, "label", at: "\(path).label")
      guard !label.isEmpty, !labels.contains(label) else {
        throw .badLabel(path: "\(path).label", found: label)
      }
      labels.append(label)
      for (name, range) in PresetRanges.processClass {
        let value = try number(process, name, at: "\(path).\(name)", in: range)
        if name == "weight" { sum += value }
      }
    }
    // Weights are printed to four digits.
    guard abs(sum - 1) <= 0.005 else { throw .weights(sum: sum) }
  }

  private func checkTargetLayer() throws(PresetProblem) {
    let layer = try object(root, "target_layer", at: "target_layer")
    for (name, members) in [
      ("record", ["alpha", "beta", "gamma"]), ("no_record", ["alpha", "beta"]),
    ] {
      let path = "target_layer.\(name)"
      let part = try object(layer, name, at: path)
      for group in ["moved", "same"] {
        let line = try object(part, group, at: "\(path).\(group)")
        for member in members {
          _ = try number(line, member, at: "\(path).\(group).\(member)", in: PresetRanges.line)
        }
      }
      guard name == "record" else { continue }
      for member in ["met_a", "met_b"] {
        _ = try number(part, member, at: "\(path).\(member)", in: PresetRanges.betaParameter)
      }
    }
  }

  private func value(
    _ parent: PresetDocument, _ name: String, at path: String
  ) throws(PresetProblem) -> PresetDocument {
    guard case .object(let members) = parent, let value = members[name] else {
      throw .missing(path: path)
    }
    return value
  }

  private func object(
    _ parent: PresetDocument, _ name: String, at path: String
  ) throws(PresetProblem) -> PresetDocument {
    let value = try value(parent, name, at: path)
    guard case .object = value else { throw .wrongType(path: path, expected: .object) }
    return value
  }

  private func list(
    _ parent: PresetDocument, _ name: String, at path: String
  ) throws(PresetProblem) -> [PresetDocument] {
    guard case .array(let elements) = try value(parent, name, at: path) else {
      throw .wrongType(path: path, expected: .list)
    }
    return elements
  }

  private func text(
    _ parent: PresetDocument, _ name: String, at path: String
  ) throws(PresetProblem) -> String {
    guard case .string(let text) = try value(parent, name, at: path) else {
      throw .wrongType(path: path, expected: .text)
    }
    return text
  }

  private func number(
    _ parent: PresetDocument, _ name: String, at path: String, in range: ClosedRange<Double>
  ) throws(PresetProblem) -> Double {
    guard case .number(let value) = try value(parent, name, at: path) else {
      throw .wrongType(path: path, expected: .number)
    }
    guard range.contains(value) else {
      throw .outOfRange(path: path, allowed: range, found: value)
    }
    return value
  }
}
