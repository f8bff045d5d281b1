#if !hasFeature(Embedded)
  #if canImport(Darwin)
    internal import Darwin
  #elseif canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Android)
    internal import Android
  #elseif canImport(WASILibc)
    internal import WASILibc
  #elseif canImport(WinSDK)
    internal import WinSDK
  #endif

  extension UnixTime {
    /// The current time.
    ///
    /// Unavailable in Embedded Swift.
    public static var now: UnixTime {
      #if canImport(WinSDK)
        var time = FILETIME()
        // SAFETY: the pointer is valid for the call.
        unsafe GetSystemTimePreciseAsFileTime(&time)
        let ticks = Int64(time.dwHighDateTime) << 32 | Int64(time.dwLowDateTime)
        // A tick is 100 ns; Windows counts from 1601.
        return UnixTime(knownMilliseconds: ticks / 10_000 - 11_644_473_600_000)
      #else
        var time = timespec()
        // SAFETY: the pointer is valid for the call, which cannot fail for this clock.
        #if os(WASI)
          // Swift cannot import the macro that names the clock there; 1 is TIME_UTC.
          _ = unsafe timespec_get(&time, 1)
        #else
          unsafe clock_gettime(CLOCK_REALTIME, &time)
        #endif
        return UnixTime(
          knownMilliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
      #endif
    }
  }
#endif
