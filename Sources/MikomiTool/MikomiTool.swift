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
    #if COUNTS_LINES
      // What counts covered lines writes at the end.
      exit(CommandLineTool.runProcess())
    #else
      _exit(CommandLineTool.runProcess())
    #endif
  }
}
