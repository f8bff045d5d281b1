import MeetingSignature
import PureBase64
import PureCrypto
import TestSupport
import Testing

@Suite struct LegacyFamilyTests {
  /// What a family does with the message, the hash and the outer text.
  struct Recipe {
    var message: @Sendable ([UInt8]) -> String = { Base64.encode($0, as: .standard) }
    var hash: @Sendable ([UInt8]) -> String = { Base64.encode($0, as: .standard) }
    var outer: @Sendable ([UInt8]) -> String
  }

  /// Ruby's `Base64.encode64`: a line break after every 60 characters and at the end.
  @Sendable static func lineWrapped(_ bytes: [UInt8]) -> String {
    let text = Array(Base64.encode(bytes, as: .standard))
    return stride(from: 0, to: text.count, by: 60)
      .map { String(text[$0..<min($0 + 60, text.count)]) + "\n" }.joined()
  }

  @Sendable static func plain(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  static let recipes: [(family: String, recipe: Recipe)] = [
    ("legacy-crypto-js", Recipe { Base64.encode($0, as: .urlUnpadded) }),
    ("legacy-crypto-js-skewed", Recipe { Base64.encode($0, as: .urlUnpadded) }),
    ("legacy-node-buffer", Recipe { Base64.encode($0, as: .standard) }),
    ("legacy-node-buffer-unskewed", Recipe { Base64.encode($0, as: .standard) }),
    ("legacy-ruby-strict64", Recipe { Base64.encode($0, as: .standard) }),
    ("legacy-ruby-encode64s", Recipe { Base64.encode($0, as: .standard) }),
    ("legacy-ruby-urlsafe64-strict-hash", Recipe { Base64.encode($0, as: .url) }),
    ("legacy-ruby-urlsafe64", Recipe(hash: lineWrapped) { Base64.encode($0, as: .url) }),
    (
      "legacy-ruby-encode64-newlines",
      Recipe(message: lineWrapped, hash: lineWrapped, outer: lineWrapped)
    ),
    ("broken-unencoded", Recipe(message: plain, outer: plain)),
  ]

  @Test(arguments: recipes.map(\.family))
  func `the primitives give every intermediate value of every case`(family: String) throws {
    let recipe = try #require(Self.recipes.first { $0.family == family }).recipe
    for vector in try vectors(family, of: LegacyCase.self) {
      guard let message = vector.message else {
        #expect(vector.error?.contains("TypeError") == true)
        continue
      }
      let input = recipe.message(Array(message.utf8))
      let code = HMAC<SHA256>.authenticationCode(
        for: input.utf8, using: SymmetricKey(data: vector.secret.utf8))
      #expect(hex(code) == vector.hmacHex, "\(vector.id)")
      let outer = try #require(
        vector.outer ?? vector.output, "an unencoded signature is its own outer text")
      #expect(outer.utf8.elementsEqual(try withoutHash(outer, code, recipe)), "\(vector.id)")
      #expect(recipe.outer(Array(outer.utf8)) == vector.output, "\(vector.id)")
    }
  }

  /// The outer string, with its hash replaced by the one that the program computes from `code`.
  private func withoutHash(
    _ outer: String, _ code: HMAC<SHA256>.MAC, _ recipe: Recipe
  ) throws -> [UInt8] {
    let dot = try #require(outer.utf8.lastIndex(of: UInt8(ascii: ".")))
    return Array(outer.utf8[...dot]) + Array(recipe.hash(Array(code)).utf8)
  }

  @Test func `Zoom's broken documentation gives the key alone`() throws {
    for vector in try vectors("broken-docs-buffer-from", of: LegacyCase.self) {
      guard let output = vector.output else { continue }
      #expect(Base64.encode(vector.key.utf8, as: .standard) == output, "\(vector.id)")
    }
  }

  /// How many cases of a family the types admit, how many they refuse, and how many cannot be written
  /// down with them: a boolean for a role, a double for a meeting number.
  static let tallies: [String: String] = [
    "legacy-crypto-js": "56 3 8",
    "legacy-crypto-js-skewed": "101 29 17",
    "legacy-node-buffer": "87 26 13",
    "legacy-node-buffer-unskewed": "57 3 8",
    "legacy-ruby-encode64s": "37 3 0",
    "legacy-ruby-strict64": "96 31 16",
    "legacy-ruby-urlsafe64-strict-hash": "38 2 0",
  ]

  static let styles: [(family: String, style: LegacySignatureStyle)] = [
    ("legacy-crypto-js", .javaScript), ("legacy-crypto-js-skewed", .javaScript),
    ("legacy-node-buffer", .node), ("legacy-node-buffer-unskewed", .node),
    ("legacy-ruby-strict64", .rubyStrict), ("legacy-ruby-encode64s", .rubyStrict),
    ("legacy-ruby-urlsafe64-strict-hash", .rubyURLSafe),
  ]

  @Test(arguments: styles.map(\.family))
  func `the typed API gives every case that the types admit`(family: String) throws {
    let style = try #require(Self.styles.first { $0.family == family }).style
    var (admitted, refused, inexpressible) = (0, 0, 0)
    for vector in try vectors(family, of: LegacyCase.self) where vector.error == nil {
      do {
        let credentials = try MeetingSDKCredentials(key: vector.key, secret: vector.secret)
        let timestamp = try #require(vector.timestamp.flatMap { Int64($0) })
        let signature = try MeetingSDKSigner(credentials).signLegacy(
          meetingNumber: vector.meetingNumber.asMeetingNumber(), role: vector.role.asRole(),
          issuedAt: UnixTime(milliseconds: timestamp), backdatedBy: .seconds(0), style: style)
        #expect(signature.text == vector.output, "\(vector.id)")
        let verified = try? LegacySignature.verify(
          signature.text, using: credentials, at: UnixTime(milliseconds: timestamp))
        #expect(verified == ("\(timestamp)".count == 13 ? signature : nil), "\(vector.id)")
        admitted += 1
      } catch is NotExpressible {
        inexpressible += 1
      } catch {
        refused += 1
        #expect("\(error)" == refusal(of: vector.id, amongJWTs: false), "\(vector.id)")
      }
    }
    #expect("\(admitted) \(refused) \(inexpressible)" == Self.tallies[family])
  }

  /// What the forum's broken code printed is no legacy signature.
  @Test(arguments: [
    "legacy-ruby-urlsafe64", "legacy-ruby-encode64-newlines", "broken-docs-buffer-from",
    "broken-unencoded",
  ])
  func `what broken code prints is not verified`(family: String) throws {
    var checked = 0
    for vector in try vectors(family, of: LegacyCase.self) {
      guard let output = vector.output,
        let credentials = try? MeetingSDKCredentials(key: vector.key, secret: vector.secret)
      else { continue }
      let error = #expect(throws: MeetingSDKVerificationError.self, "\(vector.id)") {
        try LegacySignature.verify(output, using: credentials, at: .now)
      }
      let hasOtherFault = vector.id.contains("clock") || vector.id.contains("meeting-number")
      #expect(error?.reason == .notLegacySignature || hasOtherFault, "\(vector.id)")
      checked += 1
    }
    #expect(checked >= 14)
  }
}
