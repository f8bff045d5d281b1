import MeetingSignatureInspection
import PureJSON

/// The steps of the computation of a signature, with their values.
struct Explanation {
  let kind: String
  let steps: [SignatureSteps.Step]
  /// The payload of a JWT.
  var claims: JSONValue?

  /// The steps of a JWT.
  static func jwt(_ token: String) -> Explanation {
    let steps = steps(of: token)
    return Explanation(
      kind: "jwt", steps: steps,
      claims: steps.first { $0.name == "payload" }.flatMap {
        try? JSONValue(parsing: $0.value.utf8)
      })
  }

  /// The steps of a legacy signature.
  static func legacy(_ signature: String) -> Explanation {
    Explanation(kind: "legacy", steps: steps(of: signature))
  }

  private static func steps(of signature: String) -> [SignatureSteps.Step] {
    SignatureSteps(of: signature, secret: nil)?.steps ?? []
  }
}

/// The bytes in lowercase hexadecimal.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
