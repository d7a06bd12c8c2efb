#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Thin names over the system calls used for files.
enum SystemCall {
  /// Repeats a call that a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// What the system says of an error, without the reader's locale.
  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "no space left on device"
    case EDQUOT: "disk quota exceeded"
    case EFBIG: "file size limit reached"
    case EROFS: "read-only file system"
    case ENOENT: "no such folder"
    case ENOTDIR: "not a folder"
    case EACCES, EPERM: "not permitted"
    case EMFILE, ENFILE: "too many open files"
    case EBADF: "closed"
    case EISDIR: "is a directory"
    case EIO: "input or output error"
    case ENAMETOOLONG: "name too long"
    default: "error \(code)"
    }
  }
}
