#if canImport(PureJWT)
  internal import MeetingSignature
  internal import PureBase64
  internal import PureCrypto
  internal import PureJSON
  internal import PureJWT
#endif

extension FuzzTarget {
  /// A token that is accepted can be built again from its parts.
  static let jwt = FuzzTarget(name: "jwt") { bytes in
    var input = FuzzInput(bytes)
    let token = try token(&input)
    let key = try JWTKey(secret: ClaimsMutation.secret.utf8)
    let verified = outcome { () throws(JWTError) in try JWT.verify(token, using: key) }
    let unverified = outcome { () throws(JWTError) in try JWT.unverified(token) }
    try require(
      (try? JWT.verify(token, using: [key])).map(\.jwt) == (try? verified.get()),
      "one key and a list of it disagree")
    if case .failure(let error) = verified, let offset = error.offset {
      try require(!error.description.isEmpty, "an error has no sentence")
      try require(0...token.count ~= offset, "the offset \(offset) is not in the token")
    }
    let bound = outcome { () throws(JWTError) in
      try JWT.verify(token, using: key, maximumByteCount: token.count - 1)
    }
    try require((try? bound.get()) == nil, "a token is accepted beyond the bound")
    guard let jwt = try? verified.get() else { return }
    try checkRebuilt(jwt, from: token)
    let read = try unverified.get()
    try require(
      read.header == jwt.header && read.payload == jwt.payload && read.algorithm == "HS256",
      "reading without verifying gives other parts")
    let header = try JSONValue(parsing: jwt.header)
    try require(header["alg"] == "HS256", "the algorithm is \(header["alg"]?.serialized() ?? "")")
    try require(header["crit"] == nil, "an extension is accepted")
    try checkSigning(jwt, key)
    if case .failure(let error) = outcome({ () throws(JWTClaimsError) in try jwt.claims() }) {
      try require(error.description.hasPrefix("invalid claims: "), "\(error)")
      try require(0...jwt.payload.count ~= error.offset ?? 0, "the offset of \(error)")
    }
    if let claims = try? jwt.claims() {
      try require(
        try claims.json == JSONValue(parsing: jwt.payload), "the claims are not the payload's")
      try require(try claims == read.claims(), "the claims of the unverified token are others")
      try checkTimes(of: claims)
      try checkNames(in: claims)
    }
  }

  /// What typed verification accepts holds when it is checked again from the JSON.
  static let signature = FuzzTarget(name: "signature") { bytes in
    var input = FuzzInput(bytes)
    let text = String(decoding: try token(&input), as: UTF8.self)
    let credentials = try MeetingSDKCredentials(
      key: ClaimsMutation.key, secret: ClaimsMutation.secret)
    let time = try UnixTime(seconds: ClaimsMutation.now)
    let verified = outcome { () throws(MeetingSDKVerificationError) in
      try MeetingSDKSignature.verify(text, using: credentials, at: time)
    }
    let other = try MeetingSDKCredentials(
      key: ClaimsMutation.key, secret: "another secret of 32 bytes")
    let listed = outcome { () throws(MeetingSDKVerificationError) in
      try MeetingSDKSignature.verify(text, using: [other, credentials], at: time)
    }
    try require(
      (try? listed.get()).map(\.signature) == (try? verified.get()), "in a list of credentials")
    if let signature = try? MeetingSDKSignature.verify(text, using: credentials) {
      let again = try MeetingSDKSignature.verify(text, using: [other, credentials], at: .now)
      try require(again.signature == signature, "what is valid now is not")
    }
    switch verified {
    case .success(let signature):
      try require((try? listed.get())?.credentialsIndex == 1, "the index of the credentials")
      try require(Set([signature]).contains(signature), "a signature is not equal to itself")
      try require(shown(signature).utf8.count < 300, shown(signature))
      try require(signature.text.utf8.elementsEqual(text.utf8), "the text has changed")
      try checkAgain(signature.claims, text)
    case .failure(let error):
      let kinds = ["the secret", ClaimsMutation.secret, text].filter { $0.utf8.count > 20 }
      for kind in kinds {
        try require(!error.description.contains(kind), "an error contains the input or the secret")
      }
    }
  }
}

