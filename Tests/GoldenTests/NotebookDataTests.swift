import Foundation
import TestSupport
import Testing

/// The folder `Notebooks-data` against what the built tool makes of its series now.
@Suite(.tags(.golden))
struct NotebookDataTests {
  static let folder = Repository.root.appendingPathComponent("Notebooks-data")

  private func files(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".csv") || $0.hasSuffix(".svg") || $0 == "datapackage.json"
    }.sorted()
  }

  @Test func `every table, chart and figure is what the tool makes now`() throws {
    let scratch = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(scratch) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      Self.folder.appendingPathComponent("regenerate").path, BuiltTool.url.path, scratch.path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let made = try files(below: scratch)
    #expect(made.count >= 13)
    #expect(try files(below: Self.folder) == (made + ["indicators.csv"]).sorted())
    for file in made {
      #expect(
        try Data(contentsOf: scratch.appendingPathComponent(file))
          == Data(contentsOf: Self.folder.appendingPathComponent(file)),
        "\(file) is stale: run Notebooks-data/regenerate")
    }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func `the package names every column of every table in its order`() throws {
    let document = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Self.folder.appendingPathComponent("datapackage.json")))
    let package = try #require(document as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.count == 8)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = try #require(try text(path).split(separator: "\n").first)
      #expect(
        fields.compactMap { $0["name"] as? String }
          == header.split(separator: ",").map(String.init),
        "\(path): correct Notebooks-data/indicators.resource.json or run regenerate")
    }
  }

  @Test func `the readme explains every column`() throws {
    let readme = try text("README.md")
    for file in ["indicators.csv", "projections.csv", "projections-long.csv"] {
      let header = try #require(try text(file).split(separator: "\n").first)
      for column in header.split(separator: ",") {
        #expect(readme.contains(column), "\(file): \(column)")
      }
    }
    #expect(readme.contains("国土交通省が作成・公表したものではありません"))
    #expect(readme.contains("not made or published by the ministry"))
  }

  @Test func `notebook and page read files and columns that are there`() throws {
    let notebook = try #require(
      try JSONSerialization.jsonObject(with: Data(try text("fan.ipynb").utf8)) as? [String: Any])
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let code = cells.filter { $0["cell_type"] as? String == "code" }
      .flatMap { ($0["source"] as? [String]) ?? [] }.joined()
    // Kept without outputs, so that a run does not change what is kept.
    #expect(cells.allSatisfy { ($0["outputs"] as? [Any] ?? []).isEmpty })
    let page = try text("fan.qmd")
    let header = try #require(try text("projections.csv").split(separator: "\n").first)
    let columns = Set(header.split(separator: ",").map(String.init))
    for source in [code, page] {
      #expect(source.contains("projections.csv"))
      for column in [
        "series_id", "series_name", "actual", "median", "lo_50", "hi_50", "lo_80", "hi_80",
        "target_path", "target",
      ] {
        #expect(columns.contains(column) && source.contains(column), "\(column)")
      }
    }
  }
}
