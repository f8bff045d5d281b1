/// The third stage of a JWT: decodes its segments, and reports how they deviate from base64url of
/// JSON objects.
struct JWTContainer {
  let segments: [ArraySlice<UInt8>]
  private(set) var header: [UInt8] = []
  private(set) var payload: [UInt8] = []

  /// The bytes of the signature: those of the last segment, or those that its hexadecimal digits
  /// represent.
  private(set) var signature: [UInt8] = []
  private(set) var isSignatureHexadecimal = false

  private(set) var headerClaims: TokenClaims?
  private(set) var hasUsualHeader = false
  private(set) var claims: TokenClaims?

  /// Whether characters follow the signature, or belong to it and make it another.
  private(set) var hasOtherEnd = false

  /// The length of a signature that another hash makes.
  private var signatureByteCount: Int?

  /// Whether a part of the token is missing, so that its signature proves nothing.
  private(set) var isTruncated: Bool

  private(set) var findings = StageFindings(.container, in: .signature)

  /// The first characters of each segment that only standard base64 has, and the first padding.
  private var standardCharacters: [String] = []
  private var paddings: [String] = []

  init(_ segments: [ArraySlice<UInt8>], isTruncated: Bool) {
    self.segments = segments
    self.isTruncated = isTruncated
    header = decode(segments[0], .header)
    payload = decode(segments[1], .payload)
    let header = JWTHeader(self.header)
    headerClaims = header.claims
    hasUsualHeader = header.isUsual
    readSignature(segments[2], isUnsigned: header.isUnsigned)
    if let count = signatureByteCount, header.hashByteCount != count {
      findings.report(.containerSignatureLength, "\(count) bytes")
    }
    report(.containerStandardBase64, standardCharacters, .standard)
    report(.containerPadding, paddings, .padding)
    findings.append(header.findings)
    if self.isTruncated, segments[1].isEmpty { return }
    let payload = JWTPayload(self.payload)
    claims = payload.claims
    // Of a payload without its end, that it is invalid says nothing.
    if !self.isTruncated || claims != nil { findings.append(payload.findings) }
  }

  /// Reports one mistake in all segments, which characters of a class make.
  private mutating func report(
    _ cause: InspectionCause, _ evidence: [String], _ faulty: Base64Class
  ) {
    if evidence.isEmpty { return }
    var places = FaultPlaces(nil, .none)
    places.addRuns(of: faulty, in: .header, segments[0])
    places.addRuns(of: faulty, in: .payload, segments[1])
    places.addRuns(of: faulty, in: .signature, segments[2])
    findings.report(cause, evidence.joined(by: ", "), at: places, as: nil)
  }

  private mutating func reportForeign(
    _ evidence: String, _ part: InspectionPlace.Part, _ segment: ArraySlice<UInt8>
  ) {
    var places = FaultPlaces(nil, .none)
    places.addRuns(of: .foreign, in: part, segment)
    findings.report(.containerNotBase64, evidence, at: places, as: nil)
  }

  /// The bytes that were signed, as they were sent.
  var signingInput: [UInt8] { joinedByDots([segments[0], segments[1]]) }

  private mutating func decode(
    _ segment: ArraySlice<UInt8>, _ part: InspectionPlace.Part
  ) -> [UInt8] {
    let name = part.description
    let decoded = Base64Diagnosis.segment(segment)
    if let offset = decoded.firstStandard {
      let character = characterName(segment[(segment.startIndex + offset)...])
      standardCharacters.append("\(character) at offset \(offset) of the \(name)")
    }
    if let offset = decoded.firstPadding {
      paddings.append("'=' at offset \(offset) of the \(name)")
    }
    if let offset = decoded.firstForeign {
      let character = characterName(segment[(segment.startIndex + offset)...])
      reportForeign("\(character) at offset \(offset) of the \(name)", part, segment)
    } else if decoded.hasLooseEnd, !isTruncated, !decoded.bytes[...].isHexadecimal,
      // A signature of another length is reported as such.
      segment.startIndex != segments[2].startIndex
        || 42...43 ~= segment.count && decoded.bytes.count == 32
    {
      findings.report(
        .containerNotBase64,
        "the \(name), \(counted(segment.count, "character")), ends within a byte",
        in: part,
        from: max(0, segment.count - 1), to: segment.count)
    }
    return decoded.bytes
  }

