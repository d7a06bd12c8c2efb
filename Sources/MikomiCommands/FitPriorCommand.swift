import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `mikomi fit-prior`: the predictive law's preset from one's own panel.
struct FitPriorCommand: ReportingCommand {
  static let configuration = CommandConfiguration.text(
    "fit-prior",
    abstract: (
      en: "Learns the prior of the model predictive from a panel of 40 or more series.",
      ja: "40以上の系列から、モデル predictive の事前分布を推定します。"
    ),
    discussion: (
      en: """
      Examples:
        mikomi fit-prior panel.csv --output my-panel.json
        mikomi fit-prior panel.csv --format csv

      Standard output shows the numbers beside those of the presets that come with
      mikomi, and how often intervals held on series kept apart. --output takes the
      preset (- for standard output, in place of the report). A series that cannot
      be read or has negative values is left out and named, and the status is 1;
      series of fewer than four values are left out and counted.
      """,
      ja: """
      例:
        mikomi fit-prior panel.csv --output my-panel.json
        mikomi fit-prior panel.csv --format csv

      標準出力には、推定した数を付属のプリセットの数と並べて示し、取り分けておいた
      系列で予測区間がどれほど当たったかを示します。プリセットは --output のファイル
      に書きます（- なら報告の代わりに標準出力へ）。読めない系列と負の値のある系列は
      除いて名を示し、終了コードは1になります。値が4つに満たない系列は除いて数えます。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "The name of the preset, small letters, digits and hyphens (default: own-panel).",
      ja: "プリセットの名前。英小文字、数字、ハイフン（既定は own-panel）。"))
  var name: String?

  @OptionGroup var common: CommonOptions

  var language: Language { common.language }

  func work() throws(CommandFailure) -> ExitStatus {
    let file = try common.destination.file()
    try common.destination.check(file, input: input.file)
    let name = try presetName()
    let writer = try common.reportWriter()
    let seed = try common.seedValue()

    let panel = try input.readPanel()
    let chosen = ChosenSeries(panel, source: input.displayName)
    let fit: PriorFit
    do throws(PriorFitError) {
      fit = try PriorFitter(name: name).fit(chosen.series)
    } catch {
      if case .notConverged = error {
        throw CommandFailure(.someSeriesFailed, located(.fit(error)))
      }
      throw CommandFailure(.badData, chosen.faults + located(.fit(error)))
    }
    StandardError.write(CommandFailure.lines(of: chosen.faults, in: common.language))
    if !common.quiet {
      StandardError.write(CommandFailure.lines(of: chosen.notes, in: common.language))
    }
    if let file { try OutputFile.write(fit.document, to: file, force: common.destination.force) }
    if common.destination.output == "-" {
      try OutputFile.writeToStandardOutput(fit.document)
    } else {
      try OutputFile.writeToStandardOutput(report(fit, writer, seed: seed))
    }
    return chosen.faults.isEmpty ? .done : .someSeriesFailed
  }

  private func report(_ fit: PriorFit, _ writer: DelimitedWriter, seed: Int) -> String {
    let table = PriorFitFile.table(of: fit)
    return switch common.reportFormat {
    case .table: PriorFitText(language: common.language).text(of: fit)
    case .csv, .tsv: table.text(writer)
    case .json: JSONDocuments.priorFit(table, version: Version.current, seed: seed)
    }
  }

  private func presetName() throws(CommandFailure) -> String {
    guard let name else { return "own-panel" }
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-".utf8
    guard (1...40).contains(name.utf8.count), name.utf8.allSatisfy(allowed.contains),
      EmpiricalBayesPreset.BuiltIn(rawValue: name) == nil
    else { throw CommandFailure(.usage, located(.presetName(found: name), at: nil)) }
    return name
  }

  private func located(_ problem: FitPriorProblem) -> [CommandFailure.Message] {
    located(problem, at: SourceLocation(file: input.displayName))
  }

  private func located(
    _ problem: FitPriorProblem, at location: SourceLocation?
  ) -> [CommandFailure.Message] {
    guard let location else { return [.other(problem)] }
    return [.diagnostic(Diagnostic(.error, at: location, problem))]
  }
}

/// The series of a panel from which a prior can be learned, and what is to be said of the others.
private struct ChosenSeries {
  private(set) var series: [PriorTrainingSeries] = []
  /// One line a series that is left out for a fault.
  private(set) var faults: [CommandFailure.Message] = []
  private(set) var notes: [CommandFailure.Message] = []

  init(_ panel: IndicatorPanel, source: String) {
    let location = SourceLocation(file: source)
    func note(_ problem: FitPriorProblem) -> CommandFailure.Message {
      .diagnostic(Diagnostic(.note, at: location, problem))
    }
    for refused in panel.refused {
      if let first = refused.faults.first { faults.append(.diagnostic(first)) }
    }
    var tooShort = 0
    for record in panel.records {
      do throws(PriorTrainingSeries.Refusal) {
        series.append(try record.priorTrainingSeries())
      } catch {
        let id = record.indicator.id
        let problem: FitPriorProblem
        switch error {
        case .tooFewValues:
          tooShort += 1
          continue
        case .negativeValues(let ordinals):
          problem = .negativeValues(series: id, year: ordinals.first ?? 0)
        case .spansTooManyYears(let limit, let found):
          problem = .spansTooManyYears(series: id, limit: limit, found: found)
        case .outOfRange: problem = .outOfRange(series: id)
        }
        faults.append(.diagnostic(Diagnostic(.error, at: location, problem)))
      }
    }
    let others = panel.notes.filter { !$0.concernsOneSeries }
    notes = others.map { .diagnostic($0) }
    if tooShort > 0 {
      notes.append(
        note(
          .seriesTooShort(count: tooShort, required: PriorTrainingSeries.minimumValueCount)))
    }
    let assumed = panel.notes.count { diagnostic in
      if case IndicatorDataProblem.directionAssumed = diagnostic.problem { true } else { false }
    }
    if assumed > 0 { notes.append(note(.directionsAssumed(series: assumed))) }
    if !faults.isEmpty {
      notes.append(
        note(
          .seriesLeftOut(faulty: faults.count, of: panel.records.count + panel.refused.count)))
    }
  }
}

extension Diagnostic {
  /// Whether a note would be told of thousands of series in turn, where only their number says anything.
  fileprivate var concernsOneSeries: Bool {
    switch problem {
    case IndicatorDataProblem.directionAssumed, IndicatorDataProblem.directionInferredDown,
      IndicatorDataProblem.pastTargetWithoutActual, IndicatorDataProblem.targetOutsideBounds,
      IndicatorDataProblem.targetInWords, IndicatorDataProblem.approximateTarget,
      IndicatorDataProblem.approximateValue, IndicatorDataProblem.provisionalValue,
      IndicatorDataProblem.beyondExactIntegers, IndicatorDataProblem.mixedYearKinds,
      IndicatorDataProblem.triangleReadAsMinus, IndicatorDataProblem.pastEraEnd:
      true
    default: false
    }
  }
}
