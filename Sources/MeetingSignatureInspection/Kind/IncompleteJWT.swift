#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// A JWT that lacks one of its parts, while the others are complete.
struct IncompleteJWT {
  let cause: InspectionCause
  let evidence: String

  /// The offset at which the missing part would be, if one is missing.
  private(set) var gap: Int?

  /// Three segments, the missing ones replaced by the usual header or nothing.
  let segments: [ArraySlice<UInt8>]

  /// `nil` if `segments` are those of something else.
  init?(_ segments: [ArraySlice<UInt8>]) {
    if segments.count == 3, !segments[2].isEmpty, let first = Self.members(of: segments[0]),
      Self.hasClaims(first), Self.members(of: segments[1])?.contains("alg") == true
    {
      (cause, evidence) = (
        .containerSegmentsSwapped, "the first segment has claims, the second alg"
      )
      self.segments = [segments[1], segments[0], segments[2]]
      return
    }
    // A part that is empty is missing, too.
    let parts = segments.count <= 3 ? segments.filter { !$0.isEmpty } : []
    guard let first = parts.first, parts.count <= 2, let members = Self.members(of: first) else {
      return nil
    }
    let isPayload = Self.hasClaims(members)
    switch parts.count {
    case 1 where isPayload:
      (cause, evidence) = (.kindPayloadAlone, "base64 of the claims alone")
      self.segments = [Self.usualHeader, first, []]
    case 2 where isPayload:
      (cause, evidence) = (.kindHeaderMissing, "2 segments, of which the first is the payload")
      gap = 0
      self.segments = [Self.usualHeader, first, parts[1]]
    case 2 where members.contains("alg") && Self.isCode(parts[1]):
      (cause, evidence) = (.kindPayloadMissing, "a header and an HMAC")
      gap = first.count + 1
      self.segments = [first, [], parts[1]]
    case 2:
      guard let algorithm = members["alg"]?.stringValue, Self.members(of: parts[1]) != nil,
        !ArraySlice<UInt8>(algorithm).equalsIgnoringCase("none")
      else { return nil }
      (cause, evidence) = (.kindSignatureMissing, "a header and a payload")
      gap = joinedByDots(segments).count
      self.segments = [first, parts[1], []]
    default: return nil
    }
  }

  private static var usualHeader: ArraySlice<UInt8> {
    ArraySlice<UInt8>("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")
  }

  /// The members of the JSON object that a segment encodes.
  private static func members(of segment: ArraySlice<UInt8>) -> TokenClaims? {
    let bytes = Base64Diagnosis.segment(segment).bytes
    guard bytes.first == UInt8(ascii: "{"),
      let document = try? JSONValue(parsing: bytes, maximumDepth: 32)
    else { return nil }
    return TokenClaims(document)
  }

  private static func isCode(_ segment: ArraySlice<UInt8>) -> Bool {
    43...44 ~= segment.count && Base64Diagnosis(segment).bytes.count == 32
  }

  private static func hasClaims(_ members: TokenClaims) -> Bool {
    let names: Words = "appKey|sdkKey|app_key|mn|iat|exp|tokenExp|iss"
    return !members.contains("alg") && members.firstName(of: names) != nil
  }
}

extension InspectionCause {
  static let incompleteJWTs: [Explanation] = [
    Explanation(
      of: kindHeaderMissing,
      why: "The token consists of the payload and the HMAC. The header is missing.",
      fix: "Join three segments with dots: base64url of {\"alg\":\"HS256\",\"typ\":\"JWT\"}, the "
        + "payload, and the HMAC of both.",
      calls: .token,
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: kindPayloadMissing,
      why: "The token consists of the header and the HMAC. The payload is missing.",
      fix: "Join three segments with dots: the header, base64url of the claims, and the HMAC of "
        + "both.",
      calls: .token,
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: kindSignatureMissing,
      why: "The token consists of the header and the payload. The HMAC is missing: it wasn't "
        + "signed, or the last part wasn't appended.",
      fix: "Append a dot and base64url of the HMAC of header.payload.",
      calls: .signature,
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: kindPayloadAlone,
      why: "The text is the claims in base64. They were encoded, but not signed.",
      fix: "Sign the claims with HS256 and the Client Secret, and pass the JWT.",
      calls: .token,
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: containerSegmentsSwapped,
      why: "The payload precedes the header.",
      fix: "Join the header, the payload, and the HMAC of both, in this order, with dots.",
      calls: .token,
      source: "RFC 7515, section 7.1"),
  ]

  static let containerSegmentsSwapped = InspectionCause {
    Entry("container.segmentsSwapped", .error)
  }
  static let kindHeaderMissing = InspectionCause {
    Entry("kind.headerMissing", .error, shows: .otherToken)
  }
  static let kindPayloadMissing = InspectionCause {
    Entry("kind.payloadMissing", .error, shows: .otherToken)
  }
  static let kindSignatureMissing = InspectionCause { Entry("kind.signatureMissing", .error) }
  static let kindPayloadAlone = InspectionCause {
    Entry("kind.payloadAlone", .error, shows: .legacy)
  }
}
