/// The bytes of an input, taken as decisions from the front.
///
/// At their end, every decision is 0.
struct FuzzInput {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func below(_ bound: Int) -> Int { Int(byte()) % bound }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  /// As many bytes as the next one says.
  mutating func chunk() -> [UInt8] {
    let count = min(Int(byte()), rest.count)
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func integer() -> UInt64 {
    (0..<8).reduce(0) { value, _ in value << 8 | UInt64(byte()) }
  }

  /// Runs `body` on consecutive pieces of some bytes.
  mutating func pieces<E>(of bytes: [UInt8], _ body: (ArraySlice<UInt8>) throws(E) -> Void)
    throws(E)
  {
    var remaining = bytes[...]
    while !remaining.isEmpty {
      // When there are no more decisions, the pieces have a size that divides no block.
      let count = min(isEmpty ? 61 : Int(byte()), remaining.count)
      try body(remaining.prefix(count))
      remaining = remaining.dropFirst(count)
    }
  }
}
