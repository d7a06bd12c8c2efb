import Foundation

/// Files packed by gzip.
package enum PackedFile {
  /// The bytes that were packed, by the program gzip.
  package static func contents(of file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CannotBeUnpacked() }
    return data
  }

  /// The shared panel of ministries, a row a series and year.
  package static func ministryPanel() throws -> Data {
    try contents(of: try Repository.sharedFile("data/panel/policy_outcomes_shared.csv.gz"))
  }

  /// Not packed, or not whole.
  package struct CannotBeUnpacked: Error {}
}
