import CFileExchange
import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of results that appears whole or not at all.
///
/// It is written beside its place under another name and moved there at the end. An earlier report is
/// exchanged with the new one in one step where the system can, so that either is there at any moment.
enum OutputFolder {
  /// Refuses a folder that must not be written, before any work is done.
  static func check(_ path: String, input: String?, force: Bool) throws(CommandFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // The folder around it is needed; a missing one is told now rather than after the work.
      var around = stat()
      let parent = OutputFile.folder(of: trimmed(path))
      guard stat(parent, &around) == 0 else {
        throw CommandFailure(.cannotCreate, .cannotCreate(path, reason: SystemError(code: errno)))
      }
      return
    }
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw CommandFailure(.cannotCreate, .cannotCreate(path, reason: SystemError(code: ENOTDIR)))
    }
    let entries = try FolderContents.entries(of: path, named: path)
    guard !entries.isEmpty else { return }
    guard force else { throw refusal(.cannotCreate, .folderNotEmpty(path)) }
    if let input, input != "-", contains(path, file: input) {
      throw refusal(.usage, .inputInFolder(path))
    }
    if let foreign = try FolderContents.foreignEntry(in: path) {
      throw refusal(.cannotCreate, .folderNotAReport(path, found: foreign))
    }
  }

  private static func refusal(_ status: ExitStatus, _ problem: ReportProblem) -> CommandFailure {
    CommandFailure(status, [.other(problem)])
  }

  /// Writes a report's files and their checksums.
  ///
  /// - Parameters:
  ///   - files: Paths inside the folder, at most one folder deep.
  ///   - path: The folder.
  ///   - force: Whether an earlier report may be replaced.
  /// - Throws: ``CommandFailure`` 73, 74 or 77; the old state is left as it was.
  static func write(
    _ files: [ReportFile], to path: String, force: Bool
  ) throws(CommandFailure) {
    let destination = OutputFile.resolved(trimmed(path))
    let parent = OutputFile.folder(of: destination)
    let temporary = try makeTemporary(in: parent, for: path)
    var folders: [String] = []
    for file in files {
      guard let slash = file.path.lastIndex(of: "/") else { continue }
      let folder = temporary + "/" + file.path[..<slash]
      if folders.last != folder, !folders.contains(folder) { folders.append(folder) }
    }
    let names = files.map { temporary + "/" + $0.path } + [temporary + "/" + ChecksumFile.name]
    Interruption.remember(names + folders + [temporary])
    defer { Interruption.forget() }
    do throws(CommandFailure) {
      for folder in folders where mkdir(folder, 0o777) != 0 { throw failure(path, errno) }
      var written: [(path: String, bytes: [UInt8])] = []
      for file in files {
        let bytes = try write(file, in: temporary, for: path)
        written.append((path: file.path, bytes: bytes))
      }
      try write(
        Array(ChecksumFile.text(of: written).utf8), to: temporary + "/" + ChecksumFile.name,
        for: path)
      try synchronize(temporary, for: path)
      try place(temporary, at: destination, named: path, force: force)
    } catch {
      FolderContents.remove(temporary)
      throw error
    }
    OutputFile.synchronize(parent)
  }

  private static func makeTemporary(
    in parent: String, for path: String
  ) throws(CommandFailure) -> String {
    for number in 0..<100 {
      let name = parent + "/.mikomi-\(getpid())-\(number).tmp"
      if mkdir(name, 0o777) == 0 { return name }
      if errno != EEXIST { throw failure(path, errno) }
    }
    throw failure(path, EEXIST)
  }

  /// Writes one file; returns its bytes.
  private static func write(
    _ file: ReportFile, in folder: String, for path: String
  ) throws(CommandFailure) -> [UInt8] {
    let name = folder + "/" + file.path
    switch file.content {
    case .bytes(let bytes):
      try write(bytes, to: name, for: path)
      return bytes
    case .workbook(let workbook):
      do throws(WorkbookError) {
        errno = 0
        try workbook.write(to: name, temporaryFolder: folder)
      } catch {
        // The library leaves the system's reason behind, mostly.
        throw writeFailure(path, errno == 0 ? EIO : errno)
      }
      return try InputFile.read(name).bytes
    }
  }

  private static func write(
    _ bytes: [UInt8], to name: String, for path: String
  ) throws(CommandFailure) {
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = OutputFile.write(bytes, to: descriptor)
    if close(descriptor) != 0, code == nil { code = errno }
    if let code { throw writeFailure(path, code) }
  }

  /// Makes all that was written durable before it gets its name.
  private static func synchronize(_ folder: String, for path: String) throws(CommandFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if cfileexchange_synchronize(descriptor) != 0, errno != ENOSYS {
      throw writeFailure(path, errno)
    }
  }

  /// Moves the folder to its place; what was there goes.
  private static func place(
    _ temporary: String, at destination: String, named path: String, force: Bool
  ) throws(CommandFailure) {
    // From here on a signal must find the old state or the new one, whichever is there.
    Interruption.hold()
    defer { Interruption.release() }
    var old = stat()
    if stat(destination, &old) == 0 { chmod(temporary, old.st_mode & 0o7777) }
    // A new name, or an empty folder, which goes in the same step.
    if rename(temporary, destination) == 0 { return }
    guard [ENOTEMPTY, EEXIST].contains(errno) else { throw failure(path, errno) }
    guard force else { throw refusal(.cannotCreate, .folderNotEmpty(path)) }
    // Somebody may have put a file there meanwhile.
    if let foreign = try FolderContents.foreignEntry(in: destination) {
      throw refusal(.cannotCreate, .folderNotAReport(path, found: foreign))
    }
    if cfileexchange_exchange(temporary, destination) == 0 {
      FolderContents.remove(temporary)
      return
    }
    guard [ENOSYS, EINVAL, EOPNOTSUPP].contains(errno) else { throw failure(path, errno) }
    // A file system without exchange: the old folder steps aside, and comes back if the new one cannot.
    let aside = temporary + ".old"
    guard rename(destination, aside) == 0 else { throw failure(path, errno) }
    guard rename(temporary, destination) == 0 else {
      let code = errno
      rename(aside, destination)
      throw failure(path, code)
    }
    FolderContents.remove(aside)
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
    OutputFile.creationFailure(path, code)
  }

  private static func writeFailure(_ path: String, _ code: Int32) -> CommandFailure {
    CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: code)))
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Whether a file stands in a folder or below it.
  private static func contains(_ folder: String, file: String) -> Bool {
    let (inner, outer) = (OutputFile.resolved(file), OutputFile.resolved(trimmed(folder)))
    return inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }
}
