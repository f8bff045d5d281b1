import MeetingSignature
import Testing

@Suite struct MeetingNumberTests {
  @Test(arguments: ["123456789", "1234567890", "12345678901", "0123456789", "000000000"])
  func `takes 9 to 11 digits and keeps them`(digits: String) throws {
    #expect(try MeetingNumber(digits).description == digits)
    #expect(try MeetingNumber(removingSeparatorsFrom: digits) == MeetingNumber(digits))
  }

  @Test func `takes integers of 9 to 11 digits`() throws {
    #expect(try MeetingNumber(100_000_000).description == "100000000")
    #expect(try MeetingNumber(85_212_345_678) == MeetingNumber("85212345678"))
    #expect(try MeetingNumber(UInt32(4_294_967_295)).description == "4294967295")
    let faults: [(Int, MeetingNumberError.Reason)] = [
      (-85_212_345_678, .negative), (0, .tooShort), (99_999_999, .tooShort),
      (100_000_000_000, .tooLong), (.max, .tooLong), (.min, .negative),
    ]
    for (value, reason) in faults {
      let error = #expect(throws: MeetingNumberError.self) { try MeetingNumber(value) }
      #expect(error?.reason == reason, "\(value)")
      #expect(error?.position == nil)
    }
  }

  @Test(arguments: [
    "852 1234 5678", "852-1234-5678", "852\u{a0}1234\u{a0}5678", " 85212345678 ",
    "852\u{2011}1234\u{2013}5678", "852\u{202f}1234\u{2010}5678", "852\u{2009}1234\u{2014}5678\n",
    "\t852\u{2212}12345678",
  ])
  func `takes a copied number where it is asked to`(text: String) throws {
    #expect(try MeetingNumber(removingSeparatorsFrom: text).description == "85212345678")
    let error = #expect(throws: MeetingNumberError.self) { try MeetingNumber(text) }
    #expect(error?.reason == .separator)
  }

  /// Unicode's White_Space, and the dashes from U+2010 to U+2015, hyphen-minus and the minus sign.
  @Test func `whitespace of every width and every dash is omitted`() throws {
    let whitespace = (0...0x10ffff).compactMap { Unicode.Scalar($0) }
      .filter { $0.properties.isWhitespace }
    #expect(whitespace.count == 25)
    let dashes = ([0x2d, 0x2212] + Array(0x2010...0x2015)).compactMap { Unicode.Scalar($0) }
    for scalar in whitespace + dashes {
      let text = "852\(scalar)1234\(scalar)5678"
      #expect(try MeetingNumber(removingSeparatorsFrom: text) == MeetingNumber(85_212_345_678))
      let error = #expect(throws: MeetingNumberError.self) { try MeetingNumber(text) }
      #expect(error?.reason == .separator)
    }
    for other in ["\u{200b}", "_", ".", "\u{feff}"] {
      let text = "852\(other)12345678"
      #expect(throws: MeetingNumberError.self) { try MeetingNumber(removingSeparatorsFrom: text) }
    }
  }

  @Test func `says at which character and why`() {
    let faults: [(String, MeetingNumberError.Reason, Int)] = [
      ("", .tooShort, 0), ("12345678", .tooShort, 8), ("123456789012", .tooLong, 11),
      ("852 1234 5678", .separator, 3), ("852-1234-5678", .separator, 3),
      ("8521234567x", .notADigit, 10),
      ("https://zoom.us/j/85212345678", .notADigit, 0), ("+85212345678", .notADigit, 0),
      ("8521234567８", .notASCII, 10), ("٨521234567", .notASCII, 0),
      ("85212345678\n", .separator, 11),
      ("852é1234567", .notASCII, 3), ("1.0", .notADigit, 1),
    ]
    for (text, reason, position) in faults {
      let error = #expect(throws: MeetingNumberError.self) { try MeetingNumber(text) }
      #expect(error?.reason == reason, "\(text)")
      #expect(error?.position == position, "\(text)")
    }
    let error = #expect(throws: MeetingNumberError.self) {
      try MeetingNumber(removingSeparatorsFrom: "852 1234 567x")
    }
    #expect(error?.description == "invalid meeting number: character 13: not a digit")
  }

  @Test func `a dash in front of the digits is a sign`() {
    let error = #expect(throws: MeetingNumberError.self) {
      try MeetingNumber(removingSeparatorsFrom: " -85212345678")
    }
    #expect(error?.reason == .separator)
    #expect(error?.position == 1)
  }
}
