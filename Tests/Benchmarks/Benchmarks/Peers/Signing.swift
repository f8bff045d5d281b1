import Crypto
import Foundation
import JWTKit
import MeetingSignature
import PureJWT

/// What every peer signs and verifies: `peers.js` and `peers.py` have the same.
private let key = "CLIENT_ID_0123456789ab"
private let secret = "CLIENT_SECRET_0123456789abcdefgh"
private let meetingText = "85746065432"
private let issuedAt = 1_700_000_030

func signingWorks() async throws -> [Work] {
  try await ourWorks() + swiftCryptoWorks() + jwtKitWorks()
}

private func ourWorks() throws -> [Work] {
  let credentials = try MeetingSDKCredentials(key: key, secret: secret)
  let signer = MeetingSDKSigner(credentials)
  let meeting = try MeetingNumber(meetingText)
  let time = try UnixTime(seconds: Int64(issuedAt))
  let token = try signer.sign(.web(meeting, role: .participant), issuedAt: time).text
  let verifier = try PureJWT.JWTKey(secret: secret.utf8)
  return [
    Work(
      "sign a web JWT | ours",
      comparing: {
        try signer.sign(.web(meeting, role: .participant), issuedAt: time).text
      }),
    Work(
      "first signature | ours",
      comparing: {
        let signer = MeetingSDKSigner(try MeetingSDKCredentials(key: key, secret: secret))
        let meeting = try MeetingNumber(meetingText)
        return try signer.sign(.web(meeting, role: .participant), issuedAt: time).text
      }),
    Work(
      "sign a legacy signature | ours",
      comparing: {
        try signer.signLegacy(
          meetingNumber: meeting, role: .participant, issuedAt: time, style: .node
        ).text
      }),
    Work("verify a web JWT | ours") {
      try MeetingSDKSignature.verify(token, using: credentials, at: time)
    },
    Work("verify a web JWT | ours, PureJWT") {
      let claims = try PureJWT.JWT.verify(token, using: verifier).claims()
      try claims.checkTimes(at: Double(issuedAt))
      return claims
    },
  ]
}

/// What one writes by hand with swift-crypto: JSON from string interpolation, Foundation's base64.
private func swiftCryptoWorks() throws -> [Work] {
  let symmetricKey = Crypto.SymmetricKey(data: Data(secret.utf8))
  let token = handmadeToken(using: symmetricKey)
  let decoder = JSONDecoder()
  return [
    Work("sign a web JWT | swift-crypto", comparing: { handmadeToken(using: symmetricKey) }),
    Work(
      "first signature | swift-crypto",
      comparing: {
        handmadeToken(using: Crypto.SymmetricKey(data: Data(secret.utf8)))
      }),
    Work(
      "sign a legacy signature | swift-crypto",
      comparing: {
        let time = (issuedAt - 30) * 1000
        let message = Data("\(key)\(meetingText)\(time)0".utf8).base64EncodedData()
        let code = Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: message, using: symmetricKey)
        let hash = Data(code).base64EncodedString()
        return Data("\(key).\(meetingText).\(time).0.\(hash)".utf8).base64EncodedString()
      }),
    Work("verify a web JWT | swift-crypto") {
      let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 3, let code = decoded(parts[2]), let payload = decoded(parts[1]),
        Crypto.HMAC<Crypto.SHA256>.isValidAuthenticationCode(
          code, authenticating: Data(token.utf8.prefix(upTo: parts[1].endIndex)),
          using: symmetricKey)
      else { throw Rejected() }
      let claims = try decoder.decode(WebClaims.self, from: payload)
      guard claims.appKey == key, claims.exp > issuedAt else { throw Rejected() }
      return claims
    },
  ]
}

private func handmadeToken(using key: Crypto.SymmetricKey) -> String {
  let iat = issuedAt - 30
  let payload = """
    {"appKey":"CLIENT_ID_0123456789ab","mn":"\(meetingText)","role":0,"iat":\(iat),\
    "exp":\(iat + 7200),"tokenExp":\(iat + 7200)}
    """
  let input = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + base64url(Data(payload.utf8))
  let code = Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: Data(input.utf8), using: key)
  return input + "." + base64url(Data(code))
}

private func base64url(_ data: Data) -> String {
  var text = data.base64EncodedData()
  while text.last == UInt8(ascii: "=") { text.removeLast() }
  for index in text.indices {
    switch text[index] {
    case UInt8(ascii: "+"): text[index] = UInt8(ascii: "-")
    case UInt8(ascii: "/"): text[index] = UInt8(ascii: "_")
    default: break
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private func decoded(_ base64url: some Collection<UInt8>) -> Data? {
  var text = Data(base64url)
  for index in text.indices {
    switch text[index] {
    case UInt8(ascii: "-"): text[index] = UInt8(ascii: "+")
    case UInt8(ascii: "_"): text[index] = UInt8(ascii: "/")
    default: break
    }
  }
  while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
  return Data(base64Encoded: text)
}

private struct Rejected: Error {}

private struct WebClaims: Codable {
  var appKey, mn: String
  var role, iat, exp, tokenExp: Int
}

/// The claims of a web JWT, as a user of jwt-kit writes them down.
private struct WebPayload: JWTPayload {
  var appKey = key
  var mn = meetingText
  var role = 0
  var iat = issuedAt - 30
  var exp = issuedAt + 7170
  var tokenExp = issuedAt + 7170

  func verify(using algorithm: some JWTAlgorithm) throws {}
}

private func jwtKitWorks() async throws -> [Work] {
  let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
  let token = try await keys.sign(WebPayload())
  return [
    Work("sign a web JWT | jwt-kit", waitingFor: { try await keys.sign(WebPayload()) }),
    Work(
      "first signature | jwt-kit",
      waitingFor: {
        let keys = await JWTKeyCollection().add(
          hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
        return try await keys.sign(WebPayload())
      }),
    Work(
      "verify a web JWT | jwt-kit",
      waitingFor: {
        try await keys.verify(token, as: WebPayload.self)
      }),
  ]
}
