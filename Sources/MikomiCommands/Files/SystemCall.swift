#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Tables

/// Thin names over the system calls used for files.
enum SystemCall {
  /// Repeats a call that a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

/// An error of the system, told without the system's own locale.
struct SystemError: Hashable {
  let code: Int32

  func wording(in language: Language) -> String {
    let words = Self.words[code]
    switch language {
    case .english: return words?.english ?? "error \(code)"
    case .japanese: return words?.japanese ?? "エラー \(code)"
    }
  }

  private static let words: [Int32: (english: String, japanese: String)] = [
    ENOSPC: ("no space left on device", "空き容量がない"),
    EDQUOT: ("disk quota exceeded", "割り当て容量を超えた"),
    EFBIG: ("file size limit reached", "ファイルの大きさの上限に達した"),
    EROFS: ("read-only file system", "読み取り専用のファイルシステム"),
    ENOENT: ("no such folder", "フォルダがない"),
    ENOTDIR: ("not a folder", "フォルダではない"),
    EACCES: ("not permitted", "権限がない"),
    EPERM: ("not permitted", "権限がない"),
    EMFILE: ("too many open files", "開いているファイルが多すぎる"),
    ENFILE: ("too many open files", "開いているファイルが多すぎる"),
    EBADF: ("closed", "閉じている"),
    EISDIR: ("is a directory", "フォルダである"),
    EIO: ("input or output error", "入出力エラー"),
    ENAMETOOLONG: ("name too long", "名前が長すぎる"),
  ]
}
