// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that users of mikomi never resolve what only measurements need.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "mikomi", path: ".."),
    // Without its traits, which count allocations by taking the place of the system's.
    .package(url: "https://github.com/ordo-one/package-benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CBLASShim", pkgConfig: "openblas"),
    .executableTarget(
      name: "AccuracyTable", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "ForecastTiming", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "PanelTiming", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "package-benchmark"),
        .product(name: "Mikomi", package: "mikomi"),
      ],
      path: "Benchmarks/Kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "package-benchmark")]),
    .executableTarget(
      name: "Commands",
      dependencies: [
        .product(name: "Benchmark", package: "package-benchmark"),
        .product(name: "Mikomi", package: "mikomi"),
      ],
      path: "Benchmarks/Commands",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "package-benchmark")]),
    .executableTarget(
      name: "CalibrationPage", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "TallQRTiming",
      dependencies: ["CBLASShim", .product(name: "Mikomi", package: "mikomi")]),
  ],
  swiftLanguageModes: [.v6]
)
