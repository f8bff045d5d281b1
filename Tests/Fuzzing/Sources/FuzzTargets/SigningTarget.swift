#if canImport(MeetingSignature)
  internal import MeetingSignature
  internal import PureJSON
  internal import PureJWT
#endif

extension FuzzTarget {
  /// What the signer signs is verified, with the claims that were asked for; what it refuses has a reason.
  static let signing = FuzzTarget(name: "signing") { bytes in
    var input = FuzzInput(bytes)
    let credentials = try MeetingSDKCredentials(
      key: ClaimsMutation.key, secret: ClaimsMutation.secret)
    let number = try MeetingNumber(input.pick(["85746065432", "012345678", "999999999"]))
    let role: MeetingRole = input.below(2) == 0 ? .participant : .host
    let seconds = input.pick([
      1_700_000_000, 0, 599, 600, 253_402_300_799, Int64(input.integer() >> 26),
    ])
    guard let time = try? UnixTime(seconds: seconds) else { return }
    if input.below(4) == 0 { return try checkLegacy(credentials, number, role, time, &input) }
    guard let options = options(&input) else { return }
    let target: MeetingSDKTarget = input.below(3) == 0 ? .native : .web(number, role: role)
    let signed = outcome { () throws(MeetingSDKSigningError) in
      try MeetingSDKSigner(credentials).sign(target, issuedAt: time, options: options)
    }
    if let now = try? MeetingSDKSigner(credentials).sign(target, options: options) {
      let verified = try MeetingSDKSignature.verify(now.text, using: [credentials])
      try require(verified.signature == now, "what was signed now is another signature")
    }
    switch signed {
    case .success(let signed): try check(signed, options, time, credentials)
    case .failure(let error):
      try require(error.description.hasPrefix("cannot sign: \(error.claim)"), "no reason: \(error)")
    }
  }
}

private func options(_ input: inout FuzzInput) -> MeetingSDKSigner.Options? {
  let lengths = [0, 30, 600, 601, 1799, 1800, 7200, 172_800, 172_801, Int.max, Int.min, -1]
  var claims = Array(MeetingSDKClaim.allCases)
  for _ in 0..<input.below(4) { claims.remove(at: input.below(claims.count)) }
  let layouts = [
    .current, .officialEndpoint, .year2022, .canonical, try? MeetingSDKClaimLayout(claims),
  ]
  guard let layout = input.pick(layouts) else { return nil }
  return MeetingSDKSigner.Options(
    backdatedBy: .seconds(input.pick(lengths)), validFor: .seconds(input.pick(lengths)),
    sessionValidFor: input.below(2) == 0 ? nil : .seconds(input.pick(lengths)),
    videoWebRTCMode: input.pick([nil, true, false]),
    meetingNumberForm: input.below(2) == 0 ? .string : .number, layout: layout)
}

private func check(
  _ signed: MeetingSDKSignature, _ options: MeetingSDKSigner.Options, _ time: UnixTime,
  _ credentials: MeetingSDKCredentials
) throws {
  let (verified, index) = try MeetingSDKSignature.verify(
    signed.text, using: [credentials], at: time)
  try require(verified == signed && index == 0, "the signature is another")
  try require(verified.claims == signed.claims, "the claims are others")
  try require(
    verified.claims.issuedAt.seconds == time.seconds - options.backdatedBy.count, "iat is another"
  )
  let payload = try JWT.unverified(signed.text).payload
  try require(
    try JSONValue(parsing: payload).serialized().utf8.elementsEqual(payload), "the payload's form"
  )
  try require("\(signed)".utf8.count < 80, "a description shows the signature")
}

private func checkLegacy(
  _ credentials: MeetingSDKCredentials, _ number: MeetingNumber, _ role: MeetingRole,
  _ time: UnixTime,
  _ input: inout FuzzInput
) throws {
  let style = input.pick([
    LegacySignatureStyle.node, .javaScript, .rubyStrict, .rubyURLSafe,
  ])
  let signed = outcome { () throws(MeetingSDKSigningError) in
    try MeetingSDKSigner(credentials).signLegacy(
      meetingNumber: number, role: role, issuedAt: time, style: style)
  }
  let now = try MeetingSDKSigner(credentials).signLegacy(
    meetingNumber: number, role: role, style: style)
  try require(
    try LegacySignature.verify(now.text, using: credentials) == now, "what was signed now")
  guard let signed = try? signed.get(), signed.issuedAt.milliseconds >= 1_000_000_000_000,
    signed.issuedAt.milliseconds < 10_000_000_000_000
  else { return }
  let verified = try LegacySignature.verify(signed.text, using: credentials, at: time)
  try require(verified == signed, "the signature is another")
  try require(
    verified.meetingNumber == number && verified.role == role
      && verified.issuedAt == signed.issuedAt,
    "a field is another")
}
