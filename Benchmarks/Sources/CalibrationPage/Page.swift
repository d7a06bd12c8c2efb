import Mikomi

/// The text of the page.
struct Page {
  let panel: Panel
  let predictive: PanelBacktest
  let others: [PanelBacktest]

  private static let unusualYears = 2020...2021
  private var models: [PanelBacktest] { [predictive] + others }

  var text: String {
    let usual = models.map { $0.filter { !Self.unusualYears.contains($0.year) } }
    let unusual = models.map { $0.filter { Self.unusualYears.contains($0.year) } }
    let actualCount = panel.series.reduce(0) { $0 + $1.record.actuals.count }
    let sections = [
      introduction(seriesCount: panel.series.count, actualCount: actualCount, usual[0]),
      "## In short\n\n"
        + "All outcomes together, the unusual fiscal years 2020 and 2021 among them, one to three years ahead; "
        + "in percent ± standard error by series. Brier scores are over all targets to which the model gave a "
        + "chance.\n\n" + inShort,
      "## Coverage by model\n\n"
        + "Share of outcomes inside the interval, in percent ± standard error by series; outcomes up to "
        + "fiscal 2019. Where a law has a point mass, as at the last value, an interval that ends on it holds more "
        + "than its name says; the probability integral transforms below spread it and are the stricter test.\n\n"
        + byModel(usual),
      "## Probability integral transforms\n\n"
        + "The share of outcomes in each tenth of the law, in percent: 10 everywhere for a calibrated law, more at "
        + "the ends for a narrow one, more to the right for one that lies too low.\n\n"
        + transforms(usual),
      "## Coverage of the predictive law by number of values and horizon\n\n"
        + coverageTable(
          groups(of: usual[0], by: trainingGroups, named: "values")),
      "## Coverage of the predictive law by kind of value\n\n"
        + "The kind is that of the whole series; a forecast knows only that of its own past.\n\n"
        + coverageTable(groups(of: usual[0], by: kindGroups, named: "kind")),
      "## Scores by model\n\n" + scores(usual),
      "## Declared targets\n\n" + targets(usual),
      "## Outcomes in fiscal 2020 and 2021\n\n" + unusualText + byModel(unusual) + "\n"
        + brierTable(unusual),
      limits,
    ]
    return sections.joined(separator: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { Self.wrapped(String($0)) }.joined(separator: "\n")
  }

  // MARK: Sections

  private func introduction(
    seriesCount: Int, actualCount: Int, _ usual: PanelBacktest
  ) -> String {
    """
    # Calibration

    How forecasts of policy indicators have fared on \(seriesCount) series of Japanese ministries.

    ## Overview

    Made by `Benchmarks/Calibration/run SHARED`. The panel holds \(actualCount) yearly values of \(seriesCount) outcome \
    indicators (行政事業レビューシート, fiscal 2012–2021; JUDGIT!, CC BY 4.0). Each series is forecast from every \
    year with three values or more, one to three years ahead, from what was known then; \(usual.scores.count) forecasts \
    have an outcome up to fiscal 2019. `predictive` is the default law with presets learned five times, each without \
    the fifth of the programmes that it then forecasts: no series judges a prior that it, or another of its \
    programme, helped to fit. `predictive-ministry` is the same law with the preset that comes with mikomi, which \
    series of the same source have taught; `mixed` and `macro` come from elsewhere. \
    Standard errors are by series, as forecasts of one series overlap.

    """
  }

  private var inShort: String {
    table(
      ["model", "forecasts", "50 %", "80 %", "90 %", "95 %", "targets", "Brier ± SE"],
      models.map { model in
        let summary = model.summary
        let events = ReliabilityTable(of: model.events)
        return [model.name, "\(summary.lawCount)"]
          + summary.coverages.map { coverage in
            coverage.empiricalCoverage.map { percent($0.value, $0.clusteredStandardError) } ?? "–"
          } + [
            "\(events?.brier.count ?? 0)",
            figure(events?.brier.value, 3, events?.brier.clusteredStandardError),
          ]
      })
  }

  private var unusualText: String {
    "A common shock hits all indicators at once: these outcomes are not independent, whatever the standard "
      + "errors say.\n\n"
  }

  private var limits: String {
    """
    ## What this page cannot say

    - The panel has no directions. Higher is taken to be better; where it is not, a target "met" here was missed.
    - Targets are those of the outcome's year, as declared in the end: some were set after the origin.
    - Values are as last published; what was known at an origin may have been revised since.
    - Series have five to ten values, mostly of 2014–2021: nothing is said of longer series, other decades, \
    horizons beyond three years, or other domains.
    - Mistyped values, changed units and sums over several years are in the panel as they are in the sheets. A \
    few of them make up much of every mean score; coverage and Brier scores hardly feel them.
    - Equal shares on average do not make each indicator's interval right: see the tables by kind and number of \
    values, and `mikomi backtest` on your own series.

    """
  }

  private func byModel(_ models: [PanelBacktest]) -> String {
    coverageTable(
      (
        ["model", "years ahead"],
        models.flatMap { model in
          ([1, 2, 3] as [Int]).map { horizon in
            ([model.name, "\(horizon)"], model.filter { $0.horizon == horizon }.summary)
          }
        }
      ))
  }

  private func transforms(_ models: [PanelBacktest]) -> String {
    table(
      ["model", "years ahead"] + (1...10).map { "\($0)" },
      models.flatMap { model in
        ([1, 3] as [Int]).compactMap { horizon -> [String]? in
          let part = model.filter { $0.horizon == horizon }
          return part.summary.transforms.map { histogram in
            [model.name, "\(horizon)"]
              + histogram.counts.map { percent(Double($0) / Double(histogram.count)) }
          }
        }
      })
  }

  private func scores(_ models: [PanelBacktest]) -> String {
    // Forecasts that every model made and scored: otherwise each would choose its own examination.
    let isCommon = models[0].scores.indices.map { index in
      models.allSatisfy { $0.scores[index].law?.scaledQuantileLoss.isFinite ?? false }
    }
    let isFinite = models[0].scores.indices.map { index in
      isCommon[index]
        && models.allSatisfy {
          $0.name == ModelName.logLinear.rawValue
            || $0.scores[index].law?.scaledRankedScore.isFinite ?? false
        }
    }
    let common = models.map { $0.selecting(isCommon).summary }
    let finite = models.map { $0.selecting(isFinite).summary }
    let paired = models.map { model in
      ScoreComparison(of: model.scores, with: models[0].scores) { $0.law?.scaledQuantileLoss }
    }
    let rows = models.indices.map { index in
      let excess = index == 0 ? nil : paired[index].difference
      let (loss, ranked) = (common[index].quantileLoss.mean, finite[index].rankedScore.mean)
      return [
        models[index].name, figure(common[index].medianAbsoluteError, 3),
        figure(loss?.value, 3, loss?.clusteredStandardError),
        figure(excess?.value, 3, excess?.clusteredStandardError),
        index == 0
          ? "–"
          : paired[index].winningShare.map { percent($0.value, $0.clusteredStandardError) } ?? "–",
        figure(common[index].intervalScore.mean?.value, 2),
        finite[index].rankedScore.infiniteCount > 0
          ? "infinite" : figure(ranked?.value, 3, ranked?.clusteredStandardError),
        "\(models[index].scores.count { $0.law?.scaledRankedScore == .infinity })",
        "\(models[index].summary.refusedCount)",
      ]
    }
    return
      "Over the \(isCommon.count { $0 }) forecasts up to fiscal 2019 that all models made, the CRPS over "
      + "the \(isFinite.count { $0 }) of them where it is finite for all but the log-linear trend, whose CRPS "
      + "never is. The predictive law's is infinite without a ceiling where the value has never moved. Errors and "
      + "scores are divided by the greatest of the mean yearly change, 1 % of the level and the step of writing, "
      + "as known at the origin; smaller is better. The differences of pinball losses are over all forecasts "
      + "that the model and the predictive law both made; a few hard series make up much of the means, "
      + "the share of forecasts in which the model's loss is the smaller one does not feel them.\n\n"
      + table(
        [
          "model", "median error", "pinball", "more than predictive", "smaller, %", "Winkler 80",
          "CRPS", "infinite CRPS", "refused",
        ], rows)
  }

  private func targets(_ models: [PanelBacktest]) -> String {
    let predictive = models[0]
    let tenths = ReliabilityTable(of: predictive.events)?.tenths ?? []
    let reliability = table(
      ["chance given", "targets", "mean chance", "met, % ± SE"],
      tenths.map { tenth in
        [
          "\(tenth.index * 10)–\(tenth.index * 10 + 10) %", "\(tenth.observed.count)",
          percent(tenth.meanProbability),
          percent(tenth.observed.value, tenth.observed.clusteredStandardError),
        ]
      })
    var groups: [[String]] = []
    func add(_ label: [String], _ part: PanelBacktest) {
      guard let events = ReliabilityTable(of: part.events) else { return }
      groups.append(label + brierCells(events))
    }
    for (label, isIn) in trainingGroups {
      for horizon in 1...3 {
        add(
          [label + " values", "\(horizon)"], predictive.filter { isIn($0) && $0.horizon == horizon }
        )
      }
    }
    for (label, isIn) in kindGroups {
      for horizon in 1...3 {
        add([label, "\(horizon)"], predictive.filter { isIn($0) && $0.horizon == horizon })
      }
    }
    return
      "The chance that the value of a target's year is at or above it, given one to three years before; "
      + "for the predictive law that of the declared target, with the record of past targets known at the origin. "
      + "Outcomes up to fiscal 2019. The Brier score is 0 at best, and share · (1 − share) for one who always "
      + "gives the overall share. First, targets to which all models gave a chance.\n\n"
      + brierTable(models)
      + "\nThe predictive law's chances by tenths, for all targets:\n\n" + reliability
      + "\nThe same by number of values and by kind:\n\n"
      + table(["group", "years ahead"] + Self.brierHeader, groups)
  }

  private static let brierHeader = [
    "targets", "mean chance", "met, % ± SE", "Brier ± SE", "Brier of the share",
  ]

  /// The targets to which all models gave a chance: otherwise each would choose its own examination.
  private func brierTable(_ models: [PanelBacktest]) -> String {
    func key(_ event: EventForecast) -> String {
      "\(event.seriesID) \(event.trainingCount) \(event.horizon) \(event.periodOrdinal)"
    }
    let common = models.map { Set($0.events.map(key)) }.reduce(nil as Set<String>?) {
      $0?.intersection($1) ?? $1
    }
    return table(
      ["model"] + Self.brierHeader,
      models.map { model in
        model.selectingEvents { common?.contains(key($0)) ?? false }
      }.compactMap { model in
        ReliabilityTable(of: model.events).map { [model.name] + brierCells($0) }
      })
  }

  private func brierCells(_ table: ReliabilityTable) -> [String] {
    [
      "\(table.brier.count)", percent(table.meanProbability),
      percent(table.observedShare),
      figure(
        table.brier.value, 3, table.brier.clusteredStandardError), figure(table.uncertainty, 3),
    ]
  }

  // MARK: Groups

  private typealias Group = (label: String, isIn: (PanelBacktest.Place) -> Bool)

  private var trainingGroups: [Group] {
    [
      ("3", { $0.n == 3 }), ("4", { $0.n == 4 }), ("5", { $0.n == 5 }), ("6", { $0.n == 6 }),
      ("7–9", { $0.n >= 7 }),
    ]
  }

  private var kindGroups: [Group] {
    let kinds = Dictionary(
      uniqueKeysWithValues: panel.series.map { ($0.record.indicator.id, $0.record.valueKind) })
    return ValueKind.allCases.map { kind in (kind.rawValue, { kinds[$0.series] == kind }) }
  }

  private func groups(
    of model: PanelBacktest, by groups: [Group], named name: String
  ) -> (header: [String], rows: [([String], ScoreSummary)]) {
    (
      [name, "years ahead"],
      groups.flatMap { group in
        ([1, 2, 3] as [Int]).map { horizon in
          (
            [group.label, "\(horizon)"],
            model.filter { group.isIn($0) && $0.horizon == horizon }.summary
          )
        }
      }
    )
  }

  // MARK: Tables

  private func coverageTable(
    _ groups: (header: [String], rows: [([String], ScoreSummary)])
  ) -> String {
    table(
      groups.header + ["forecasts", "50 %", "80 %", "90 %", "95 %", "PIT mean"],
      groups.rows.filter { $0.1.lawCount > 0 }.map { label, summary in
        label + ["\(summary.lawCount)"]
          + summary.coverages.map { coverage in
            coverage.empiricalCoverage.map { percent($0.value, $0.clusteredStandardError) } ?? "–"
          } + [figure(summary.transforms?.mean, 2)]
      })
  }

  private func table(_ header: [String], _ rows: [[String]]) -> String {
    let rule = header.indices.map { $0 == 0 ? "---" : "---:" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n") + "\n"
  }

  private func percent(_ share: Double, _ error: Double? = nil) -> String {
    NumberText.fixed(share * 100, decimals: 1)
      + (error.map { " ± " + NumberText.fixed($0 * 100, decimals: 1) } ?? "")
  }

  /// A paragraph in lines of at most 110 characters; rows of tables stay whole.
  private static func wrapped(_ line: String) -> String {
    guard !line.hasPrefix("|") else { return line }
    let indentation = line.hasPrefix("- ") ? "  " : ""
    var lines = [""]
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      if last.count + word.count >= 110 {
        lines.append(indentation + word)
      } else {
        lines[lines.count - 1] = last.isEmpty && lines.count > 1 ? String(word) : last + " " + word
      }
    }
    return String(lines.joined(separator: "\n").dropFirst())
  }

  private func figure(_ value: Double?, _ decimals: Int, _ error: Double? = nil) -> String {
    guard let value else { return "–" }
    // A mean that a few absurd quantiles make up.
    guard value < 1e6 else { return NumberText.significant(value, digits: 1) }
    return NumberText.fixed(value, decimals: decimals)
      + (error.map { " ± " + NumberText.fixed($0, decimals: decimals) } ?? "")
  }
}
