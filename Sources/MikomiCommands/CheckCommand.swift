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

  @Option(help: DirectionOption.help)
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

  @OptionGroup var covariates: CovariateOptions

  @Option(help: CorrelationOption.help)
  var correlation: CorrelationOption?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    try covariates.refuseOverwriting(by: common)
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
    records = try covariates.applied(to: records, input: input.file, reporting: &notes)

    let preset = try preset.preset()
    let correlation = try correlation.value(for: records)
    let assessments = records.flatMap {
      Assessment.all(of: $0, preset: preset, correlation: correlation)
    }
    notes += covariates.notes(
      on: records,
      bridges: assessments.map { ($0.record.indicator.id, $0.forecast?.bridge) },
      format: common.effectiveFormat)
    notes += TotalProblem.notes(
      on: assessments.map { ($0.record, $0.forecast?.basis) }, in: input.displayName,
      format: common.effectiveFormat)
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
    guard let target else {
      guard let direction else { return record }
      return try direction.turned(record)
    }
    return record.withTargets([
      Target(
        fiscalYear: target.year, threshold: target.value, unit: record.indicator.unit,
        direction: direction?.direction,
        statedBaseline: record.baseline.flatMap { $0.isStated ? $0 : nil })
    ])
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
        || $0.verdict == .cannotJudge(.noActualInTargetYear)
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
