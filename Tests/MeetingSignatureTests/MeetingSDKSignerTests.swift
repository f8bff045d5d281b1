import Foundation
import MeetingSignature
import PureJSON
import PureJWT
import TestSupport
import Testing

@Suite struct MeetingSDKSignerTests {
  let credentials: MeetingSDKCredentials
  let signer: MeetingSDKSigner
  let web: MeetingSDKTarget
  let time: UnixTime

  init() throws {
    credentials = try MeetingSDKCredentials(
      key: "CLIENT_ID_0123456789ab", secret: "CLIENT_SECRET_0123456789abcdefgh")
    signer = MeetingSDKSigner(credentials)
    web = .web(try MeetingNumber("85746065432"), role: .host)
    time = try UnixTime(milliseconds: 1_700_000_000_999)
  }

  private func payload(
    _ client: MeetingSDKTarget, _ options: MeetingSDKSigner.Options = .init()
  ) throws -> String {
    let signature = try signer.sign(client, issuedAt: time, options: options)
    return String(decoding: try JWT.unverified(signature.text).payload, as: UTF8.self)
  }

  private func refusal(
    _ client: MeetingSDKTarget? = nil, _ options: MeetingSDKSigner.Options = .init()
  ) -> String? {
    do throws(MeetingSDKSigningError) {
      _ = try signer.sign(client ?? web, issuedAt: time, options: options)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `the default is today's layout, back-dated by 30 seconds, for two hours`() throws {
    #expect(
      try payload(web)
        == #"{"appKey":"CLIENT_ID_0123456789ab","mn":"85746065432","role":1,"iat":1699999970,"#
        + #""exp":1700007170,"tokenExp":1700007170}"#)
    #expect(
      try payload(.native)
        == #"{"appKey":"CLIENT_ID_0123456789ab","iat":1699999970,"exp":1700007170,"#
        + #""tokenExp":1700007170}"#)
  }

  @Test func `every layout has its claims in its order`() throws {
    let key = #""CLIENT_ID_0123456789ab""#
    let times = #""iat":1699999970,"exp":1700007170"#
    #expect(
      try payload(web, .init(videoWebRTCMode: true, layout: .officialEndpoint))
        == #"{"appKey":\#(key),"sdkKey":\#(key),"mn":"85746065432","role":1,\#(times),"#
        + #""tokenExp":1700007170,"video_webrtc_mode":1}"#)
    #expect(
      try payload(web, .init(meetingNumberForm: .number, layout: .year2022))
        == #"{"sdkKey":\#(key),"mn":85746065432,"role":1,\#(times),"appKey":\#(key),"#
        + #""tokenExp":1700007170}"#)
    let canonical = try payload(web, .init(videoWebRTCMode: false, layout: .canonical))
    #expect(
      canonical
        == #"{"appKey":\#(key),"exp":1700007170,"iat":1699999970,"mn":"85746065432","role":1,"#
        + #""tokenExp":1700007170,"video_webrtc_mode":0}"#)
    let own = try MeetingSDKClaimLayout([.exp, .iat, .role, .mn, .sdkKey])
    #expect(
      try payload(web, .init(layout: own))
        == #"{"exp":1700007170,"iat":1699999970,"role":1,"mn":"85746065432","sdkKey":\#(key)}"#)
  }

  @Test func `the signature says what it says`() throws {
    let options = MeetingSDKSigner.Options(
      backdatedBy: .seconds(0), validFor: .seconds(1800), sessionValidFor: .seconds(3600),
      videoWebRTCMode: true,
      layout: .officialEndpoint)
    let signature = try signer.sign(web, issuedAt: time, options: options)
    let claims = signature.claims
    #expect(claims.appKey == "CLIENT_ID_0123456789ab")
    #expect(claims.sdkKey == "CLIENT_ID_0123456789ab")
    #expect(claims.meetingNumber == (try MeetingNumber("85746065432")))
    #expect(claims.role == .host)
    #expect(claims.issuedAt.seconds == 1_700_000_000)
    #expect(claims.expiresAt?.seconds == 1_700_001_800)
    #expect(claims.sessionExpiresAt?.seconds == 1_700_003_600)
    #expect(claims.videoWebRTCMode == true)
    #expect(!"\(signature)".contains(signature.text.prefix(20)))
  }

  @Test func `the claims are those of the layout`() throws {
    let layout = try MeetingSDKClaimLayout([.exp, .iat, .role, .mn, .sdkKey])
    let signature = try signer.sign(web, issuedAt: time, options: .init(layout: layout))
    #expect(signature.claims.appKey == nil)
    #expect(signature.claims.sdkKey == "CLIENT_ID_0123456789ab")
    #expect(signature.claims.expiresAt != nil)
    #expect(signature.claims.sessionExpiresAt == nil)
  }

  @Test func `options have ranges`() throws {
    for seconds in [0, 1, 600] {
      #expect(refusal(nil, .init(backdatedBy: .seconds(seconds))) == nil)
    }
    for seconds in [-1, 601, .max, .min] {
      #expect(
        refusal(nil, .init(backdatedBy: .seconds(seconds)))?.contains("iat is backdated") == true)
    }
    for seconds in [1800, 172_800] {
      #expect(refusal(nil, .init(validFor: .seconds(seconds))) == nil)
    }
    for seconds in [-1, 0, 1799, 172_801, .max, .min] {
      #expect(refusal(nil, .init(validFor: .seconds(seconds)))?.contains("exp is less") == true)
    }
    for seconds in [1800, 172_801, 1_000_000_000] {
      #expect(refusal(nil, .init(sessionValidFor: .seconds(seconds))) == nil)
    }
    for seconds in [-1, 0, 1799, 1_000_000_001, .max, .min] {
      #expect(
        refusal(nil, .init(sessionValidFor: .seconds(seconds)))?.contains("tokenExp is less")
          == true)
    }
    let early = try UnixTime(seconds: 29)
    let error = #expect(throws: MeetingSDKSigningError.self) {
      try signer.sign(web, issuedAt: early)
    }
    #expect(error?.reason == .issuedTooEarly)
  }

  @Test func `what is asked for has a place in the layout`() throws {
    let noRole = try MeetingSDKClaimLayout([.appKey, .mn, .iat, .exp, .tokenExp])
    #expect(
      refusal(web, .init(layout: noRole)) == "cannot sign: role is required, but not in the layout")
    #expect(refusal(.native, .init(layout: noRole)) == nil)
    let noTokenExp = try MeetingSDKClaimLayout([.appKey, .mn, .role, .iat, .exp])
    #expect(refusal(web, .init(layout: noTokenExp)) == nil)
    #expect(refusal(.native, .init(layout: noTokenExp))?.contains("tokenExp is required") == true)
    #expect(
      refusal(web, .init(sessionValidFor: .seconds(7200), layout: noTokenExp))?.contains("tokenExp")
        == true)
    #expect(
      refusal(web, .init(videoWebRTCMode: true, layout: noTokenExp))?.contains("webrtc") == true)
    let noKey = try MeetingSDKClaimLayout([.mn, .role, .iat, .exp])
    #expect(refusal(web, .init(layout: noKey))?.contains("appKey is required") == true)
    let sdkKeyOnly = try MeetingSDKClaimLayout([.sdkKey, .iat, .exp, .tokenExp])
    #expect(refusal(.native, .init(layout: sdkKeyOnly))?.contains("appKey is required") == true)
    let error = #expect(throws: MeetingSDKSigningError.self) {
      try MeetingSDKClaimLayout([.iat, .exp, .iat])
    }
    #expect(error?.reason == .claimNamedTwice)
    #expect(error?.claim == .iat)
  }

  @Test func `a leading zero is kept as text and refused as a number`() throws {
    let web = MeetingSDKTarget.web(try MeetingNumber("0123456789"), role: .participant)
    #expect(try payload(web).contains(#""mn":"0123456789""#))
    #expect(refusal(web, .init(meetingNumberForm: .number))?.contains("leading zero") == true)
  }

  @Test func `without a time it signs now`() throws {
    let before = UnixTime.now.seconds
    let signature = try signer.sign(web)
    let range = (before - 30)...(UnixTime.now.seconds - 30)
    #expect(range ~= signature.claims.issuedAt.seconds)
  }

  @Test func `many at once sign alike`() async throws {
    let expected = try signer.sign(web, issuedAt: time)
    let (signer, web, time) = (signer, web, time)
    try await withThrowingTaskGroup(of: MeetingSDKSignature.self) { group in
      for _ in 0..<100 { group.addTask { try signer.sign(web, issuedAt: time) } }
      for try await signature in group { #expect(signature == expected) }
    }
  }

  @Test func `keys of any text stand in the payload as JSON`() throws {
    let keys = ["a\"b\\c", "a\u{0}b", "🔑 é e\u{301}", String(repeating: "k", count: 3000)]
    // What is encoded in advance ends with the key, or one or two bytes before.
    for key in keys + ["k", "kk", "kkk"] {
      let credentials = try MeetingSDKCredentials(key: key, secret: "secret")
      let signature = try MeetingSDKSigner(credentials).sign(web, issuedAt: time)
      let payload = try JSONValue(parsing: JWT.unverified(signature.text).payload)
      #expect(payload["appKey"] == .string(key))
      #expect(
        try MeetingSDKSignature.verify(signature.text, using: credentials, at: time) == signature)
    }
  }

  @Test func `no claim that Zoom requires can be left out`() throws {
    let required: [MeetingSDKClaim] = [.appKey, .mn, .role, .iat, .exp]
    for missing in required {
      let layout = try MeetingSDKClaimLayout(required.filter { $0 != missing })
      let said = refusal(web, .init(layout: layout))
      #expect(said == "cannot sign: \(missing) is required, but not in the layout")
    }
    for missing in [MeetingSDKClaim.appKey, .iat, .tokenExp] {
      let layout = try MeetingSDKClaimLayout([.appKey, .iat, .tokenExp].filter { $0 != missing })
      let said = refusal(.native, .init(layout: layout))
      #expect(said == "cannot sign: \(missing) is required, but not in the layout")
    }
  }

  @Test func `claims are equal when each of them is`() throws {
    func claims(
      _ target: MeetingSDKTarget, _ options: MeetingSDKSigner.Options = .init(),
      after seconds: Int64 = 0
    ) throws -> MeetingSDKClaims {
      let time = try UnixTime(seconds: time.seconds + seconds)
      return try signer.sign(target, issuedAt: time, options: options).claims
    }
    let number = try MeetingNumber("85746065432")
    let other = try MeetingNumber("85746065433")
    let all: [MeetingSDKClaims] = [
      try claims(.web(number, role: .host)), try claims(.web(other, role: .host)),
      try claims(.web(number, role: .participant)), try claims(.native),
      try claims(.web(number, role: .host), .init(layout: .officialEndpoint)),
      try claims(.web(number, role: .host), .init(layout: .year2022)),
      try claims(.web(number, role: .host), .init(validFor: .hours(3), sessionValidFor: .hours(2))),
      try claims(.web(number, role: .host), .init(sessionValidFor: .hours(3))),
      try claims(.web(number, role: .host), .init(videoWebRTCMode: true)),
      try claims(.web(number, role: .host), .init(videoWebRTCMode: false)),
      try claims(
        .web(number, role: .host),
        .init(validFor: .seconds(7190), sessionValidFor: .seconds(7190)), after: 10),
    ]
    for (index, left) in all.enumerated() {
      for (other, right) in all.enumerated() {
        // Of layouts with the same claims only the order differs.
        let areEqual = index == other || [4, 5].contains(index) && [4, 5].contains(other)
        #expect((left == right) == areEqual, "\(index) \(other)")
      }
    }
  }

  @Test func `a signature with every claim has the same names everywhere`() throws {
    let options = MeetingSDKSigner.Options(videoWebRTCMode: true, layout: .officialEndpoint)
    let signature = try signer.sign(web, issuedAt: time, options: options)
    let verified = try MeetingSDKSignature.verify(signature.text, using: credentials, at: time)
    #expect(verified.claims == signature.claims)
    let names = MeetingSDKClaim.allCases.map(\.name).sorted()
    let payload = try JSONValue(parsing: JWT.unverified(signature.text).payload)
    #expect(payload.objectValue?.map(\.name).sorted() == names)
    let encoded = try JSONValue(parsing: JSONEncoder().encode(signature.claims))
    #expect(encoded.isEquivalent(to: payload))
  }
}
