import MeetingSignature
import PureBase64
import PureCrypto

/// Signatures come from the typed API. Intermediate values are computed with the modules below, so
/// that a difference can be attributed.
extension Answer {
  mutating func signLegacy(_ request: Request) throws {
    let number = try MeetingNumber(request.need(\.meetingNumber))
    let role = try request.wantedRole()
    let backdatedBy = try request.need(\.backdatedBy)
    let signer = try MeetingSDKSigner(request.credentials())
    output = try signer.signLegacy(
      meetingNumber: number, role: role, issuedAt: request.issuedAt(),
      backdatedBy: .seconds(backdatedBy),
      style: request.legacyStyle()
    ).text

    let timestamp = try request.need(\.issuedAtMs) - Int64(backdatedBy) * 1000
    let message = try "\(request.need(\.key))\(number)\(timestamp)\(role.rawValue)"
    let messageBase64 = Base64.encode(message.utf8, as: .standard)
    self.message = message
    self.messageBase64 = messageBase64
    hmacHex = try request.authenticationCode(for: messageBase64)
  }

  mutating func signJWT(_ request: Request) throws {
    var options = MeetingSDKSigner.Options()
    options.backdatedBy = .seconds(try request.need(\.backdatedBy))
    options.validFor = .seconds(try request.need(\.validFor))
    options.sessionValidFor = request.tokenValidFor.map { .seconds($0) }
    options.videoWebRTCMode = request.videoWebRTCMode
    options.meetingNumberForm = request.meetingNumberAsNumber == true ? .number : .string
    options.layout = try request.claimLayout()
    let signature = try MeetingSDKSigner(request.credentials()).sign(
      request.target(), issuedAt: request.issuedAt(), options: options)
    output = signature.text
    iat = signature.claims.issuedAt.seconds
    exp = signature.claims.expiresAt?.seconds
    tokenExp = signature.claims.sessionExpiresAt?.seconds

    // The payload that the other side has is given along, for the floors below.
    guard let payload = request.payload else { return }
    let header = Base64.encode(#"{"alg":"HS256","typ":"JWT"}"#.utf8, as: .urlUnpadded)
    let encoded = Base64.encode(payload.utf8, as: .urlUnpadded)
    encodedPayload = encoded
    signatureHex = try request.authenticationCode(for: "\(header).\(encoded)")
  }
}

extension Request {
  func credentials() throws -> MeetingSDKCredentials {
    try MeetingSDKCredentials(key: need(\.key), secret: need(\.secret))
  }

  func issuedAt() throws -> UnixTime { try UnixTime(milliseconds: need(\.issuedAtMs)) }

  func wantedRole() throws -> MeetingRole {
    guard let role = MeetingRole(rawValue: try need(\.role)) else {
      throw BadRequest(program: program)
    }
    return role
  }

  func target() throws -> MeetingSDKTarget {
    guard let meetingNumber else { return .native }
    return try .web(MeetingNumber(meetingNumber), role: wantedRole())
  }

  func legacyStyle() throws -> LegacySignatureStyle {
    switch try need(\.style) {
    case "javaScript": .javaScript
    case "node": .node
    case "rubyStrict": .rubyStrict
    case "rubyURLSafe": .rubyURLSafe
    default: throw BadRequest(program: program)
    }
  }

  func claimLayout() throws -> MeetingSDKClaimLayout {
    switch try need(\.layout) {
    case ["current"]: return .current
    case ["officialEndpoint"]: return .officialEndpoint
    case ["year2022"]: return .year2022
    case let names:
      return try MeetingSDKClaimLayout(
        names.map { name in
          let claims = MeetingSDKClaimLayout.officialEndpoint.claims
          guard let claim = claims.first(where: { $0.name == name }) else {
            throw BadRequest(program: program)
          }
          return claim
        })
    }
  }

  /// The HMAC of `message` under the secret, from `PureCrypto` alone.
  func authenticationCode(for message: String) throws -> String {
    let key = SymmetricKey(data: try need(\.secret).utf8)
    return hexadecimal(HMAC<SHA256>.authenticationCode(for: message.utf8, using: key))
  }
}
