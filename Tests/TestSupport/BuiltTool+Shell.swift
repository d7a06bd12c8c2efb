import Foundation

extension BuiltTool {
  /// Runs a shell script in a folder of its own, where $M is the tool.
  ///
  /// - Parameters:
  ///   - script: What the shell does.
  ///   - files: What lies in the folder.
  /// - Returns: The run, and what it left, by path; a folder has a name but no contents.
  /// - Throws: What Foundation throws, and ``Shell/Failure``.
  package static func shell(
    _ script: String, files: [String: Data] = [:]
  ) throws -> (run: Run, left: [String: Data]) {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
    let run = try Shell.run(
      script, in: folder, environment: ["M": url.path, "LC_ALL": "C", "MIKOMI_LANG": "en"])
    var left: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      left[name] = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
    }
    return (run, left)
  }
}
