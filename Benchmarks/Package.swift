// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that users of mikomi never resolve what only measurements need.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "mikomi", path: "..")],
  targets: [
    .systemLibrary(name: "CBLASShim", pkgConfig: "openblas"),
    .executableTarget(
      name: "AccuracyTable", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "ForecastTiming", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "PanelTiming", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "CalibrationPage", dependencies: [.product(name: "Mikomi", package: "mikomi")]),
    .executableTarget(
      name: "TallQRTiming",
      dependencies: ["CBLASShim", .product(name: "Mikomi", package: "mikomi")]),
  ],
  swiftLanguageModes: [.v6]
)
