import Foundation
import MeetingSignature
import Testing

@Suite struct MeetingNumberCodableTests {
  private func decode(_ json: String) throws -> MeetingNumber {
    try JSONDecoder().decode([MeetingNumber].self, from: Data("[\(json)]".utf8))[0]
  }

  @Test func `reads a string and a number, and writes a string`() throws {
    #expect(try decode("85212345678") == MeetingNumber("85212345678"))
    let number = try decode(#""012345678""#)
    let json = try JSONEncoder().encode([number])
    #expect(String(decoding: json, as: UTF8.self) == #"["012345678"]"#)
  }

  @Test(arguments: [
    "12345678", "123456789012", "9007199254740993", "-852123456", #""852 1234 5678""#,
    #""12345678""#, #""123456789012""#,
  ])
  func `a bad number is a DecodingError with its sentence and path`(json: String) {
    let error = #expect(throws: DecodingError.self) { try decode(json) }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("another error")
      return
    }
    #expect(context.debugDescription.hasPrefix("not a meeting number: "))
    #expect(context.codingPath.first?.intValue == 0)
  }

  @Test(arguments: ["true", "null", "{}", "[]", "85212345678.5", "1e30"])
  func `neither a string nor an integer is a DecodingError`(json: String) {
    #expect(throws: DecodingError.self) { try decode(json) }
  }
}
