import PureJSON
import TestSupport
import Testing

@Suite struct CanonicalJSONTests {
  struct OracleCase: Decodable {
    let id: String
    let input: String?
    let inputHex: String?
    let output: String?
    let error: String?
    let flags: [String]?

    var text: [UInt8] { inputHex.map { bytes(hex: $0) } ?? Array((input ?? "").utf8) }
  }

  struct Pair: Decodable {
    let id: String
    let inputHex: String
    let outputHex: String?
    let ijson: String
  }

  struct ParsedFile: Decodable {
    let file: String
    let ijson: String
    let canonicalHex: String?
  }

  struct Sequence: Decodable {
    let id: String
    let bytesHex: String
    let quotedAsJsonString: Verdict

    struct Verdict: Decodable { let ijson: String }
  }

  private func canonical(_ text: String) throws -> String {
    String(decoding: try CanonicalJSON.canonicalize(text.utf8), as: UTF8.self)
  }

  @Test func `prints what Node prints`() throws {
    let kinds: [String: JSONError.Reason] = [
      "duplicate-name": .duplicateName, "lone-surrogate": .loneSurrogate,
      "number-out-of-range": .numberOutOfRange, "invalid-utf8": .invalidUTF8,
    ]
    let cases = try vectorFile("jcs", as: VectorFamily<OracleCase>.self).cases
    #expect(cases.count > 350)
    for vector in cases {
      do throws(JSONError) {
        let found = try CanonicalJSON.canonicalize(vector.text)
        #expect(vector.flags?.contains("nonchar") != true, "\(vector.id)")
        #expect(found == vector.output.map { Array($0.utf8) }, "\(vector.id)")
        let value = try JSONValue(parsing: vector.text)
        #expect(try CanonicalJSON.canonicalize(value) == found, "\(vector.id)")
        try CanonicalJSON.check(found)
      } catch {
        if vector.flags?.contains("nonchar") == true {
          #expect(error.reason == .noncharacter, "\(vector.id)")
        } else {
          #expect(vector.error != nil, "\(vector.id): \(error)")
          if let kind = kinds[vector.error ?? ""] { #expect(error.reason == kind, "\(vector.id)") }
        }
        #expect(error == readingError(vector.text), "\(vector.id)")
      }
    }
  }

  /// The canonicalizer and the reader of values refuse the same with the same words.
  private func readingError(_ text: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    .enabled(if: Conformance.isHere, "\(Conformance.absence)"),
    arguments: ["jcs/pairs.json", "jcs/constructed.json", "rfc/jcs_pairs.json"])
  func `agrees with the conformance pairs`(file: String) throws {
    for pair in try Conformance.rows(file, of: Pair.self) {
      let text = bytes(hex: pair.inputHex)
      let found = try? CanonicalJSON.canonicalize(text)
      #expect(found.map { hex($0) } == pair.outputHex, "\(pair.id)")
      #expect((found != nil) == (pair.ijson == "accept"), "\(pair.id)")
      #expect((found == nil) == (readingError(text) != nil), "\(pair.id)")
    }
  }

  @Test(.enabled(if: Conformance.isHere, "\(Conformance.absence)"))
  func `agrees with the conformance files`() throws {
    for row in try Conformance.rows("json_parsing/expectations.json", of: ParsedFile.self) {
      let text = try Conformance.contents("json_parsing/files/\(row.file)")
      let found = try? CanonicalJSON.canonicalize(text)
      #expect((found != nil) == (row.ijson == "accept"), "\(row.file)")
      if row.ijson == "accept" { #expect(found.map { hex($0) } == row.canonicalHex, "\(row.file)") }
    }
    for row in try Conformance.rows("json_parsing/utf8.json", of: Sequence.self) {
      let text = [0x22] + bytes(hex: row.bytesHex) + [0x22]
      let isAccepted = (try? CanonicalJSON.canonicalize(text)) != nil
      #expect(isAccepted == (row.quotedAsJsonString.ijson == "accept"), "\(row.id)")
      #expect(isAccepted == (readingError(text) == nil), "\(row.id)")
    }
  }

  @Test func `sorts by UTF-16 code units, whatever the names are made of`() throws {
    // The example of RFC 8785, section 3.2.3.
    let text = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
      "\u00f6":"Latin Small Letter O With Diaeresis"}
      """#
    #expect(
      try canonical(text)
        == #"{"\r":"Carriage Return","1":"One","\#u{80}":"Control","ö":"Latin Small Letter O With "#
        + #"Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\#u{fb33}":"Hebrew Letter Dalet "#
        + #"With Dagesh"}"#)
  }

  @Test func `sorts random names as Swift sorts their UTF-16`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let alphabet = Array("ab\"\\\n\u{1}\u{1f} !é\u{d7ff}\u{e000}\u{fffd}🔑\u{10fffd}".unicodeScalars)
    for round in 0..<300 {
      let prefix = String(repeating: "p", count: Int.random(in: 0...20, using: &random))
      var names: [String] = []
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let scalars = (0..<Int.random(in: 0...12, using: &random)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        let name = prefix + String(String.UnicodeScalarView(scalars))
        if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
      }
      let object = JSONValue.object(names.map { .init($0, .string($0)) })
      let sorted = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      let expected = JSONValue.object(sorted.map { .init($0, .string($0)) }).serialized()
      let found = try CanonicalJSON.canonicalize(object)
      #expect(found == Array(expected.utf8), "seed \(seed), round \(round)")
    }
  }

  @Test func `says where a name is there again`() {
    for (text, offset) in [
      (#"{"a":1,"b":{"c":1,"c":2},"a":3}"#, 18), (#"{"b":1,"a":2,"b":3,"a":4}"#, 13),
      (#"[{"a\n":1,"a\u000A":2}]"#, 10), (#"{"":1,"":2}"#, 6), (#"{"é":1,"\u00e9":2}"#, 8),
      (#"{"/":1,"\/":2}"#, 7),
    ] {
      let error = #expect(throws: JSONError.self) { try CanonicalJSON.canonicalize(text.utf8) }
      #expect(error?.reason == .duplicateName, "\(text)")
      #expect(error?.offset == offset, "\(text)")
    }
    let names = (0..<500).map { "\"name\(499 - $0)\":0" }
    let text = "{" + (names + ["\"name7\":1", "\"name3\":1"]).joined(separator: ",") + "}"
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.canonicalize(text.utf8) }
    #expect(error?.offset == names.joined(separator: ",").utf8.count + 2)
  }

  @Test func `says whether text is canonical, and where it is not`() {
    func fault(_ text: String) -> JSONError? {
      do throws(JSONError) {
        try CanonicalJSON.check(text.utf8)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault(#"{"a":[1,2.5,"é"],"b":null}"#) == nil)
    for (text, offset) in [
      ("{}\n", 2), (" {}", 0), (#"{"b":1,"a":2}"#, 2), ("[1.0]", 2), ("[1,2E1]", 4), ("-0", 0),
      (#""\/""#, 1), (#""\u00e9""#, 1), (#""\u001F""#, 6),
    ] {
      #expect(fault(text)?.reason == .notCanonical, "\(text)")
      #expect(fault(text)?.offset == offset, "\(text)")
    }
    #expect(
      fault("{\"b\":1,\r\n\"é\": 2}")?.description
        == "not canonical JSON: the first difference from the canonical form, at line 1, column 8 (offset 7)"
    )
    #expect(fault("[1,\n\"é\",}")?.line == 2)
    #expect(fault("[1,\n\"é\",}")?.column == 5)
    #expect(fault("[1,\r\n\r2}")?.line == 3)
  }

  @Test func `bounds hold, and depth takes no stack`() throws {
    let depth = 200_000
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.canonicalize(arrays.utf8) }
    #expect(error?.reason == .tooDeep)
    #expect(error?.offset == 1000)
    let same = try CanonicalJSON.canonicalize(arrays.utf8, maximumDepth: depth)
    #expect(same == Array(arrays.utf8))
    let objects =
      String(repeating: #"{"b":0,"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    let sorted =
      String(repeating: #"{"a":"#, count: depth) + "1"
      + String(repeating: #","b":0}"#, count: depth)
    let found = try CanonicalJSON.canonicalize(objects.utf8, maximumDepth: depth)
    #expect(found == Array(sorted.utf8))

    #expect(throws: Never.self) { try CanonicalJSON.canonicalize("[1]".utf8, maximumByteCount: 3) }
    let long = #expect(throws: JSONError.self) {
      try CanonicalJSON.canonicalize("[1,\n2]".utf8, maximumByteCount: 5)
    }
    #expect(long?.reason == .tooLong)
    #expect(long?.offset == 5)
    #expect(long?.line == 0)
    // SAFETY: none of this memory exists, so that reading it would end the program.
    let unreadable = unsafe UnsafeBufferPointer(
      start: UnsafePointer<UInt8>(bitPattern: 16), count: 1 << 40)
    #expect(throws: JSONError.self) {
      try unsafe JSONValue(parsing: unreadable, maximumByteCount: 1000)
    }
    let endless = repeatElement(UInt8(ascii: " "), count: .max).lazy.map { $0 }
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: endless, maximumByteCount: 1000)
    }
  }

  @Test func `gives the same for a span, a sequence and a value`() throws {
    let text = Array(#" {"b": [1.0, "\u0041"], "a": {}} "#.utf8)
    let expected = Array(#"{"a":{},"b":[1,"A"]}"#.utf8)
    #expect(try CanonicalJSON.canonicalize(text) == expected)
    #expect(try CanonicalJSON.canonicalize(text.lazy.map { $0 }) == expected)
    let fromSpan = try unsafe text.withUnsafeBytes {
      try unsafe CanonicalJSON.canonicalize(RawSpan(_unsafeBytes: $0))
    }
    #expect(fromSpan == expected)
    #expect(try CanonicalJSON.canonicalize(JSONValue(parsing: text)) == expected)
    let twice = JSONValue.object([.init("a", 1), .init("a", 2)])
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.canonicalize(twice) }
    #expect(error?.reason == .duplicateName)
  }
}
