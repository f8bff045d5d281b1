import PureJSON
import TestSupport
import Testing

/// What holds for every document, tried on random ones.
@Suite struct DocumentPropertyTests {
  private let seed: UInt64
  private var random: SeededRandom

  init() {
    seed = UInt64.random(in: 0...UInt64.max)
    random = SeededRandom(seed: seed)
  }

  private mutating func string() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\u{0}", "\n", "\u{1f}", "\u{7f}", "é", "\u{301}", "東",
      "\u{e000}", "\u{fffd}", "🔑", "\u{10fffd}",
    ]
    let count = Int.random(in: 0...10, using: &random)
    return String(
      String.UnicodeScalarView(
        (0..<count).map { _ in scalars[Int.random(in: 0..<scalars.count, using: &random)] }))
  }

  private mutating func number() -> JSONNumber {
    while true {
      if Bool.random(using: &random) {
        return JSONNumber(Int16.random(in: .min ... .max, using: &random))
      }
      if let number = JSONNumber(Double(bitPattern: random.next())) { return number }
    }
  }

  private mutating func document(depth: Int) -> JSONValue {
    switch Int.random(in: depth > 4 ? 2...6 : 0...6, using: &random) {
    case 0:
      return .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in document(depth: depth + 1) })
    case 1:
      var members: [JSONValue.Member] = []
      for _ in 0..<Int.random(in: 0...25, using: &random) {
        let name = string()
        if members.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) { continue }
        members.append(.init(name, document(depth: depth + 1)))
      }
      return .object(members)
    case 2: return .null
    case 3: return .bool(Bool.random(using: &random))
    case 4: return .number(number())
    default: return .string(string())
    }
  }

  private mutating func shuffled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map { shuffled($0) })
    case .object(let members):
      .object(members.map { .init($0.name, shuffled($0.value)) }.shuffled(using: &random))
    default: value
    }
  }

  @Test mutating func `the canonical form stays, and the order of members never changes it`() throws
  {
    for _ in 0..<500 {
      let value = JSONValue.array([document(depth: 0), document(depth: 0)])
      let canonical = try CanonicalJSON.canonicalize(value)
      #expect(try CanonicalJSON.canonicalize(canonical) == canonical, "seed \(seed)")
      try CanonicalJSON.check(canonical)
      let other = shuffled(value)
      #expect(try CanonicalJSON.canonicalize(other) == canonical, "seed \(seed)")
      #expect(value.isEquivalent(to: other), "seed \(seed)")
      #expect(try JSONValue(parsing: canonical).isEquivalent(to: value), "seed \(seed)")
    }
  }

  @Test mutating func `what is read is written again, byte for byte`() throws {
    for _ in 0..<500 {
      let text = document(depth: 0).serialized()
      #expect(try JSONValue(parsing: text.utf8).serialized() == text, "seed \(seed)")
    }
  }

  @Test mutating func `every prefix is refused, and no flipped bit stops the program`() throws {
    for _ in 0..<100 {
      let text = Array(JSONValue.array([document(depth: 3), document(depth: 4)]).serialized().utf8)
      if text.count > 300 { continue }
      for length in text.indices {
        #expect(throws: JSONError.self) { try CanonicalJSON.canonicalize(text[..<length]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: text[..<length]) }
      }
      for index in text.indices {
        var changed = text
        changed[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
        let canonical = try? CanonicalJSON.canonicalize(changed)
        let value = try? JSONValue(parsing: changed)
        #expect((canonical == nil) == (value == nil), "seed \(seed)")
        if let canonical, let value {
          #expect(try CanonicalJSON.canonicalize(value) == canonical, "seed \(seed)")
          #expect(try CanonicalJSON.canonicalize(canonical) == canonical, "seed \(seed)")
        }
      }
    }
  }

  @Test mutating func `noise is refused or read, and both ways agree`() {
    let bytes = Array("{}[],:\"\\u0dD8ef19.-+ \n\u{0}é".utf8) + [0xff, 0xed, 0xf4]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        bytes[Int.random(in: 0..<bytes.count, using: &random)]
      }
      let canonical = try? CanonicalJSON.canonicalize(text)
      #expect((canonical == nil) == ((try? JSONValue(parsing: text)) == nil), "\(hex(text))")
    }
  }
}
