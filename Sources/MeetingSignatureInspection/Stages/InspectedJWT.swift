#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The three segments of a JWT, as far as they could be read.
struct InspectedJWT {
  let segments: [ArraySlice<UInt8>]
  var header: [UInt8] = []
  var payload: [UInt8] = []

  /// The bytes of the signature: those of the last segment, or what its hexadecimal text stands for.
  var signature: [UInt8] = []
  var hasHexSignature = false

  var headerClaims: JSONValue?
  var claims: JSONValue?

  /// Whether it is a token of the Meeting SDK, as far as its claims tell.
  var isForMeetings = true

  /// The header and the payload with the dot between, as they were sent.
  var signingInput: [UInt8] { segments[0] + [UInt8(ascii: ".")] + segments[1] }
}

extension InspectionRun {
  /// The stages of a JWT, one after the other.
  mutating func inspectJWT(_ segments: [ArraySlice<UInt8>]) {
    var jwt = InspectedJWT(segments: segments)
    begin(.container)
    readContainer(&jwt)
    subject = "a JWT of \(segments.reduce(segments.count - 1) { $0 + $1.count }) characters"
    if let signature = shortened(segments[2]) { subject += ", signature \(signature)" }
    begin(.kind)
    classifyClaims(&jwt)
    if known.credentials != nil || jwt.claims != nil {
      begin(.hmac)
      checkSignature(of: jwt)
    }
    guard let claims = jwt.claims, case .object = claims else { return }
    if jwt.isForMeetings {
      begin(.claims)
      checkClaims(claims)
    }
    begin(.clock)
    checkTimes(claims, areRequired: jwt.isForMeetings)
  }

  /// The first and the last characters of a signature.
  func shortened(_ signature: some BidirectionalCollection<UInt8>) -> String? {
    guard signature.count >= 32, signature.isPrintable else { return nil }
    return String(decoding: signature.prefix(4), as: UTF8.self) + "…"
      + String(decoding: signature.suffix(4), as: UTF8.self)
  }
}
