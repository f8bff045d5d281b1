import PureJSON
import TestSupport
import Testing

@Suite struct JSONReadingTests {
  struct Expectation: Decodable {
    let file: String
    let ijson: String
    let reason: String
  }

  private func error(in text: String) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(parsing: text.utf8)
      return nil
    } catch {
      return error
    }
  }

  @Test func `says what is wrong and where`() {
    let faults: [(JSONError.Reason, [(String, Int)])] = [
      (
        .unexpectedEnd, [("", 0), ("  ", 2), ("[1", 2), ("-", 1), ("1.", 2), ("1e", 2), ("nul", 3)]
      ),
      (.unexpectedEnd, [("\"a", 2), ("{", 1), ("{\"a\"", 4), ("{\"a\":", 5), ("\"\\", 2)]),
      (.unexpectedByte, [("[1 2]", 3), ("[1,]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("[}", 1)]),
      (.unexpectedByte, [("1.e3", 2), ("+1", 0), ("nulL", 3), ("'a'", 0), ("\u{a0}1", 0)]),
      (.trailingContent, [("01", 1), ("{} {}", 3), ("1\0", 1)]),
      (.byteOrderMark, [("\u{feff}{}", 0)]),
      (.controlCharacter, [("\"a\nb\"", 2), ("\"\0\"", 1)]),
      (.invalidEscape, [("\"a\\x\"", 2), ("\"\\u12\"", 1), ("\"\\u12g4\"", 1)]),
      (.loneSurrogate, [("\"\\ud800\"", 1), ("\"\\ud800\\u0041\"", 1), ("\"\\udc00\"", 1)]),
      (.noncharacter, [("\"\\ufffe\"", 1), ("\"a\\ufdd0\"", 2), ("\"\\ud83f\\udfff\"", 1)]),
      (.duplicateName, [("{\"a\":1,\"b\":2,\"a\":3}", 13), ("{\"a\":1,\"\\u0061\":2}", 7)]),
      (
        .numberOutOfRange,
        [("1e400", 0), ("[-1.8e308]", 1), ("1\(String(repeating: "0", count: 309))", 0)]
      ),
      (.duplicateName, [("{\"b\":1,\"a\":2,\"b\":3,\"a\":4,\"b\":5}", 13)]),
    ]
    for (reason, texts) in faults {
      for (text, offset) in texts {
        let error = error(in: text)
        #expect(error?.reason == reason, "\(text)")
        #expect(error?.offset == offset, "\(text)")
      }
    }
  }

  @Test(arguments: ["efbfbe", "efb790", "f09fbfbf", "f48fbfbf"])
  func `refuses noncharacters in UTF-8`(sequence: String) {
    let text = [0x22, 0x61] + bytes(hex: sequence) + [0x22]
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.reason == .noncharacter)
    #expect(error?.offset == 2)
  }

  @Test(arguments: ["c0af", "e080af", "eda080", "f0808080", "f4908080", "f8", "80", "c3", "e282"])
  func `refuses what is not UTF-8`(sequence: String) {
    let text = [0x22, 0x61] + bytes(hex: sequence) + [0x22]
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.reason == .invalidUTF8)
    #expect(error?.offset == 2)
  }

  @Test func `names that only look alike are two names`() throws {
    let value = try JSONValue(parsing: #"{"é":1,"e\u0301":2}"#.utf8)
    #expect(value["é"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(value["E"] == nil)
  }

  @Test func `the first duplicate is found among names that are nearly alike`() {
    var random = SeededRandom(seed: testSeed)
    for _ in 0..<rounds(2000) {
      let count = Int.random(in: 1...20, using: &random)
      let alphabet = Array(count < 8 ? "ab" : "abcdefgh")
      var text = "{"
      var seen: Set<String> = []
      var duplicate: Int?
      for index in 0..<count {
        let length = Int.random(in: 0...4, using: &random)
        let name = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" })
        if index > 0 { text += "," }
        if !seen.insert(name).inserted { duplicate = duplicate ?? text.utf8.count }
        let isEscaped = Int.random(in: 0..<20, using: &random) == 0
        let written = isEscaped ? name.map { $0 == "a" ? "\\u0061" : "\($0)" }.joined() : name
        text += "\"\(written)\":\(index)"
      }
      text += "}"
      let error = error(in: text)
      #expect(error?.offset == duplicate, "\(text)")
      #expect(error?.reason == duplicate.map { _ in .duplicateName }, "\(text)")
    }
  }

  @Test func `the depth has a bound, and the stack does not run out`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(JSONValue.defaultMaximumDepth == 512)
    #expect(throws: Never.self) { try JSONValue(parsing: nested(512)) }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(1000), maximumDepth: 1000) }
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1_000_000)) }
    #expect(error?.reason == .tooDeep)
    #expect(error?.offset == 512)
    #expect(throws: JSONError.self) { try JSONValue(parsing: "[[]]".utf8, maximumDepth: 1) }
  }

  @Test func `what is read is written again byte for byte`() throws {
    let text = #"{"b":[1,2.50,-0,1E+2,""],"a":{"é\n":null,"🔑":true},"":false}"#
    #expect(try JSONValue(parsing: text.utf8).serialized() == text)
    let spaced = " { \"b\" : [ 1 , 2 ] }\r\n\t"
    #expect(try JSONValue(parsing: spaced.utf8).serialized() == #"{"b":[1,2]}"#)
    let escaped = #""\u0041\/\ud83d\udd11\"\\\b\f\n\r\t""#
    #expect(try JSONValue(parsing: escaped.utf8) == "A/🔑\"\\\u{08}\u{0c}\n\r\t")
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("17", 17), ("17.0", 17), ("1.7e1", 17), ("1700E-2", 17), ("-17", -17),
      ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
      ("1e18", Int64(1e18)),
      ("9223372036854775808", nil), ("1.5", nil), ("1e19", nil), ("1e-1", nil),
      ("1e308", nil), ("0e99999999999999999999", 0),
      ("1e-99999999999999999999", nil),
      ("10000000000000000000000e-22", 1),
    ] as [(String, Int64?)])
  func `gives an integer exactly or not at all`(text: String, expected: Int64?) throws {
    guard case .number(let number) = try JSONValue(parsing: text.utf8) else {
      Issue.record("\(text) is a number")
      return
    }
    #expect(number.text == text)
    #expect(number.int64 == expected)
  }

  @Test func `every prefix of a document is refused`() {
    let text = Array(#"{"key":["é🔑",-12.5e+3,true,false,null,{"a":"\u00e9\ud83d\udd11"}]}"#.utf8)
    for length in text.indices {
      #expect(throws: JSONError.self) { try JSONValue(parsing: text[..<length]) }
    }
  }

  @Test func `no changed byte stops the program`() {
    let text = Array(#"{"key":["é🔑",-12.5e+3,true,false,null,{"a":"\u00e9\ud83d\udd11"}]}"#.utf8)
    for index in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[index] = byte
        guard let value = try? JSONValue(parsing: changed) else { continue }
        #expect((try? JSONValue(parsing: value.serialized().utf8)) == value)
      }
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `agrees with the conformance files`() throws {
    let folder = "json_parsing"
    for row in try Conformance.rows("\(folder)/expectations.json", of: Expectation.self) {
      let text = try Conformance.contents("\(folder)/files/\(row.file)")
      let isAccepted = (try? JSONValue(parsing: text)) != nil
      #expect(isAccepted == (row.ijson == "accept"), "\(row.file): \(row.reason)")
    }
  }

  @Test(arguments: [
    "c280", "dfbf", "e0a080", "e0bfbf", "e18080", "ed9fbf", "ee8080", "efbfbd", "f0908080",
    "f0bfbfbd", "f1808080", "f48fbfbd",
  ])
  func `takes the first and the last of each kind of UTF-8 sequence`(sequence: String) throws {
    let text = [0x22] + bytes(hex: sequence) + [0x22]
    guard case .string(let string) = try JSONValue(parsing: text) else {
      Issue.record("a string")
      return
    }
    #expect(hex(string.utf8) == sequence)
  }

  @Test func `equality is that of what would be written`() {
    let texts = [
      "null", "true", "false", "1", "1.0", "2", "\"a\"", "\"b\"", "\"é\"", "\"e\\u0301\"", "[]",
      "[1]", "[1,2]", "[2,1]", "{}", "{\"a\":1}", "{\"a\":2}", "{\"b\":1}", "{\"a\":1,\"b\":2}",
      "{\"b\":2,\"a\":1}", "[[1]]", "[{\"a\":[]}]",
    ]
    for left in texts {
      for right in texts {
        let values = [left, right].compactMap { try? JSONValue(parsing: $0.utf8) }
        #expect((values[0] == values[1]) == (left == right), "\(left) and \(right)")
      }
    }
  }

  @Test func `depth costs no stack in writing and comparing`() async throws {
    let text =
      String(repeating: "[{\"a\":", count: 5000) + "1" + String(repeating: "}]", count: 5000)
    let value = try JSONValue(parsing: text.utf8, maximumDepth: 10_000)
    #expect(value.serialized() == text)
    #expect(value == value)
  }
}
