import Foundation

/// Where the files of the tests are.
package enum Repository {
  /// The package's root folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file of `Tests/ReferenceValues`.
  package static func referenceValues(_ path: String) -> URL {
    root.appendingPathComponent("Tests/ReferenceValues/\(path)")
  }

  /// The folder of shared data: `MIKOMI_SHARED`, else `../shared`; nil where it is absent.
  package static let shared: URL? = {
    let environment = ProcessInfo.processInfo.environment["MIKOMI_SHARED"]
    let folder =
      environment.map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// A file of the shared data.
  package static func sharedFile(_ path: String) throws -> URL {
    guard let shared else { throw SharedDataIsAbsent() }
    return shared.appendingPathComponent(path)
  }

  /// The shared data are needed and absent; a test that needs them is enabled only where they are.
  package struct SharedDataIsAbsent: Error {}
}
