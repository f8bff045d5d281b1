import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport

/// What surrounds a secret, or what it is turned into.
private let disguises: [(cause: String, change: @Sendable (String) -> String)] = [
  ("hmac.secretHasTrailingNewline", { "\($0)\n" }),
  ("hmac.secretHasTrailingNewline", { "\($0)\r\n" }),
  ("hmac.secretHasSurroundingSpace", { " \($0)" }),
  ("hmac.secretHasSurroundingSpace", { "\($0) " }),
  ("hmac.secretHasSurroundingSpace", { "\u{feff}\($0)" }),
  ("hmac.secretHasQuotes", { "\"\($0)\"" }),
  ("hmac.secretHasQuotes", { "'\($0)'" }),
  ("hmac.secretHasEscapedNewline", { "\($0)\\n" }),
  ("hmac.secretIsBytesLiteral", { "b'\($0)'" }),
  ("hmac.secretHasName", { "ZOOM_MEETING_SDK_SECRET=\($0)" }),
  ("hmac.secretHasName", { "CLIENT_SECRET=\($0)" }),
  ("hmac.secretHasPunctuation", { "\($0)," }),
  ("hmac.secretHasPunctuation", { "\($0);" }),
  ("hmac.secretHasPunctuation", { "\"\($0)\"," }),
  ("hmac.secretHasInvisibleCharacters", { "\($0)\u{200b}" }),
  ("hmac.secretHasInvisibleCharacters", { "\u{2060}\($0)" }),
  ("hmac.secretHasInvisibleCharacters", { "\($0)\u{feff}" }),
]

func base64(_ text: String, as variant: Base64.Variant = .standard) -> String {
  Base64.encode(text.utf8, as: variant)
}

extension Mutation {
  private static func signed(
    _ cause: String, _ change: @escaping @Sendable (String) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      token.forgery.sign(with: change(token.secret))
      return true
    }
  }

  /// The signature was made with something other than the secret.
  static let secrets: [Mutation] =
    disguises.map { signed($0.cause, $0.change) } + [
      signed("hmac.secretBase64Encoded") { base64($0) },
      signed("hmac.secretBase64Encoded") { base64("\($0)\n") },
      signed("hmac.secretBase64Encoded") { base64($0, as: .standardUnpadded) },
      signed("hmac.placeholderSecret") { _ in "your-256-bit-secret" },
      signed("hmac.placeholderSecret") { _ in "undefined" },
      signed("hmac.emptySecret") { _ in "" },
      signed("hmac.environmentVariableName") { _ in "ZOOM_CLIENT_SECRET" },
      Mutation("hmac.secretBase64Decoded") { token, _ in
        guard let bytes = try? Base64.decode(token.secret, as: .standard) else { return false }
        token.forgery.signingSecret = bytes
        return true
      },
      Mutation("hmac.secretReadAsUTF16") { token, _ in
        token.forgery.signingSecret = token.secret.utf8.flatMap { [$0, 0] }
        return true
      },
      Mutation("hmac.keyInPlaceOfSecret") { token, _ in
        token.forgery.sign(with: token.key)
        return true
      },
    ]

  private static func given(
    _ cause: String, _ change: @escaping @Sendable (String) -> String
  ) -> Mutation {
    var mutation = Mutation(cause) { token, _ in
      token.forgery.give(key: token.key, secret: token.secret, damaged: change(token.secret))
      return true
    }
    mutation.isOfGivenSecret = true
    return mutation
  }

  /// The inspector was given something other than the secret that made the signature.
  static let givenSecrets: [Mutation] =
    disguises.map { given($0.cause, $0.change) } + [
      given("hmac.givenSecretBase64Encoded") { base64($0) },
      given("hmac.givenSecretBase64Encoded") { base64("\($0)\n") },
      given("hmac.givenSecretBase64Encoded") { base64($0) + "\n" },
      given("hmac.secretHasInvisibleCharacters") { "\($0.prefix(9))\u{200b}\($0.dropFirst(9))" },
      given("hmac.secretHasName") { "export MY_ZOOM_THING=\"\($0)\"" },
    ]

  private static func wrong(
    _ causes: String..., apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) -> Mutation {
    var mutation = Mutation(causes, apply)
    mutation.isOfCredentials = true
    return mutation
  }

  /// The credentials are wrong.
  static let credentials: [Mutation] = [
    wrong("hmac.mismatch", "hmac.editedOrOtherPair") { token, random in
      token.forgery.sign(with: random.text(32, alphanumericCharacters))
      return true
    },
    wrong("hmac.mismatch", "hmac.editedOrOtherPair") { token, random in
      token.forgery.sign(with: random.text(32, alphanumericCharacters))
      token.shiftTimes(by: -token.validity - 10_000)
      return true
    },
    wrong("key.notTheExpected") { token, random in
      token.forgery.give(key: random.text(22, keyCharacters), secret: token.secret)
      return true
    },
  ]
}
