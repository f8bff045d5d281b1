import MeetingSignature
import TestVectors
import Testing

@Suite struct MeetingSDKCredentialsTests {
  static let faults: [(String, MeetingSDKCredentialsError.Reason)] = [
    ("", .empty), ("abc\n", .trailingNewline), ("abc\r\n", .trailingNewline),
    ("abc\r", .trailingNewline), (" abc", .surroundingSpace), ("abc\t", .surroundingSpace),
    ("\u{feff}abc", .surroundingSpace), ("abc\u{200b}", .surroundingSpace),
    ("\nabc", .surroundingSpace), ("\u{a0}abc", .surroundingSpace),
    ("\"abc\"", .surroundingQuotes), ("'abc'", .surroundingQuotes),
    ("`abc`", .surroundingQuotes), ("\u{201c}abc\u{201d}", .surroundingQuotes),
  ]

  @Test func `names the fault of a pasted key or secret`() {
    for (text, reason) in Self.faults {
      let inSecret = #expect(throws: MeetingSDKCredentialsError.self) {
        try MeetingSDKCredentials(key: "key", secret: text)
      }
      #expect(inSecret?.reason == reason)
      #expect(inSecret?.part == .secret)
      let inKey = #expect(throws: MeetingSDKCredentialsError.self) {
        try MeetingSDKCredentials(key: text, secret: "secret")
      }
      #expect(inKey?.reason == reason)
      #expect(inKey?.part == .key)
    }
  }

  @Test func `the secret is not the key, nor empty`() {
    let same = #expect(throws: MeetingSDKCredentialsError.self) {
      try MeetingSDKCredentials(key: "the same", secret: "the same")
    }
    #expect(same?.reason == .sameAsKey)
    let sameBytes = #expect(throws: MeetingSDKCredentialsError.self) {
      try MeetingSDKCredentials(key: "ab", secretBytes: [0x61, 0x62])
    }
    #expect(sameBytes?.reason == .sameAsKey)
    let none = #expect(throws: MeetingSDKCredentialsError.self) {
      try MeetingSDKCredentials(key: "key", secretBytes: [])
    }
    #expect(none?.reason == .empty)
  }

  @Test func `takes quotes and spaces inside, and any bytes`() throws {
    for text in ["a b", "a\"b", "a\nb", "\"ab", "'", "pässwörd", "🔑"] {
      _ = try MeetingSDKCredentials(key: text, secret: "secret")
      _ = try MeetingSDKCredentials(key: "key", secret: text)
    }
    let text = try MeetingSDKCredentials(key: "key", secret: "secret")
    let bytes = try MeetingSDKCredentials(key: "key", secretBytes: Array("secret".utf8))
    let time = try UnixTime(seconds: 1_700_000_000)
    #expect(
      try MeetingSDKSigner(text).sign(.native, issuedAt: time)
        == MeetingSDKSigner(bytes).sign(.native, issuedAt: time))
    _ = try MeetingSDKCredentials(key: "key", secretBytes: [0, 0xff, 0x0a])
  }

  @Test func `nothing shows the secret`() throws {
    let secret = "hunter2-hunter2"
    let credentials = try MeetingSDKCredentials(key: "the key", secret: secret)
    let texts = everyText(of: credentials) + everyText(of: MeetingSDKSigner(credentials))
    #expect(texts.contains("the key"))
    #expect(!texts.contains("hunter"))
    #expect(!texts.contains("104, 117, 110"))
  }

  @Test func `no error shows the value`() {
    for secret in ["hunter2\n", " hunter2", "\"hunter2\"", "hunter2"] {
      do {
        _ = try MeetingSDKCredentials(key: "hunter2", secret: secret)
        Issue.record("refused")
      } catch {
        #expect(!everyText(of: error).contains("hunter"))
      }
    }
  }
}