  private mutating func readSignature(_ segment: ArraySlice<UInt8>, isUnsigned: Bool) {
    if Self.isHexadecimalDigest(segment) {
      findings.report(.containerHexSignature, "\(segment.count) hexadecimal digits")
      signature = segment.hexadecimalBytes
      isSignatureHexadecimal = true
      return
    }
    signature = decode(segment, .signature)
    if Self.isHexadecimalDigest(signature[...]) {
      findings.report(
        .containerHexSignature,
        "\(segment.count) characters, base64 of \(signature.count) hexadecimal digits")
      signature = signature[...].hexadecimalBytes
      isSignatureHexadecimal = true
    } else if 43...44 ~= signature.count, let bytes = Self.encodedCode(signature[...]) {
      findings.report(
        .containerSignatureEncodedTwice,
        "\(counted(segment.count, "character")), base64 of \(signature.count) characters of base64")
      signature = bytes
    } else if [20, 48, 64].contains(signature.count) {
      signatureByteCount = signature.count
    } else if signature.count != 32, !isTruncated, !isUnsigned,
      // What is damaged isn't also incomplete.
      Base64Diagnosis(segment).firstForeign == nil
    {
      let (characters, bytes) = (
        counted(segment.count, "character"), counted(signature.count, "byte")
      )
      let evidence = "the signature has \(characters), which are \(bytes)"
      if signature.count < 32 {
        findings.report(
          .transportTruncated, evidence,
          in: .signature, from: segment.count, to: segment.count)
        isTruncated = true
      } else if 44...63 ~= segment.count {
        // The rest of a longer signature is something else, and may not be all of it.
        findings.report(
          .transportSuffix,
          "\(counted(segment.count - 43, "character")) after the 43 of a signature",
          in: .signature,
          from: 43, to: segment.count, as: .error)
        signature = Array(Base64Diagnosis(segment.prefix(43)).bytes)
        hasOtherEnd = true
      } else {
        findings.report(.containerSignatureLength, evidence)
      }
    }
  }

  /// The bytes of an HMAC that text represents as base64.
  private static func encodedCode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let decoded = Base64Diagnosis(text)
    guard decoded.firstForeign == nil, !decoded.hasLooseEnd, decoded.bytes.count == 32 else {
      return nil
    }
    return decoded.bytes
  }

  private static func isHexadecimalDigest(_ text: ArraySlice<UInt8>) -> Bool {
    [40, 64, 96, 128].contains(text.count) && text.isHexadecimal
  }
}

extension InspectionCause {
  static let base64Faults: [Explanation] = [
    Explanation(
      of: containerStandardBase64,
      why: "'+' and '/' are characters of standard base64, and a JWT is base64url. About one "
        + "signature in four is the same in both, so the failures are intermittent.",
      fix: "Encode with base64url: '-' instead of '+', '_' instead of '/', no '='.",
      calls: .base64URL,
      source: "RFC 7515, section 2; GitHub, mieszko4/react-native-zoom-us #340"),
    Explanation(
      of: containerPadding,
      why: "A JWT has no '=' padding. Whether Zoom accepts it is not known.",
      fix: "Encode with base64url without padding, or remove the '=' from the end of each segment.",
      calls: .base64URL,
      source: "RFC 7515, section 2; devforum.zoom.us/t/81534"),
    Explanation(
      of: containerNotBase64,
      why: "A segment contains a character, or ends with bits, that no encoder writes. It was "
        + "damaged on the way.",
      fix: "Copy the signature in one piece, and change nothing in it.",
      source: "RFC 4648, section 5"),
    Explanation(
      of: containerHexSignature,
      why: "The signature was made from the hexadecimal text of the HMAC, not from its bytes.",
      fix: "Encode the bytes with base64url: digest() instead of hexdigest(), and in PHP true as "
        + "the fourth argument of hash_hmac().",
      calls: .signature,
      source: "GitHub, mieszko4/react-native-zoom-us #340"),
    Explanation(
      of: containerSignatureLength,
      why: "The signature doesn't have the 32 bytes of HS256. It was made with another hash: 20 "
        + "bytes are SHA-1, 48 are SHA-384, and 64 are SHA-512.",
      fix: "Sign with HMAC and SHA-256.",
      calls: .hmac,
      source: "RFC 7518, section 3.2"),
    Explanation(
      of: containerSignatureEncodedTwice,
      why: "The signature is base64 of base64: the HMAC was encoded twice.",
      fix: "Encode the bytes of the HMAC once, with base64url.",
      calls: .signature,
      source: "RFC 7515, section 5.1"),
  ]

  static let containerStandardBase64 = InspectionCause { Entry("container.standardBase64", .error) }
  static let containerPadding = InspectionCause { Entry("container.padding", .warning) }
  static let containerNotBase64 = InspectionCause {
    Entry("container.notBase64", .error, isSymptomOnly: true)
  }
  static let containerHexSignature = InspectionCause { Entry("container.hexSignature", .error) }
  static let containerSignatureEncodedTwice = InspectionCause {
    Entry("container.signatureEncodedTwice", .error)
  }
  static let containerSignatureLength = InspectionCause {
    Entry("container.signatureLength", .error)
  }
}
