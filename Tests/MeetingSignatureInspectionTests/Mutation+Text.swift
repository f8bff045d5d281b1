import MeetingSignature
import MeetingSignatureInspection
import PureBase64
import TestSupport

extension Mutation {
  /// Changes the bytes that are signed, from those that are sent, the header, and the payload.
  private static func message(
    _ cause: String, _ change: @escaping @Sendable ([UInt8], String, String) -> String
  ) -> Mutation {
    Mutation(cause) { token, _ in
      let (header, payload) = (token.forgery.header, token.forgery.payloadText)
      token.forgery.message = { Array(change($0, header, payload).utf8) }
      return true
    }
  }

  static let messages: [Mutation] = [
    message("hmac.rawJSONSigned") { "\($1).\($2)" },
    message("hmac.payloadAloneSigned") { _, _, payload in payload },
    message("hmac.lineBreaksSigned") { sent, _, _ in String(decoding: sent, as: UTF8.self) + "\n" },
    message("hmac.lineBreaksSigned") { "\(lines($1, 60))\n.\(lines($2, 60))\n" },
    message("hmac.lineBreaksSigned") { "\(lines($1, 76)).\(lines($2, 76))" },
    message("hmac.lineBreaksSigned") { sent, _, _ in
      broken(String(decoding: sent, as: UTF8.self), every: 64)
    },
    Mutation("hmac.keyAndMessageSwapped") { token, _ in
      token.forgery.code = { hmac($1, $0) }
      return true
    },
  ]

  private static func lines(_ text: String, _ width: Int) -> String {
    broken(base64(text), every: width)
  }

  static let containers: [Mutation] = [
    Mutation("container.hexSignature") { token, _ in
      token.forgery.signature = { $0.map(hexadecimal).joined() }
      return true
    },
    Mutation("container.hexSignature", "hmac.hexDigest") { token, _ in
      token.forgery.signature = {
        Base64.encode($0.flatMap { hexadecimal($0).utf8 }, as: .urlUnpadded)
      }
      return true
    },
    Mutation("container.standardBase64") { token, _ in
      token.forgery.signature = { Base64.encode($0, as: .standardUnpadded) }
      return token.forgery.text.contains { $0 == "+" || $0 == "/" }
    },
    Mutation("container.padding") { token, _ in
      token.forgery.signature = { Base64.encode($0, as: .url) }
      return true
    },
    Mutation("container.signatureLength", "container.otherAlgorithm") { token, random in
      let length = [20, 48, 64].randomElement(using: &random) ?? 20
      token.forgery.code = { message, _ in Array(message.prefix(length)) }
      return true
    },
    Mutation("container.payloadStringified") { token, _ in
      let text = token.forgery.payloadText
      guard token.forgery.space.isEmpty, !text.contains("\\") else { return false }
      token.forgery.payload = "\"\(text.replacing("\"", with: "\\\""))\""
      return true
    },
    Mutation("kind.unsigned") { token, _ in
      token.forgery.header = #"{"alg":"none","typ":"JWT"}"#
      token.forgery.signature = { _ in "" }
      return true
    },
    // A character that is lost or changed says nothing about the secret.
    Mutation("container.notBase64", "container.payloadNotJSON", "container.headerNotJSON") {
      token, random in
      let at = Int.random(in: 3..<40, using: &random)
      token.forgery.wrap = { "\($0.prefix(at))!\($0.dropFirst(at))" }
      return true
    },
  ]
}
