/// The three segments of a JWT, as far as they could be read.
struct InspectedJWT: ~Copyable {
  let segments: [[UInt8]]
  var header: [UInt8] = []
  var payload: [UInt8] = []

  /// The bytes of the signature: those of the last segment, or what its hexadecimal text stands for.
  var signature: [UInt8] = []
  var hasHexSignature = false

  var headerClaims: InspectedClaims?
  var claims: InspectedClaims?

  /// Whether it is a token of the Meeting SDK, as far as its claims tell.
  var isForMeetings = true

  /// The header and the payload with the dot between, as they were sent.
  var signingInput: [UInt8] { joinedByDots([segments[0], segments[1]]) }
}

extension InspectionRun {
  /// The stages of a JWT, one after the other.
  mutating func inspectJWT(_ segments: [[UInt8]]) {
    var jwt = InspectedJWT(segments: segments)
    begin(.container)
    readContainer(&jwt)
    subject = "a JWT of \(joinedByDots(segments).count) characters"
    if let signature = shortened(segments[2]) { subject = "\(subject), signature \(signature)" }
    begin(.kind)
    classifyClaims(&jwt)
    if hasCredentials || jwt.claims != nil {
      begin(.hmac)
      checkSignature(of: jwt)
    }
    guard let claims = jwt.claims else { return }
    if jwt.isForMeetings {
      begin(.claims)
      checkClaims(claims)
    }
    begin(.clock)
    checkTimes(claims, areRequired: jwt.isForMeetings)
  }

  /// The first and the last characters of a signature.
  func shortened(_ signature: [UInt8]) -> SeenText? {
    guard signature.count >= 32, signature.areAll(.printable) else { return nil }
    let (start, end) = (signature.part(0, 4), signature.part(from: signature.count - 4))
    return "\(SeenText(start))…\(SeenText(end))"
  }
}
