import Indicators
import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What every target needs: bytes as Swift sees them, and ways to say that a promise is broken.
enum Fuzz {
  /// The input of one execution.
  static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Ends the process, so that the fuzzer keeps the input.
  static func demand(_ condition: Bool, _ promise: @autoclosure () -> String) {
    guard !condition else { return }
    fatalError("broken promise: \(promise())")
  }

  /// A number that may be printed.
  static func demandFinite(_ value: Double?, _ name: String) {
    demand(value?.isFinite ?? true, "\(name) is finite, not \(value ?? 0)")
  }

  /// A chance.
  static func demandProbability(_ value: Double?, _ name: String) {
    guard let value else { return }
    demand(value >= 0 && value <= 1, "\(name) lies in 0...1, not \(value)")
  }

  /// Whether a text holds another, byte by byte: characters would take most of the time of an execution.
  static func holds(_ text: String, _ part: String) -> Bool {
    let (bytes, part) = (Array(text.utf8), Array(part.utf8))
    guard let first = part.first else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      var start = 0
      while start + part.count <= bytes.count {
        let left = bytes.count - part.count - start + 1
        guard let found = memchr(base + start, Int32(first), left) else { return false }
        start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        if memcmp(base + start, part, part.count) == 0 { return true }
        start += 1
      }
      return false
    }
  }

  /// Complaints can be said in both languages, each on one line.
  static func demandWording(of list: DiagnosticList) {
    for diagnostic in list.diagnostics.prefix(3) {
      for language in Language.allCases {
        let line = diagnostic.message(in: language)
        demand(!line.isEmpty, "a complaint has words")
        demand(!line.utf8.contains(0x0A), "a complaint is one line")
      }
    }
  }

  /// No text of ours holds a number that is none, but where the input has the word itself, as a unit say.
  static func demandCleanText(_ text: String, from input: [UInt8]) {
    let words = String(decoding: input, as: UTF8.self).lowercased()
    guard !words.contains("nan"), !words.contains("inf") else { return }
    for word in ["nan", "inf", "-inf", "NaN", "Inf"] {
      for cell in [",\(word),", ",\(word)\n"] {
        demand(!holds(text, cell), "no cell is \(word)")
      }
    }
  }

  /// The verdicts on some records, said in every form.
  static func judge(_ records: [IndicatorRecord], from input: [UInt8]) {
    let assessments = records.prefix(3).flatMap { Assessment.all(of: $0) }
    for assessment in assessments {
      demandProbability(assessment.attainmentProbability, "attainment probability")
      demandProbability(assessment.reportedProbability, "reported probability")
    }
    demandCleanText(VerdictFile.table(of: assessments).text(DelimitedWriter()), from: input)
    for language in Language.allCases {
      _ = VerdictText(language: language).text(of: assessments)
    }
    _ = JSONDocuments.verdicts(assessments, version: "0", seed: 1)
  }
}
