import Forecasting
import Indicators
import Tables

/// What is asked of a report.
public struct ReportOptions: Sendable {
  /// How much is computed for each indicator.
  public enum Detail: String, CaseIterable, Hashable, Sendable {
    /// All.
    case full
    /// Without what takes long: values searched for, simulated paths, past years left out, printed values
    /// as intervals, and backtests of all but three models.
    case brief
  }

  /// What a report was made from and how, so that it can be made again.
  public struct Provenance: Hashable, Sendable {
    /// The version of the tool.
    public let version: String
    /// The command, without folders of a machine.
    public let command: String
    /// The input's name, without its folder.
    public let inputName: String
    /// SHA-256 of the input.
    public let inputDigest: String
    /// The number of the input's bytes.
    public let inputByteCount: Int

    /// What a report was made from and how.
    public init(version: String, command: String, inputName: String, inputBytes: [UInt8]) {
      self.version = version
      self.command = command
      self.inputName = inputName
      inputDigest = SHA256.hexadecimal(of: inputBytes)
      inputByteCount = inputBytes.count
    }
  }

  /// The language of pages.
  public let language: Language
  /// The preset of the predictive model.
  public let preset: EmpiricalBayesPreset
  /// Of draws.
  public let seed: Int
  /// The least probability at which a sentence says that the target is expected to be met.
  public let phraseThreshold: Double
  /// What is written.
  public let parts: Set<ReportPart>
  /// How much is computed; `nil` decides by the number of indicators.
  public let detail: Detail?
  /// The most threads used; what is written does not depend on it.
  public let threadCount: Int
  /// What the report is made from and how.
  public let provenance: Provenance

  /// Where nothing is named: the same as for the verdict "expected".
  public static let standardPhraseThreshold = Verdict.expectedFrom
  /// Up to this many indicators everything is computed for each.
  public static let fullDetailLimit = 50

  /// What is asked of a report.
  public init(
    language: Language, preset: EmpiricalBayesPreset = .ministry, seed: Int = 1,
    phraseThreshold: Double = standardPhraseThreshold,
    parts: Set<ReportPart> = Set(ReportPart.allCases), detail: Detail? = nil,
    threadCount: Int = 1, provenance: Provenance
  ) {
    precondition((0...1).contains(phraseThreshold), "a threshold is a probability")
    self.language = language
    self.preset = preset
    self.seed = seed
    self.phraseThreshold = phraseThreshold
    self.parts = parts
    self.detail = detail
    self.threadCount = threadCount
    self.provenance = provenance
  }

  func detail(indicatorCount: Int) -> Detail {
    detail ?? (indicatorCount <= Self.fullDetailLimit ? .full : .brief)
  }
}
