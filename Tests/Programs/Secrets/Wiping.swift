import Glibc

/// Uses a secret, lets go of it, and looks for what is left of it in all memory that this process
/// can write to: the secret, its padded blocks, and the two chaining values of a prepared key.
///
/// Says `ok`, or what it found and where. `.ci/steps/64-wiping` also builds it with the wipes taken
/// out, and then it must find something.
@main
struct Wiping {
  static func main() {
    let traces = use()
    scrubStack()
    let found = traces.filter { $0.isInMemory() }.map(\.name)
    print(found.isEmpty ? "ok" : "found \(found)")
  }

  /// What must not be found, kept with every bit flipped, so that keeping it is no finding; and without
  /// its first sixteen bytes, over which the allocator writes when memory is given back.
  struct Trace {
    let name: String
    let flipped: [UInt8]

    init(_ name: String, _ bytes: some Sequence<UInt8>) {
      self.name = name
      flipped = bytes.dropFirst(16).map { ~$0 }
    }

    func isInMemory() -> Bool {
      Wiping.writableRanges().contains { range in
        let memory = unsafe UnsafeRawBufferPointer(
          start: UnsafeRawPointer(bitPattern: range.lowerBound), count: range.count)
        return Wiping.contains(memory, flipped)
      }
    }
  }

  /// The beginning of a message.
  static let block = [UInt8](repeating: 0x2a, count: 64)

  @inline(never)
  static func use() -> [Trace] {
    let secret = UnsafeMutableRawBufferPointer.allocate(byteCount: 48, alignment: 8)
    // A number that the compiler does not know, lest it keep a finished table.
    let seed = Int(CommandLine.argc) &* 89
    for index in 0..<48 { unsafe secret[index] = UInt8(truncatingIfNeeded: index &* seed &+ 41) }
    let random = (0..<20).map { _ in SymmetricKey(size: .bits256) }
    let traces =
      unsafe traces(of: secret)
      + [random[7].withUnsafeBytes { unsafe Trace("a random key", $0) }]
    // Many at once, so that not all of their memory is soon used for something else.
    let keys = (0..<20).map { _ in SymmetricKey(data: secret) }
    precondition(Set(random.map(\.bitCount)) == [256])
    let copies = keys.map { _ in SymmetricKey(data: AnySequence(secret)) }
    let prepared = copies.map { HMAC<SHA256>.PreparedKey($0) }
    let prefixes = unsafe prepared.map {
      unsafe HMAC<SHA256>._PreparedPrefix(block.span.bytes, key: $0)
    }
    precondition(prefixes.count == 20)
    let running = prepared.map { key in
      var hmac = HMAC<SHA256>(key: key)
      hmac.update(data: block)
      var copy = hmac
      copy.update(data: secret)
      precondition(hmac.finalize() != copy.finalize())
      return copy
    }
    precondition(running.count == 20)
    for ((key, copy), prepared) in zip(zip(keys, copies), prepared) {
      let code = prepared.authenticationCode(for: [1, 2, 3])
      precondition(key == copy)
      precondition(
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: [1, 2, 3], using: key))
    }
    unsafe wipeCaller(secret)
    unsafe secret.deallocate()
    return traces
  }

  @inline(never)
  static func traces(of secret: UnsafeMutableRawBufferPointer) -> [Trace] {
    var states = HMACMidstates(SymmetricKey(data: secret))
    let traces = unsafe [
      Trace("the secret", secret),
      Trace("the inner padded key", secret.lazy.map { $0 ^ 0x36 }),
      Trace("the outer padded key", secret.lazy.map { $0 ^ 0x5c }),
      withUnsafeBytes(of: states.inner) { Trace("the inner state", $0) },
      withUnsafeBytes(of: states.outer) { Trace("the outer state", $0) },
      withUnsafeBytes(of: states.appending(blocks: block.span.bytes).inner) {
        Trace("the state after a block", $0)
      },
    ]
    unsafe withUnsafeMutableBytes(of: &states) { unsafe wipeCaller($0) }
    return traces
  }

  /// The wiping that is this program's own part.
  @inline(never)
  @_optimize(none)
  static func wipeCaller(_ memory: UnsafeMutableRawBufferPointer) {
    for index in memory.indices { unsafe memory[index] = 0 }
  }

  /// Overwrites the stack below the caller, which only further calls would do otherwise.
  @inline(never)
  static func scrubStack() {
    unsafe withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { unsafe wipeCaller($0) }
  }

  static func contains(_ memory: UnsafeRawBufferPointer, _ flipped: [UInt8]) -> Bool {
    guard let first = flipped.first, memory.count >= flipped.count else { return false }
    for start in 0...(memory.count - flipped.count) where unsafe memory[start] == ~first {
      if flipped.indices.allSatisfy({ unsafe memory[start + $0] == ~flipped[$0] }) { return true }
    }
    return false
  }

  /// The address ranges that the process can read and write.
  static func writableRanges() -> [Range<UInt>] {
    guard let file = unsafe fopen("/proc/self/maps", "r") else { fatalError("no /proc/self/maps") }
    defer { unsafe fclose(file) }
    var ranges: [Range<UInt>] = []
    var line = [CChar](repeating: 0, count: 4096)
    while unsafe fgets(&line, Int32(line.count), file) != nil {
      let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let words = String(decoding: text, as: UTF8.self).split(separator: " ")
      guard words[1].hasPrefix("rw"), !words.contains(where: { $0.hasPrefix("[vv") }) else {
        continue
      }
      let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      ranges.append(bounds[0]..<bounds[1])
    }
    return ranges
  }
}
