/// A claim of a Meeting SDK JWT.
public struct MeetingSDKClaim: CaseIterable, Hashable, Sendable {
  enum Kind: UInt8, CaseIterable {
    case appKey, sdkKey, mn, role, iat, exp, tokenExp, videoWebRTCMode
  }
  let kind: Kind

  /// The Client ID or SDK Key.
  ///
  /// Required by native SDKs and by the Web SDK since 5.0.0.
  public static let appKey = MeetingSDKClaim(kind: .appKey)
  /// The Client ID or SDK Key under its older name, which the Web SDK accepted from 2.3 to 4.
  public static let sdkKey = MeetingSDKClaim(kind: .sdkKey)
  /// The meeting number.
  public static let mn = MeetingSDKClaim(kind: .mn)
  /// The role, 0 or 1.
  public static let role = MeetingSDKClaim(kind: .role)
  /// When the signature was issued, in seconds since 1970.
  public static let iat = MeetingSDKClaim(kind: .iat)
  /// When the signature expires, in seconds since 1970.
  public static let exp = MeetingSDKClaim(kind: .exp)
  /// When the session expires, in seconds since 1970.
  public static let tokenExp = MeetingSDKClaim(kind: .tokenExp)
  /// Whether the Web SDK uses WebRTC, 0 or 1.
  public static let videoWebRTCMode = MeetingSDKClaim(kind: .videoWebRTCMode)

  /// All claims.
  public static var allCases: [MeetingSDKClaim] { Kind.allCases.map(MeetingSDKClaim.init) }

  /// The name of the claim in the payload.
  public var name: String { kind.name.description }
}

extension MeetingSDKClaim.Kind {
  var name: StaticString {
    switch self {
    case .appKey: "appKey"
    case .sdkKey: "sdkKey"
    case .mn: "mn"
    case .role: "role"
    case .iat: "iat"
    case .exp: "exp"
    case .tokenExp: "tokenExp"
    case .videoWebRTCMode: "video_webrtc_mode"
    }
  }
}

extension MeetingSDKClaim: CustomStringConvertible {
  /// The name of the claim in the payload.
  public var description: String { name }
}

/// The claims of a payload, in serialization order.
///
/// Zoom ignores the order. It matters if you compare with another implementation byte for byte.
public struct MeetingSDKClaimLayout: Hashable, Sendable {
  /// The claims in serialization order.
  ///
  /// Claims without a value are omitted.
  public let claims: [MeetingSDKClaim]

  /// The claims without their order.
  ///
  /// Searching the list costs 140 instructions for each signature.
  let set: MeetingSDKClaimSet

  /// Creates a layout of your own.
  ///
  /// - Parameter claims: The claims in serialization order.
  /// - Throws: ``MeetingSDKSigningError`` for a duplicate claim.
  public init(_ claims: [MeetingSDKClaim]) throws(MeetingSDKSigningError) {
    for (index, claim) in claims.enumerated() where claims[..<index].contains(claim) {
      throw MeetingSDKSigningError(.claimNamedTwice, claim: claim)
    }
    self.init(known: claims)
  }

  private init(known claims: [MeetingSDKClaim]) {
    self.claims = claims
    set = claims.reduce(into: MeetingSDKClaimSet()) { $0.insert($1.kind) }
  }

  /// The claims that Zoom documents today, with `appKey` and without `sdkKey`.
  public static let current = MeetingSDKClaimLayout(
    known: [.appKey, .mn, .role, .iat, .exp, .tokenExp, .videoWebRTCMode])

  /// The claims of Zoom's auth endpoint sample since December 2023, with both keys.
  public static let officialEndpoint = MeetingSDKClaimLayout(
    known: [.appKey, .sdkKey, .mn, .role, .iat, .exp, .tokenExp, .videoWebRTCMode])

  /// The claims of Zoom's sample of 2022, which the forum's JavaScript follows.
  public static let year2022 = MeetingSDKClaimLayout(
    known: [.sdkKey, .mn, .role, .iat, .exp, .appKey, .tokenExp, .videoWebRTCMode])

  /// The claims of ``current`` in the order of RFC 8785.
  public static let canonical = MeetingSDKClaimLayout(
    known: [.appKey, .exp, .iat, .mn, .role, .tokenExp, .videoWebRTCMode])
}

/// A set of claims.
struct MeetingSDKClaimSet: Hashable {
  /// A bit for each claim, of which there are at most 32.
  private var bits: UInt32 = 0

  mutating func insert(_ claim: MeetingSDKClaim.Kind) { bits |= 1 &<< UInt32(claim.rawValue) }

  func contains(_ claim: MeetingSDKClaim.Kind) -> Bool {
    bits &>> UInt32(claim.rawValue) & 1 == 1
  }

  /// Returns the first claim that `other` does not contain, in the order of their declaration.
  func firstMissing(in other: MeetingSDKClaimSet) -> MeetingSDKClaim.Kind? {
    MeetingSDKClaim.Kind(rawValue: UInt8((bits & ~other.bits).trailingZeroBitCount))
  }
}
