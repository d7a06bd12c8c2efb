import ArgumentParser

/// The formats of results.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, tsv, json
}

/// The shapes of a forecast as rows.
enum ForecastShape: String, CaseIterable, ExpressibleByArgument {
  case wide, long
}
