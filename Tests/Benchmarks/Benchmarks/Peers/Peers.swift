import Foundation

/// Answers each line `COUNT NAME` with the time of COUNT repetitions of the work.
///
/// An answer has the nanoseconds, and the result of the last repetition if it is a string. The names
/// are printed first, and then an empty line.
///
/// A name is `item | library`. `.ci/measure/performance` asks, and prints the ratios.
@main
struct Peers {
  static func main() async throws {
    let works =
      try await signingWorks() + authenticationWorks() + hashingWorks() + base64Works()
      + jsonWorks()
    let all = Dictionary(uniqueKeysWithValues: works.map { ($0.name, $0) })
    for work in works { print(work.name) }
    print("")
    fflush(nil)
    while let line = readLine() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let count = Int(parts[0]), let work = all[String(parts[1])] else {
        fatalError("no such work: \(line)")
      }
      let clock = ContinuousClock()
      let start = clock.now
      let result = try await work.repeated(count)
      let (seconds, attoseconds) = (clock.now - start).components
      print(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, result)
      fflush(nil)
    }
  }
}

/// One piece of work by one library.
struct Work {
  let name: String

  /// Does the work as often as the argument says, and returns its result if that is a string that
  /// other libraries must produce as well.
  let repeated: (Int) async throws -> String

  /// A work whose results are not compared.
  init(_ name: String, _ once: @escaping () throws -> some Any) {
    self.name = name
    repeated = { count in
      for _ in 0..<count { blackHole(try once()) }
      return ""
    }
  }

  /// A work whose results are compared.
  init(_ name: String, comparing once: @escaping () throws -> String) {
    self.name = name
    repeated = { count in
      var result = ""
      for _ in 0..<count { result = try once() }
      return result
    }
  }

  /// A work that waits.
  init(_ name: String, waitingFor once: @escaping () async throws -> some Any) {
    self.name = name
    repeated = { count in
      for _ in 0..<count { blackHole(try await once()) }
      return ""
    }
  }
}

/// Uses a value, so that computing it is not optimized away.
@inline(never)
@_optimize(none)
func blackHole(_ value: some Any) {}

/// Bytes that are the same in every run.
func sample(_ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
}

/// A size as people write it.
func name(of byteCount: Int) -> String {
  switch byteCount {
  case 1 << 20: "1 MiB"
  case 1024...: "\(byteCount / 1024) KiB"
  default: "\(byteCount) B"
  }
}
