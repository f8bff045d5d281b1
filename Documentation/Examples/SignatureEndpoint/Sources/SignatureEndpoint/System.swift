#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How many connections the process has descriptors for, after those it needs itself; nil if the system
/// doesn't say.
///
/// Without a descriptor for the next connection, accepting fails again and again, and uses the processor.
func connectionsWithDescriptors() -> Int? {
  var limit = rlimit()
  #if canImport(Glibc)
    let status = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  #else
    let status = getrlimit(RLIMIT_NOFILE, &limit)
  #endif
  guard status == 0 else { return nil }
  // Event loops, the listening socket, and standard streams need some, and a few connections are accepted at a time.
  return max(Int(clamping: limit.rlim_cur) - 64, 1)
}

/// Waits until a file has something to read, or has ended; false after two seconds.
func waitForInput(_ file: CInt) -> Bool {
  var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
  while true {
    let count = poll(&waiting, 1, 2000)
    if count >= 0 || errno != EINTR { return count > 0 }
  }
}
