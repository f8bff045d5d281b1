import PureJSON
import TestSupport
import Testing

@Suite struct JSONWritingTests {
  struct NumberFile: Decodable {
    let groups: [Group]

    struct Group: Decodable {
      let name: String
      let cases: [[String]]
    }
  }

  @Test func `spells doubles as Node does`() throws {
    var count = 0
    for group in try vectorFile("es-numbers", as: NumberFile.self).groups {
      for vector in group.cases {
        let bits = try #require(UInt64(vector[0], radix: 16))
        let number = try #require(JSONNumber(Double(bitPattern: bits)))
        #expect(number.text == vector[1], "\(group.name) \(vector[0])")
        count += 1
      }
    }
    #expect(count > 4000)
  }

  @Test(arguments: [
    (1e21, "1e+21"), (1e20, "100000000000000000000"), (-0.0, "0"),
    (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5, "1.5"), (-2.5e-8, "-2.5e-8"), (100, "100"),
    (1_700_000_000.25, "1700000000.25"), (Double.leastNonzeroMagnitude, "5e-324"),
  ])
  func `spells doubles of every magnitude`(value: Double, text: String) {
    #expect(JSONNumber(value)?.text == text)
  }

  @Test func `has no number for what is not finite`() {
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(Double.infinity) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
  }

  @Test func `spells integers in full`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    var values = [0, Int64.max, Int64.min]
    for power in sequence(first: Int64(1), next: { $0 > Int64.max / 10 ? nil : $0 * 10 }) {
      values += [
        power - 1, power, power + 1, -power, power + Int64.random(in: 0..<power, using: &random),
      ]
    }
    for value in values {
      #expect(JSONNumber(value).text == "\(value)")
      let written = JSONWriter.withText {
        $0.beginArray()
        $0.integer(value)
        $0._string(decimal: value)
        $0.endArray()
      } use: { text in
        unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
      }
      #expect(written == "[\(value),\"\(value)\"]", "seed \(seed)")
    }
    #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
  }

  @Test func `goes on after what another writer has written`() {
    let beginning = Array(#"{"a":1"#.utf8)
    let written = JSONWriter.withText {
      $0._resume(after: beginning)
      $0._name(literal: "b")
      $0.null()
      $0.endObject()
    } use: { text in
      unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
    #expect(written == #"{"a":1,"b":null}"#)
  }

  @Test func `escapes what JSON.stringify escapes, and nothing else`() {
    let escapes = [
      "\"": "\\\"", "\\": "\\\\", "\u{08}": "\\b", "\u{0c}": "\\f", "\n": "\\n", "\r": "\\r",
      "\t": "\\t", "\0": "\\u0000", "\u{0b}": "\\u000b", "\u{1f}": "\\u001f", "\u{10}": "\\u0010",
    ]
    for (character, escape) in escapes {
      #expect(JSONValue.string("a\(character)b").serialized() == "\"a\(escape)b\"")
    }
    for text in ["/", "\u{7f}", "\u{80}", "é", "e\u{301}", "\u{2028}\u{2029}", "鍵", "🔑", "<>&'"] {
      #expect(JSONValue.string(text).serialized() == "\"\(text)\"")
    }
  }

  @Test func `keeps the order, and puts commas where they belong`() {
    let value: JSONValue = [
      "z": 1, "a": [true, false, .null, [:], []], "10": ["x": "y", "e": ""], "": .string(""),
    ]
    let text = #"{"z":1,"a":[true,false,null,{},[]],"10":{"x":"y","e":""},"":""}"#
    #expect(value.serialized() == text)
  }

  @Test func `texts beyond the first half kilobyte are whole`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<300 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 400...600, using: &random)).map { _ in
            Unicode.Scalar(UInt8.random(in: 0...255, using: &random))
          }))
      let value = JSONValue.array([.string(text), 123_456_789, .string(text)])
      #expect(try JSONValue(parsing: value.serialized().utf8) == value, "seed \(seed)")
    }
  }
}
