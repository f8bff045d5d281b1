import MeetingSignature
import TestSupport
import Testing

/// What generic code, such as ArgumentParser, makes of a string.
@Suite struct TextTests {
  private func value<Value: LosslessStringConvertible>(_ text: String, of type: Value.Type)
    -> Value?
  {
    Value(text)
  }

  private func expectRoundTrip<Value: LosslessStringConvertible & Equatable>(_ value: Value) {
    #expect(self.value(value.description, of: Value.self) == value)
  }

  @Test func `a description reads back as the same value`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<500 {
      expectRoundTrip(
        try MeetingNumber(Int64.random(in: 100_000_000...99_999_999_999, using: &random)))
      expectRoundTrip(
        try UnixTime(
          milliseconds: Int64.random(in: 253_402_300_800...253_402_300_799_999, using: &random)))
    }
    for text in ["000000000", "01234567890", "852123456"] {
      expectRoundTrip(try MeetingNumber(text))
    }
    for milliseconds in [0, 1, 10, 100, 999, 1000, 1001] as [Int64] {
      expectRoundTrip(try UnixTime(milliseconds: milliseconds))
    }
    for role in MeetingRole.allCases { expectRoundTrip(role) }
  }

  @Test(arguments: [
    "", "12345678", "123456789012", "852 1234 5678", "-85212345678", "+852123456", "a",
  ])
  func `what is not a meeting number gives nil, and an error with the reason`(text: String) {
    #expect(value(text, of: MeetingNumber.self) == nil)
    #expect(throws: MeetingNumberError.self) { try MeetingNumber(text) }
    #expect(throws: MeetingNumberError.self) { try MeetingNumber(text[...]) }
  }

  @Test(
    arguments: [
      "", ".", ".5", "1.", "1.2345", "1..2", "1.2.3", "-1", "+1", " 1", "1 ", "1e3", "0x1", "１",
      "253402300800", "1700000000000", "9999999999999999999999",
    ])
  func `what is not a time gives nil`(text: String) {
    #expect(value(text, of: UnixTime.self) == nil)
  }

  @Test func `a time is read with up to three digits after the point`() throws {
    #expect(value("1700000000.5", of: UnixTime.self)?.milliseconds == 1_700_000_000_500)
    #expect(value("0.007", of: UnixTime.self)?.milliseconds == 7)
    #expect("\(try UnixTime(milliseconds: 1_700_000_000_050))" == "1700000000.050")
  }

  @Test func `a role is read by its name and by Zoom's digit`() {
    #expect(value("0", of: MeetingRole.self) == .participant)
    #expect(value("1", of: MeetingRole.self) == .host)
    for text in ["", "2", "Host", "01", "attendee"] {
      #expect(value(text, of: MeetingRole.self) == nil)
    }
  }

  @Test func `meeting numbers are ordered by their value`() throws {
    let numbers = try ["000000001", "100000000", "0100000000", "99999999999"].map {
      try MeetingNumber($0)
    }
    #expect(numbers.shuffled().sorted() == numbers)
  }
}
