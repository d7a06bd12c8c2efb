import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands in a folder, and whether it is a report's.
enum FolderContents {
  /// The names in a folder, in the order of their bytes.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - path: Its name in messages.
  /// - Returns: Files, links and folders.
  /// - Throws: ``CommandFailure`` 77 where it cannot be read.
  static func entries(of folder: String, named path: String) throws(CommandFailure) -> [String] {
    guard let names = names(in: folder) else {
      throw CommandFailure(.noPermission, .notWritable(path))
    }
    return names
  }

  private static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The first entry of a folder that no report wrote, by the list of its checksums.
  ///
  /// - Parameter folder: A folder that is not empty.
  /// - Returns: `nil` where all is a report's; the manifest's name where there is none.
  /// - Throws: ``CommandFailure`` 74 or 77 where it cannot be read.
  static func foreignEntry(in folder: String) throws(CommandFailure) -> String? {
    let manifest = folder + "/" + ManifestFile.name
    let sums = folder + "/" + ChecksumFile.name
    let names = try entries(of: folder, named: folder)
    guard names.contains(ManifestFile.name), names.contains(ChecksumFile.name) else {
      return names.first { $0 != ManifestFile.name && $0 != ChecksumFile.name } ?? names.first
    }
    let text = String(decoding: try InputFile.read(manifest).bytes, as: UTF8.self)
    guard text.contains("\"generator\": \"\(ManifestFile.generator)\"") else {
      return ManifestFile.name
    }
    // Sixty-four digits, two spaces, the path.
    let listed = Set(
      try InputFile.read(sums).bytes.split(separator: 0x0A).map { line in
        Array(line.dropFirst(66))
      })
    for name in names where name != ChecksumFile.name {
      if listed.contains(Array(name.utf8)) { continue }
      let inner = folder + "/" + name
      var status = stat()
      guard lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return name }
      for below in try entries(of: inner, named: folder) {
        let path = name + "/" + below
        var status = stat()
        guard listed.contains(Array(path.utf8)), lstat(folder + "/" + path, &status) == 0,
          status.st_mode & S_IFMT == S_IFREG
        else { return path }
      }
    }
    return nil
  }

  /// Removes a folder with all in it; links are removed, not followed.
  static func remove(_ folder: String) {
    for name in names(in: folder) ?? [] {
      let path = folder + "/" + name
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        remove(path)
      } else {
        unlink(path)
      }
    }
    rmdir(folder)
  }
}
