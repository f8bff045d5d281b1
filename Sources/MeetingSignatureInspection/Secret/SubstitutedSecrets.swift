// Something that was used in place of the secret.

extension SignatureCheck {
  /// Reports a given secret that isn't one, and returns whether that is so.
  mutating func reportSubstitute(_ secret: SecretSlice, as severity: InspectionSeverity) -> Bool {
    let count = findings.findings.count
    if let key = credentials.keyBytes, secret.equals(key) {
      report(.hmacKeyInPlaceOfSecret, "the given key", as: severity)
    }
    // No placeholder and no name of a variable has the 32 characters of a Client Secret.
    if secret.count == 32 { return findings.findings.count > count }
    if isPlaceholderSecret(secret) {
      // A placeholder that made the signature is an experiment.
      report(.hmacPlaceholderSecret, "a placeholder", as: severity == .error ? .note : severity)
    }
    // Each written name has a character that no secret has.
    if secretNames.contains(secret)
      || !secret.hasOnlyKeyCharacters && writtenSecretNames.contains(where: secret.equals)
    {
      report(.hmacEnvironmentVariableName, "the name of a variable", as: severity)
    }
    return findings.findings.count > count
  }

  /// Reports what the given secret is, which made the signature unless it is only a warning.
  private mutating func report(
    _ cause: InspectionCause, _ substitute: String, as severity: InspectionSeverity
  ) {
    let isUnused = severity == .warning
    findings.report(
      isUnused ? cause.with(why: Self.whyUnused, fix: Self.fixUnused) : cause,
      "the given secret is \(substitute)", as: severity)
  }

  private static var whyUnused: String {
    "The inspector was given something other than a secret, so the HMAC can't be checked."
  }

  private static var fixUnused: String {
    "Give it the Client Secret, and check that the server doesn't sign with the same wrong value."
  }

  /// Whether the signature was made with no secret, a placeholder, or the name of a variable.
  mutating func findStockSecret(in signed: SignedMessage) -> Bool {
    if signed.isSigned(with: []) { return found(.hmacEmptySecret, "an empty secret") }
    if let secret = placeholderSecrets.first(where: signed.isSigned) {
      return found(.hmacPlaceholderSecret, "'\(secret.string)'")
    }
    let name =
      secretNames.first(where: signed.isSigned) ?? writtenSecretNames.first(where: signed.isSigned)
    guard let name else { return false }
    return found(.hmacEnvironmentVariableName, "the text '\(name.string)'")
  }

  /// Whether the key made the signature.
  mutating func findKeyAsSecret(in signed: SignedMessage) -> Bool {
    for key in [credentials.keyBytes, signed.claimedKey] {
      guard let key, !key.isEmpty, signed.isSigned(with: key) else { continue }
      if let secret = credentials.secret, let claimed = signed.claimedKey, secret.equals(claimed),
        key != claimed
      {
        findings.report(
          .hmacKeyAndSecretSwapped, "the key made the signature, and the secret is in the payload")
      } else {
        findings.report(
          .hmacKeyInPlaceOfSecret, "the HMAC with the key, \(counted(key.count, "byte"))")
      }
      return true
    }
    return false
  }
}

/// Whether a secret is one of an example, or a missing value.
func isPlaceholderSecret(_ secret: SecretSlice) -> Bool {
  placeholderSecrets.contains(secret)
}

/// The secrets of examples, and the names that languages give to a missing value.
private var placeholderSecrets: Words {
  """
  your-256-bit-secret|a-string-secret-at-least-256-bits-long|secret|undefined|null|None|\
  your_sdk_secret|YOUR_SDK_SECRET|YOUR_CLIENT_SECRET|SDK_SECRET_HERE|false|nil|[object Object]|\
  your_client_secret|your-client-secret|your-sdk-secret|YOUR_SECRET|YOUR_CLIENT_SECRET_HERE|\
  YOUR_SDK_SECRET_HERE|your_secret|changeme|secret-key|secretKey|your-secret-key|test|password|\
  {{client_secret}}|{{sdkSecret}}
  """
}

/// The names of variables that hold the secret.
var secretNames: Words {
  """
  ZOOM_MEETING_SDK_SECRET|ZOOM_SDK_SECRET|ZOOM_CLIENT_SECRET|ZOOM_APP_SECRET|ZOOM_API_SECRET|\
  ZOOM_SECRET|SDK_SECRET|CLIENT_SECRET|SECRET|client_secret|clientSecret|sdk_secret|sdkSecret
  """
}

/// The names as they are written by mistake, such as `${SECRET}`.
private var writtenSecretNames: [ArraySlice<UInt8>] {
  let marks: [(ArraySlice<UInt8>, ArraySlice<UInt8>)] = [
    (ArraySlice("$"), []), (ArraySlice("${"), ArraySlice("}")), (ArraySlice("process.env."), []),
  ]
  let names = secretNames.all
  return marks.flatMap { start, end in names.map { start + $0 + end } }
}

extension InspectionCause {
  static let substitutedSecrets: [Explanation] = [
    Explanation(
      of: hmacKeyInPlaceOfSecret,
      why: "The key, which is public, was used in place of the secret.",
      fix: "Pass the secret to the signing function, and the key in the claims.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: hmacKeyAndSecretSwapped,
      why: "The key and the secret are swapped: the key made the signature, and anyone can read "
        + "the secret in the payload.",
      fix: "Swap them, and regenerate the secret, because it is no longer secret.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample"),
    Explanation(
      of: hmacEmptySecret,
      why: "The signature was made with an empty secret: a variable is not set.",
      fix: "Set the variable where the server runs, and refuse to start without it.",
      calls: .secret,
      source: "RFC 2104, section 3: keys can be of any length"),
    Explanation(
      of: hmacPlaceholderSecret,
      why:
        "An example's secret or the name of a missing value was used in place of the secret, such "
        + "as jwt.io's 'your-256-bit-secret' or 'undefined'.",
      fix: "Use the app's secret from the Zoom App Marketplace.",
      source: "jwt.io; GitHub, zoom/meetingsdk-auth-endpoint-sample, README"),
    Explanation(
      of: hmacEnvironmentVariableName,
      why: "The name of a variable was used in place of its value, the secret.",
      fix: "Read the variable: process.env.ZOOM_MEETING_SDK_SECRET without quotation marks.",
      calls: .secret,
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, README"),
  ]

  static let hmacKeyInPlaceOfSecret = InspectionCause { Entry("hmac.keyInPlaceOfSecret", .error) }
  static let hmacKeyAndSecretSwapped = InspectionCause {
    Entry("hmac.keyAndSecretSwapped", .error, shows: .keyInvalid)
  }
  static let hmacEmptySecret = InspectionCause { Entry("hmac.emptySecret", .error) }
  static let hmacPlaceholderSecret = InspectionCause { Entry("hmac.placeholderSecret", .error) }
  static let hmacEnvironmentVariableName = InspectionCause {
    Entry("hmac.environmentVariableName", .error)
  }
}
