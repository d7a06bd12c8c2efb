import CLAPACKE
import COpenBLAS
import Testing

/// The linked libraries are new enough.
@Suite
struct LinkedLibraryTests {
  /// Before LAPACK 3.10.1 and OpenBLAS 0.3.18 ?larrv read beyond an array (CVE-2021-4048).
  @Test func `LAPACK and OpenBLAS are not open to CVE-2021-4048`() throws {
    var (major, minor, patch) = (clapacke_int(0), clapacke_int(0), clapacke_int(0))
    LAPACKE_ilaver(&major, &minor, &patch)
    #expect(
      !isOlder([Int(major), Int(minor), Int(patch)], than: [3, 10, 1]),
      "LAPACK \(major).\(minor).\(patch): install 3.10.1 or later")
    let configuration = String(cString: try #require(openblas_get_config()))
    let version = try #require(configuration.split(separator: " ").dropFirst().first)
    // 0.3.21.dev is of 0.3.21.
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    #expect(numbers.count >= 3 && !isOlder(numbers, than: [0, 3, 18]), "\(configuration)")
  }

  private func isOlder(_ version: [Int], than other: [Int]) -> Bool {
    version.lexicographicallyPrecedes(other)
  }
}
