// swift-tools-version: 6.2

import PackageDescription

/// Warnings are errors in continuous integration only: a newer compiler must not break a user's build.
let swiftSettings: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// The grading rubrics that come with the package, one file each.
let rubricNames = [
  "mlit-indicator", "growth-strategy", "maff", "local-seven", "open-sdg", "un-progress-chart",
  "escap", "mlit-goal", "mhlw",
]

/// Every Swift test target may use the shared helpers.
func testTarget(
  _ name: String, dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: swiftSettings)
}

let package = Package(
  name: "mikomi",
  products: [
    .library(name: "Mikomi", targets: ["Mikomi"]),
    .executable(name: "mikomi", targets: ["MikomiTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // System libraries: a module map and a shim each.
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev", "libopenblas-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CFileExchange"),
    .systemLibrary(name: "CVectorInstructions"),

    // A C interface over two header-only C++ libraries.
    .target(name: "CBoostMath"),
    .target(name: "CFastFloat"),

    .target(
      name: "StatisticalNumerics", dependencies: ["CLAPACKE", "COpenBLAS", "CBoostMath"],
      swiftSettings: swiftSettings),
    .target(
      name: "Forecasting", dependencies: ["StatisticalNumerics", "CVectorInstructions"],
      resources: [
        .embedInCode("Resources/ministry.json"), .embedInCode("Resources/mixed.json"),
        .embedInCode("Resources/macro.json"),
      ], swiftSettings: swiftSettings),
    .target(
      name: "Indicators", dependencies: ["Forecasting", "StatisticalNumerics"],
      resources: rubricNames.map { .embedInCode("Resources/\($0).json") },
      swiftSettings: swiftSettings),
    .target(name: "Tables", dependencies: ["CFastFloat"], swiftSettings: swiftSettings),
    .target(
      name: "IndicatorData", dependencies: ["Tables", "Indicators"],
      resources: [.embedInCode("Resources/indicators.csv")], swiftSettings: swiftSettings),
    .target(name: "ChartRendering", swiftSettings: swiftSettings),
    .target(
      name: "Reporting",
      dependencies: [
        "ChartRendering", "Tables", "Indicators", "Forecasting", "StatisticalNumerics",
        "CXlsxWriter",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Mikomi",
      dependencies: [
        "StatisticalNumerics", "Forecasting", "Indicators", "Tables", "IndicatorData",
        "ChartRendering", "Reporting",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "MikomiCommands",
      dependencies: [
        "Reporting", "ChartRendering", "IndicatorData", "Tables", "Indicators", "Forecasting",
        "StatisticalNumerics", "CFileExchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "MikomiTool", dependencies: ["MikomiCommands"], swiftSettings: swiftSettings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    testTarget(
      "StatisticalNumericsTests", dependencies: ["StatisticalNumerics", "CLAPACKE", "COpenBLAS"]),
    testTarget("ForecastingTests", dependencies: ["Forecasting", "StatisticalNumerics"]),
    testTarget(
      "IndicatorsTests", dependencies: ["Indicators", "Forecasting", "StatisticalNumerics"]),
    testTarget("TablesTests", dependencies: ["Tables"]),
    testTarget("IndicatorDataTests", dependencies: ["IndicatorData", "Indicators", "Tables"]),
    testTarget("ChartRenderingTests", dependencies: ["ChartRendering"]),
    testTarget(
      "ReportingTests",
      dependencies: [
        "Reporting", "ChartRendering", "IndicatorData", "Indicators", "Forecasting", "Tables",
      ]),
    testTarget("GoldenTests", dependencies: ["MikomiTool"], exclude: ["Cases", "BadInputs"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
