import MeetingSignature
import TestSupport
import Testing

@Suite struct MeetingSDKCredentialsTests {
  static let faults: [(String, MeetingSDKCredentialsError.Reason)] = [
    ("", .empty), ("abc\n", .trailingNewline), ("abc\r\n", .trailingNewline),
    ("abc\r", .trailingNewline), (" abc", .surroundingSpace), ("abc\t", .surroundingSpace),
    ("\u{feff}abc", .surroundingSpace), ("abc\u{200b}", .surroundingSpace),
    ("\nabc", .surroundingSpace), ("\u{a0}abc", .surroundingSpace),
    ("\"abc\"", .surroundingQuotes), ("'abc'", .surroundingQuotes),
    ("`abc`", .surroundingQuotes), ("\u{201c}abc\u{201d}", .surroundingQuotes),
    ("\u{2018}abc\u{2019}", .surroundingQuotes), ("\u{ab}abc\u{bb}", .surroundingQuotes),
    ("\u{201e}abc\u{201c}", .surroundingQuotes),
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
    #expect(Mirror(reflecting: credentials).children.map(\.label) == ["key"])
    let signature = try MeetingSDKSigner(credentials).sign(.native)
    #expect(!everyText(of: signature).contains(signature.text))
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

  @Test func `invisible characters at an end are refused, and noncharacters in a key`() {
    let invisible: [UInt32] = [
      0x09, 0x0b, 0x20, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x2000, 0x200b, 0x200e, 0x200f, 0x2028,
      0x2029, 0x202a, 0x202e, 0x202f, 0x205f, 0x2060, 0x2066, 0x206f, 0x3000, 0xfeff,
    ]
    for character in invisible.compactMap(Unicode.Scalar.init) {
      let error = #expect(throws: MeetingSDKCredentialsError.self) {
        try MeetingSDKCredentials(key: "key", secret: "secret\(character)")
      }
      #expect(error?.reason == .surroundingSpace, "\(character.value)")
    }
    let noncharacters: [UInt32] = [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff]
    for character in noncharacters.compactMap(Unicode.Scalar.init) {
      let error = #expect(throws: MeetingSDKCredentialsError.self) {
        try MeetingSDKCredentials(key: "a\(character)b", secret: "secret")
      }
      #expect(error?.reason == .noncharacter, "\(character.value)")
    }
    for character in [0xfdcf, 0xfdf0, 0xfffd].compactMap(Unicode.Scalar.init) {
      #expect(throws: Never.self) {
        try MeetingSDKCredentials(key: "a\(character)b", secret: "secret")
      }
    }
  }

  @Test func `a secret that can be read once is the same secret`() throws {
    var iterator = "the secret".utf8.makeIterator()
    let once = try MeetingSDKCredentials(
      key: "the key", secretBytes: AnyIterator { iterator.next() })
    let text = try MeetingSDKCredentials(key: "the key", secret: "the secret")
    let time = try UnixTime(seconds: 1_700_000_000)
    let (left, right) = (MeetingSDKSigner(once), MeetingSDKSigner(text))
    #expect(try left.sign(.native, issuedAt: time) == right.sign(.native, issuedAt: time))
    let number = try MeetingNumber("85212345678")
    #expect(
      try left.signLegacy(meetingNumber: number, role: .host, issuedAt: time)
        == right.signLegacy(meetingNumber: number, role: .host, issuedAt: time))
  }

  @Test(arguments: [1, 2, 63, 64, 65, 200])
  func `a secret of nothing but NUL bytes is refused`(count: Int) throws {
    let bytes = [UInt8](repeating: 0, count: count)
    let fromBytes = #expect(throws: MeetingSDKCredentialsError.self) {
      try MeetingSDKCredentials(key: "the key", secretBytes: bytes)
    }
    #expect(fromBytes?.reason == .onlyNUL)
    #expect(fromBytes?.part == .secret)
    let fromText = #expect(throws: MeetingSDKCredentialsError.self) {
      try MeetingSDKCredentials(key: "the key", secret: String(decoding: bytes, as: UTF8.self))
    }
    #expect(fromText?.reason == .onlyNUL)
    #expect(throws: Never.self) {
      try MeetingSDKCredentials(key: "the key", secretBytes: bytes + [1])
    }
  }
}
