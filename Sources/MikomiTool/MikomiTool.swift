import MikomiCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
struct MikomiTool {
  static func main() {
    // All output has been written by system calls. The libraries' own farewell is not waited for: under
    // a memory limit OpenBLAS may never have got the threads that it then joins.
    _exit(CommandLineTool.runProcess())
  }
}
