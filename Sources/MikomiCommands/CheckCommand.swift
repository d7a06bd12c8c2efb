import ArgumentParser
import IndicatorData
import Indicators
import Reporting
import Tables

/// `mikomi check`: the verdict on each indicator.
struct CheckCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "check",
    abstract: (
      en: "Says for each indicator whether its target will be met, how likely, on what grounds.",
      ja: "指標ごとに、目標を達成する見込みとその確からしさ、根拠を示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi check --lang ja --format table
        mikomi check --format json

      Rates and growth are fractions in CSV and JSON: 3.25 is 325 %.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi check --lang ja --format table
        mikomi check --format json

      CSV と JSON では、率と伸びは小数です（3.25 は 325%）。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "A target for an input of one series, in its unit; needs --target-year.",
      ja: "1系列の入力に対する目標値。単位は系列のもの。--target-year と合わせて指定します。"))
  var target: String?

  @Option(
    help: .text(
      en: "The year of --target, such as R7 or FY2025.", ja: "--target の年度。R7、FY2025 など。"))
  var targetYear: String?

  @Option(
    help: .text(
      en: "Which way is better, for all targets: up or down.",
      ja: "すべての目標について、上がるのが良いか（up）、下がるのが良いか（down）。"))
  var direction: DirectionOption?

  @Option(
    help: .text(
      en:
        "End with status 3 if a probability is below this, a target missed, or nothing to be said.",
      ja: "確率がこれより低いもの、未達のもの、判定不能のものがあれば、終了コードを3にします。",
      valueName: "probability"))
  var failBelow: String?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let threshold = try failBelowValue()
    let ownTarget = try targetValue()
    let writer = try common.writer()
    let seed = try common.seedValue()
    let table = try input.read()
    notes = table.notes.filter { direction == nil || !$0.concernsDirection }
    if ownTarget != nil, table.records.count > 1 {
      throw CommandFailure(.usage, .targetForOneSeries(count: table.records.count))
    }
    var records: [IndicatorRecord] = []
    for record in table.records { records.append(try overriding(record, target: ownTarget)) }
    try refuseUndecidableDirection(records)
    if ownTarget != nil { notes += try notesOnOwnTarget(records) }

    let preset = try preset.preset()
    let assessments = records.flatMap { Assessment.all(of: $0, preset: preset) }
    let text =
      switch common.effectiveFormat {
      case .table: VerdictText(language: common.language).text(of: assessments)
      case .csv, .tsv: VerdictFile.table(of: assessments).text(writer)
      case .json: JSONDocuments.verdicts(assessments, version: Version.current, seed: seed)
      }
    return CommandResults(text: text, status: status(of: assessments, failBelow: threshold))
  }

  /// The record with the options' target and direction in place of its own.
  private func overriding(
    _ record: IndicatorRecord, target: (value: Double, year: FiscalYear)?
  ) throws(CommandFailure) -> IndicatorRecord {
    guard target != nil || direction != nil else { return record }
    let targets: [Target]
    if let target {
      targets = [
        Target(
          fiscalYear: target.year, threshold: target.value, unit: record.indicator.unit,
          direction: direction?.direction,
          statedBaseline: record.baseline.flatMap { $0.isStated ? $0 : nil })
      ]
    } else {
      var turned: [Target] = []
      for target in record.targets { turned.append(try self.turned(target, of: record)) }
      targets = turned
    }
    return record.withTargets(targets)
  }

  /// What a target in a file would be refused or noted for, for one on the command line.
  private func notesOnOwnTarget(
    _ records: [IndicatorRecord]
  ) throws(CommandFailure) -> [Diagnostic] {
    let location = SourceLocation(file: input.displayName)
    var notes: [Diagnostic] = []
    for record in records {
      guard let target = record.finalTarget else { continue }
      let id = record.indicator.id
      if let latest = record.latest, target.fiscalYear <= latest.fiscalYear,
        record.actual(in: target.fiscalYear) == nil
      {
        let problem = IndicatorDataProblem.pastTargetWithoutActual(
          series: id, year: target.fiscalYear, kind: record.indicator.yearKind)
        throw CommandFailure(
          badData: DiagnosticList([Diagnostic(.error, at: location, problem)]))
      }
      switch target.directionSource {
      case .assumed:
        notes.append(
          Diagnostic(.note, at: location, IndicatorDataProblem.directionAssumed(series: id)))
      case .inferredFromBaseline where target.direction == .down:
        notes.append(
          Diagnostic(.note, at: location, IndicatorDataProblem.directionInferredDown(series: id)))
      case .inferredFromBaseline, .stated: break
      }
      if let threshold = target.threshold, !record.naturalBounds.contains(threshold) {
        notes.append(
          Diagnostic(
            .note, at: location,
            IndicatorDataProblem.targetOutsideBounds(series: id, target: threshold)))
      }
    }
    return notes
  }

  /// The target in the option's direction; a word or range that says otherwise is a contradiction.
  private func turned(
    _ target: Target, of record: IndicatorRecord
  ) throws(CommandFailure) -> Target {
    guard let direction else { return target }
    let isStated = target.directionSource == .stated
    if target.direction == nil || (isStated && target.direction != direction.direction) {
      throw CommandFailure(.usage, .directionContradiction(series: record.indicator.id))
    }
    guard !isStated, let threshold = target.threshold else { return target }
    return Target(
      fiscalYear: target.fiscalYear,
      criterion: direction == .up ? .atLeast(threshold) : .atMost(threshold), unit: target.unit)
  }

  /// One series whose target equals its stated baseline could go either way: ask.
  private func refuseUndecidableDirection(
    _ records: [IndicatorRecord]
  ) throws(CommandFailure) {
    guard records.count == 1, let record = records.first, let target = record.finalTarget,
      target.directionSource == .assumed, let baseline = record.baseline, baseline.isStated,
      target.threshold == baseline.value
    else { return }
    let diagnostic = Diagnostic(
      .error, at: SourceLocation(file: input.displayName),
      IndicatorDataProblem.directionNeeded(series: record.indicator.id))
    throw CommandFailure(badData: DiagnosticList([diagnostic]))
  }

  private func status(of assessments: [Assessment], failBelow threshold: Double?) -> ExitStatus {
    if let threshold {
      let isBelow = assessments.contains { assessment in
        switch assessment.verdict {
        // Who asks for a gate is not let through where nothing can be said.
        case .missed, .cannotJudge: true
        default: assessment.reportedProbability.map { $0 < threshold } ?? false
        }
      }
      if isBelow { return .belowThreshold }
    }
    let hasFailure = assessments.contains {
      $0.verdict == .cannotJudge(.noActuals) || $0.verdict == .cannotJudge(.outOfRange)
        || ($0.verdict == .noTarget && $0.record.actuals.isEmpty)
    }
    return hasFailure ? .someSeriesFailed : .done
  }

  private func failBelowValue() throws(CommandFailure) -> Double? {
    guard let failBelow else { return nil }
    guard let value = OptionValue.number(failBelow), (0...1).contains(value) else {
      throw CommandFailure(.usage, .failBelow(found: failBelow))
    }
    return value
  }

  private func targetValue() throws(CommandFailure) -> (value: Double, year: FiscalYear)? {
    switch (target, targetYear) {
    case (nil, nil): return nil
    case (let target?, let targetYear?):
      guard let value = OptionValue.number(target) else {
        throw CommandFailure(.usage, .target(found: target))
      }
      return (value, try OptionValue.year(targetYear, option: "--target-year"))
    default: throw CommandFailure(.usage, .targetWithoutYear)
    }
  }
}

/// The direction option.
enum DirectionOption: String, CaseIterable, ExpressibleByArgument {
  case up, down

  var direction: Target.Direction { self == .up ? .up : .down }
}

extension Diagnostic {
  /// Whether an explicit direction makes the note pointless.
  fileprivate var concernsDirection: Bool {
    switch problem {
    case IndicatorDataProblem.directionAssumed, IndicatorDataProblem.directionInferredDown: true
    default: false
    }
  }
}
