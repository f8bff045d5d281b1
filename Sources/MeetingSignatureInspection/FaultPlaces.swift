/// The places of a finding: claims, or ranges, or all of a part.
struct FaultPlaces {
  /// A range of bytes in a part.
  struct Place {
    let part: InspectionPlace.Part
    let start: Int
    let end: Int
  }

  static var maximumCount: Int { 32 }

  /// The part that has the claims, or all of which is at fault.
  var part: InspectionPlace.Part?

  var claims: FaultyClaims

  /// The names of other claims, with newlines between them.
  var names = ""

  private(set) var ranges: [Place] = []

  @inline(never)
  init(_ part: InspectionPlace.Part?, _ claims: FaultyClaims) {
    (self.part, self.claims) = (part, claims)
  }

  @inline(never)
  mutating func add(_ part: InspectionPlace.Part, _ start: Int, _ end: Int) {
    if ranges.count < Self.maximumCount { ranges.append(Place(part: part, start: start, end: end)) }
  }

  /// Adds the runs of characters of a class in a segment.
  @inline(never)
  mutating func addRuns(
    of faulty: Base64Class, in part: InspectionPlace.Part, _ segment: ArraySlice<UInt8>
  ) {
    var start = 0
    for (offset, character) in segment.enumerated() where Base64Class(of: character) != faulty {
      if offset > start { add(part, start, offset) }
      start = offset + 1
    }
    if segment.count > start { add(part, start, segment.count) }
  }

  var all: [InspectionPlace] {
    var places: [InspectionPlace] = []
    forEach { places.append(InspectionPlace(part: $0, claim: $1, range: $2)) }
    return places
  }

  /// Calls `body` with the part, the claim, and the range of each place.
  func forEach(_ body: (InspectionPlace.Part, String?, Range<Int>?) -> Void) {
    for place in ranges { body(place.part, nil, place.start..<place.end) }
    guard let part else { return }
    var rest = ArraySlice<UInt8>(names.utf8.isEmpty ? claims.names : names)
    if rest.isEmpty { body(part, nil, nil) }
    while !rest.isEmpty {
      let (name, others) = rest.divided(at: "\n")
      body(part, displayedName(name), nil)
      rest = others
    }
  }
}

/// Claims and fields that rules look at.
///
/// A number, so that to look at another one costs nothing.
struct FaultyClaims {
  let rawValue: UInt16

  static var none: Self { Self(rawValue: 0) }
  static var appKey: Self { Self(rawValue: 1) }
  static var sdkKey: Self { Self(rawValue: 1 << 1) }
  static var bothKeys: Self { Self(rawValue: 0b11) }
  static var mn: Self { Self(rawValue: 1 << 2) }
  static var role: Self { Self(rawValue: 1 << 3) }
  static var mnAndRole: Self { Self(rawValue: 0b11 << 2) }
  static var iat: Self { Self(rawValue: 1 << 4) }
  static var exp: Self { Self(rawValue: 1 << 5) }
  static var iatAndExp: Self { Self(rawValue: 0b11 << 4) }
  static var tokenExp: Self { Self(rawValue: 1 << 6) }
  static var bothExpiries: Self { Self(rawValue: 0b11 << 5) }
  static var nbf: Self { Self(rawValue: 1 << 7) }
  static var webRTCMode: Self { Self(rawValue: 1 << 8) }
  static var alg: Self { Self(rawValue: 1 << 9) }
  static var typ: Self { Self(rawValue: 1 << 10) }
  static var key: Self { Self(rawValue: 1 << 11) }
  static var meetingNumber: Self { Self(rawValue: 1 << 12) }
  static var timestamp: Self { Self(rawValue: 1 << 13) }
  static var hash: Self { Self(rawValue: 1 << 14) }

  /// The names, with newlines between them.
  var names: String {
    let all: Words = """
      appKey|sdkKey|mn|role|iat|exp|tokenExp|nbf|video_webrtc_mode|alg|typ|key|meetingNumber|\
      timestamp|hash
      """
    var names = ""
    var bits = rawValue
    for name in all {
      if bits & 1 == 1 { names += "\(name.string)\n" }
      bits >>= 1
    }
    return names
  }
}
