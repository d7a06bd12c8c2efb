import Foundation

/// Folders that a test makes and takes away.
package enum TemporaryFolder {
  /// A new folder, empty.
  package static func make() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mikomi-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Takes a folder away with all that is in it.
  package static func remove(_ folder: URL) { try? FileManager.default.removeItem(at: folder) }

  /// Does something in a new folder and takes it away.
  ///
  /// - Parameter body: Given the folder.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or that there is no room for a folder.
  package static func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = try make()
    defer { remove(folder) }
    return try body(folder)
  }
}
