import PureBase64
import PureJSON

/// The steps of the computation of a signature, with their values.
struct Explanation {
  let kind: String
  let steps: [(name: String, value: String)]
  /// The payload of a JWT.
  var claims: JSONValue?

  /// The steps of a JWT.
  static func jwt(_ token: String) -> Explanation {
    let segments = token.split(separator: ".").map(String.init)
    let decoded = segments.map { (try? Base64.decode($0, as: .urlUnpadded)) ?? [] }
    return Explanation(
      kind: "jwt",
      steps: [
        ("header", text(decoded[0])),
        ("payload", text(decoded[1])),
        ("base64url(header)", segments[0]),
        ("base64url(payload)", segments[1]),
        ("signing input", segments[0] + "." + segments[1]),
        ("HMAC-SHA256, hex", hexadecimal(decoded[2])),
        ("base64url(HMAC)", segments[2]),
      ],
      claims: try? JSONValue(parsing: decoded[1]))
  }

  /// The steps of a legacy signature.
  static func legacy(_ signature: String) -> Explanation {
    let variants: [Base64.Variant] = [.standard, .url, .urlUnpadded]
    let outer = text(variants.lazy.compactMap { try? Base64.decode(signature, as: $0) }.first ?? [])
    let fields = outer.split(separator: ".", omittingEmptySubsequences: false)
    let hash = String(fields.last ?? "")
    let key = fields.dropLast(4).joined(separator: ".")
    let message = key + fields.suffix(4).dropLast().joined()
    return Explanation(
      kind: "legacy",
      steps: [
        ("message", message),
        ("base64(message)", Base64.encode(message.utf8, as: .standard)),
        ("HMAC-SHA256, hex", hexadecimal((try? Base64.decode(hash, as: .standard)) ?? [])),
        ("base64(HMAC)", hash),
        ("outer text", outer),
      ])
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The bytes in lowercase hexadecimal.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