/// A token from decisions: raw, or signed with the right secret after a mutation of its claims or its header.
private func token(_ input: inout FuzzInput) throws -> [UInt8] {
  let header: [UInt8]
  let payload: [UInt8]
  switch input.below(4) {
  case 0: return Array(input.rest)
  case 1: (header, payload) = (Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8), Array(input.rest))
  case 2: (header, payload) = (input.chunk(), Array(input.rest))
  default:
    header = Array(input.pick(headers).utf8)
    payload = ClaimsMutation.claims(&input)
  }
  var text = Base64.encodedBytes(of: header, as: .urlUnpadded) + [0x2e]
  text += Base64.encodedBytes(of: payload, as: .urlUnpadded)
  let key = SymmetricKey(data: ClaimsMutation.secret.utf8)
  let code = HMAC<SHA256>.authenticationCode(for: text, using: key)
  return text + [0x2e] + Base64.encodedBytes(of: Array(code), as: .urlUnpadded)
}

private let headers = [
  #"{"alg":"HS256","typ":"JWT"}"#, #"{"alg":"HS256","typ":"JWT"}"#, #"{"typ":"JWT","alg":"HS256"}"#,
  #"{"alg":"HS256"}"#, #"{"alg":"none"}"#, #"{"alg":"HS256","typ":"at+jwt"}"#,
  #"{"alg":"HS256","crit":["b64"],"b64":true}"#, #"{"alg":"HS256","b64":false}"#,
  #"{"alg":"hs256"}"#, #"{"alg":"HS256","alg":"none"}"#,
]

private func checkRebuilt(_ jwt: JWT, from token: [UInt8]) throws {
  let input =
    Base64.encodedBytes(of: jwt.header, as: .urlUnpadded) + [0x2e]
    + Base64.encodedBytes(of: jwt.payload, as: .urlUnpadded)
  var hmac = HMAC<SHA256>(key: SymmetricKey(data: ClaimsMutation.secret.utf8))
  hmac.update(data: input)
  let code = Base64.encodedBytes(of: Array(hmac.finalize()), as: .urlUnpadded)
  try require(input + [0x2e] + code == token, "rebuilding gives another token")
}

/// Every call that signs the payload makes a token with it, with the same code for the same header.
private func checkSigning(_ jwt: JWT, _ key: JWTKey) throws {
  let token = JWT.sign(payload: jwt.payload, using: key)
  try require(try JWT.verify(token, using: key).payload == jwt.payload, "another payload is signed")
  let prefix = Array(jwt.payload.prefix(jwt.payload.count / 2))
  for signer in [JWTSigner(key), JWTSigner(key, payloadPrefix: prefix)] {
    try require(signer.sign(payload: jwt.payload) == token, "a signer makes another token")
    let other = JWTSigner(try JWTKey(secret: "another".utf8), payloadPrefix: prefix)
    try require(
      shown(signer).utf8.count < 200 && shown(key) == "JWTKey JWTKey - JWTKey\n", shown(key))
    try require(other.sign(payload: prefix) != signer.sign(payload: prefix), "another key's code")
  }
  let withHeader = try JWTSigner(key, header: jwt.header, payloadPrefix: prefix)
  try require(
    try JWT.verify(withHeader.sign(payload: jwt.payload), using: key).header == jwt.header,
    "another header is signed")
  let json = try? JSONValue(parsing: jwt.payload, maximumDepth: 32)
  for signed in [
    json.map { value in
      outcome { () throws(JWTClaimsError) in try JWT.sign(payload: value, using: key) }
    },
    json.map { value in
      outcome { () throws(JWTClaimsError) in try JWTSigner(key).sign(payload: value) }
    },
  ] {
    guard let json, let signed else { continue }
    switch signed {
    case .success(let token):
      try require(
        try JWT.verify(token, using: key).claims().json == json, "other claims are signed")
    case .failure(let error):
      let isObject = json.objectValue != nil
      try require(!isObject && !error.description.isEmpty, "claims are not signed: \(error)")
    }
  }
}

/// Claims that are there are found, and have the string that they have.
private func checkNames(in claims: JWTClaims) throws {
  for member in claims.json.objectValue ?? [] {
    let isThere = (try? claims.require(member.name)) != nil
    try require(isThere == !member.value.isNull, "\(member.name) is required")
    let check = outcome { () throws(JWTClaimsError) in
      try claims.check(member.name, is: member.value.stringValue ?? "")
    }
    switch check {
    case .success: try require(member.value.stringValue != nil, "\(member.name) is no string")
    case .failure(let error):
      try require(member.value.stringValue == nil, "\(error)")
      try require(error.claim?.utf8.elementsEqual(member.name.utf8) == true, "\(error)")
    }
  }
  for time in [Double.nan, .infinity, 0x1p53] {
    try require((try? claims.checkTimes(at: time)) == nil, "the claims hold at \(time)")
  }
  let audiences = claims["aud"]?.arrayValue ?? claims["aud"].map { [$0] } ?? []
  let isMeant = audiences.contains("zoom") && audiences.allSatisfy { $0.stringValue != nil }
  try require(((try? claims.checkAudience("zoom")) != nil) == isMeant, "aud")
  try require(((try? claims.checkIssuer("zoom")) != nil) == (claims["iss"] == "zoom"), "iss")
}

