import Indicators
import Tables

/// What an import has read, and what is to be said of it.
public struct ImportResult: Sendable {
  /// The indicators, in the order of the source.
  public let series: [ImportedSeries]
  /// Notes and refusals in the order of the source.
  public let diagnostics: [Diagnostic]

  package init(series: [ImportedSeries], diagnostics: [Diagnostic]) {
    self.series = series
    self.diagnostics = diagnostics
  }

  /// Whether something in the source was refused.
  public var hasRefusals: Bool { diagnostics.contains { $0.severity == .error } }
}

extension ImportResult {
  /// Makes series of drafts and says what each has come to.
  ///
  /// - Parameters:
  ///   - drafts: The drafts in the order of the source.
  ///   - cells: What was said while cells were read.
  ///   - file: The source's name.
  ///   - numbered: How many series got a number of ours.
  ///   - others: What else is to be said.
  init(
    drafts: [SeriesDraft], cells: CellReader, file: String, numbered: Int,
    others: [Diagnostic] = []
  ) {
    var diagnostics = cells.diagnostics + others
    var series: [ImportedSeries] = []
    for draft in drafts {
      var draft = draft
      let made = draft.series()
      diagnostics += draft.diagnostics
      guard let made else {
        diagnostics.append(
          Diagnostic(.error, at: draft.location, ImportProblem.noSeriesValue(series: draft.id)))
        continue
      }
      series.append(made)
      diagnostics.append(Diagnostic(.note, at: draft.location, made.summary))
      // Units say the rest.
      let told = made.traits.filter { ![.share, .money, .count].contains($0) }
      if !told.isEmpty {
        diagnostics.append(
          Diagnostic(.note, at: draft.location, ImportProblem.traits(series: made.id, told)))
      }
    }
    let whole = SourceLocation(file: file)
    if numbered > 0 {
      diagnostics.append(
        Diagnostic(.note, at: whole, ImportProblem.numbered(count: numbered)))
    }
    diagnostics += cells.marks.map { entry in
      Diagnostic(
        .note, at: whole,
        ImportProblem.markRead(mark: entry.mark, status: entry.status, count: entry.count))
    }
    if series.isEmpty {
      diagnostics.append(Diagnostic(.error, at: whole, ImportProblem.nothingRead))
    }
    self.init(series: series, diagnostics: Diagnostic.inInputOrder(diagnostics))
  }
}

extension ImportedSeries {
  /// What was read of the series, in numbers.
  var summary: ImportProblem {
    .seriesRead(
      series: id, name: name,
      actuals: values.count { $0.role != .target && !$0.notations.isEmpty },
      missing: values.count { $0.role != .target && $0.notations.isEmpty },
      targets: targets.count, unit: unit)
  }
}
