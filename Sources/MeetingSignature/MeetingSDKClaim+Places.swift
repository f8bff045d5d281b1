extension MeetingSDKClaim {
  /// A set of claims, a bit for each.
  struct Places: OptionSet, Hashable {
    let rawValue: UInt8

    static var appKey: Places { Places(.appKey) }
    static var sdkKey: Places { Places(.sdkKey) }
    static var mn: Places { Places(.mn) }
    static var role: Places { Places(.role) }
    static var iat: Places { Places(.iat) }
    static var exp: Places { Places(.exp) }
    static var tokenExp: Places { Places(.tokenExp) }
    static var videoWebRTCMode: Places { Places(.videoWebRTCMode) }

    /// The first claim of the set, in the order in which claims are declared.
    var first: MeetingSDKClaim? {
      MeetingSDKClaim.Kind(rawValue: UInt8(rawValue.trailingZeroBitCount))
        .map(MeetingSDKClaim.init)
    }
  }
}

extension MeetingSDKClaim.Places {
  init(_ kind: MeetingSDKClaim.Kind) {
    self.init(rawValue: 1 << kind.rawValue)
  }
}