/// The times of claims hold exactly when they do by RFC 7519, sections 4.1.4 to 4.1.6.
private func checkTimes(of claims: JWTClaims) throws {
  let now = Double(ClaimsMutation.now)
  let times = ["exp", "nbf", "iat"].map { claims[$0] }
  let areNumbers = times.allSatisfy { $0 == nil || $0?.doubleValue != nil }
  let (expiry, notBefore, issued) = (
    times[0]?.doubleValue ?? .infinity, times[1]?.doubleValue ?? 0, times[2]?.doubleValue ?? 0
  )
  for leeway in [0.0, 60] {
    let accepts = outcome { () throws(JWTClaimsError) in
      try claims.checkTimes(at: now, leeway: leeway)
    }
    let holds =
      areNumbers && now - leeway < expiry && notBefore <= now + leeway && issued <= now + leeway
    try require(
      ((try? accepts.get()) != nil) == holds, "the times: \(accepts), by the RFC: \(holds)")
  }
  for name in ["aud", "iss"] {
    let isGiven = (try? claims.check(name, is: "zoom")) != nil
    try require(isGiven == (claims[name] == "zoom"), "\(name) is another")
  }
}

/// Checks the claims with doubles and digits, as a reader of Zoom's documentation would.
private func checkAgain(_ claims: MeetingSDKClaims, _ text: String) throws {
  let payload = Array(text.utf8.split(separator: 0x2e)[1])
  let json = try JSONValue(parsing: Base64.decode(payload, as: .urlUnpadded))
  for name in ["appKey", "sdkKey"] {
    if let value = json[name] {
      try require(value.isString(ClaimsMutation.key), "\(name) is another")
    }
  }
  let isNative = json["mn"] == nil
  try require(json["appKey"] != nil || (json["sdkKey"] != nil && !isNative), "no key")
  try require((json["role"] == nil) == isNative, "mn and role are not together")
  if let number = json["mn"] {
    let double = number.doubleValue ?? (number.stringValue.flatMap(Double.init) ?? 0)
    try require(double == double.rounded() && 1...99_999_999_999 ~= double, "mn is no number")
    let digits = String(Int64(double))
    try require(claims.meetingNumber?.description.hasSuffix(digits) == true, "mn is another")
    try require(9...11 ~= claims.meetingNumber?.description.utf8.count ?? 0, "mn has other digits")
  }
  if let role = json["role"] {
    try require(role.doubleValue.map { $0 == 0 || $0 == 1 } == true, "the role is no role")
    try require(claims.role.map { Double($0.rawValue) } == role.doubleValue, "the role is another")
  }
  let now = Double(ClaimsMutation.now)
  let issued = try double(json["iat"])
  try require(0...now ~= issued && Double(claims.issuedAt.seconds) == issued, "iat")
  try require((json["exp"] != nil || isNative) && (json["tokenExp"] != nil || !isNative), "no exp")
  if let expiry = json["exp"] {
    let expiry = try double(expiry)
    try require(expiry > now && 1800...172_800 ~= expiry - issued, "exp")
    try require(claims.expiresAt.map { Double($0.seconds) } == expiry, "exp is another")
  }
  if let expiry = json["tokenExp"] {
    let expiry = try double(expiry)
    try require(expiry > now && expiry - issued >= 1800, "tokenExp")
    try require(claims.sessionExpiresAt.map { Double($0.seconds) } == expiry, "tokenExp is another")
  }
  if let start = json["nbf"] { try require(0...now ~= double(start), "nbf") }
  for name in ["role", "iat", "exp", "tokenExp", "nbf"] {
    let isInteger = json[name]?.numberValue?.text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ?? true
    try require(isInteger, "\(name) is not written as an integer")
  }
  if let mode = json["video_webrtc_mode"] {
    try require(mode.doubleValue == (claims.videoWebRTCMode == true ? 1 : 0), "video_webrtc_mode")
  }
}

private func double(_ value: JSONValue?) throws -> Double {
  guard let double = value?.doubleValue, double == double.rounded() else {
    throw BrokenProperty(description: "a time is no whole number")
  }
  return double
}
