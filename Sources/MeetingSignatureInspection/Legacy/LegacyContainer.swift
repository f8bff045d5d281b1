/// The third stage of a legacy signature: checks its encoding and fields, and reads its hash.
///
/// That the format is retired is reported first. The rest is for those who need to understand an
/// old program.
struct LegacyContainer {
  /// The 32 bytes of the hash, whatever their encoding.
  private(set) var hash: [UInt8]?

  private(set) var findings = StageFindings(.container, in: .fields)

  init(_ signature: LegacySignatureText, givenKey: ArraySlice<UInt8>?) {
    if signature.isEncoded { checkEncoding(of: signature, givenKey: givenKey) }
    switch signature.fields.count {
    case 1:
      findings.report(
        .legacyKeyAlone, "base64 of \(counted(signature.key.count, "byte")) without a dot")
    case 2...4:
      findings.report(.legacyFieldCount, "\(signature.fields.count) fields")
    default:
      findings.claims = .iatAndExp
      if signature.fields.count == 6 { findings.report(.legacySixFields, "6 fields") }
      findings.claims = .hash
      let hash = readHash(signature.hash)
      // What more than five fields were signed as isn't known.
      if signature.fields.count == 5 { self.hash = hash }
    }
  }

  private mutating func checkEncoding(
    of signature: LegacySignatureText, givenKey: ArraySlice<UInt8>?
  ) {
    // A key of other characters makes other base64.
    if signature.key == givenKey, !signature.key.allSatisfy(isKeyCharacter) { return }
    let text = signature.outer
    let other = text.firstIndex { !isAlphanumeric($0) && $0 != UInt8(ascii: "=") }
    if let other {
      let offset = text.offset(of: other)
      findings.report(
        .legacyCorrupt, "a byte with the value \(Int(text[other])) at offset \(offset)",
        in: .token, from: offset, to: offset + 1)
    } else if Base64Diagnosis(text).bytes.contains(where: isOutsideASCII) {
      findings.report(.legacyCorrupt, "non-ASCII bytes in the base64")
    }
  }

  private mutating func readHash(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var hash = text
    if hash.contains(where: isNewline) {
      findings.report(.legacyHashLineBreak, "\(hash.count) characters, including newlines")
      hash = hash.filter { !isWhitespace($0) }[...]
    }
    if hash.isHexadecimal, hash.count == 64 {
      findings.report(.legacyHashHex, "64 hexadecimal digits")
      return hash.hexadecimalBytes
    }
    let decoded = Base64Diagnosis(hash)
    if decoded.bytes.count == 64, decoded.bytes[...].isHexadecimal {
      findings.report(.legacyHashBase64OfHex, "base64 of 64 hexadecimal digits")
      return decoded.bytes[...].hexadecimalBytes
    }
    if decoded.firstURL != nil { findings.report(.legacyHashURLSafe, "'-' or '_' in the hash") }
    if decoded.bytes.count == 32, decoded.firstForeign == nil {
      if decoded.firstPadding == nil { findings.report(.legacyHashUnpadded, "43 characters") }
      return decoded.bytes
    }
    findings.report(
      .legacyHashMalformed,
      "\(counted(hash.count, "character")), \(counted(decoded.bytes.count, "byte"))")
    return nil
  }
}

extension InspectionCause {
  static let legacyForms: [Explanation] = [
    Explanation(
      of: legacyCorrupt,
      why: "The outer base64 of a legacy signature never contains '+', '/', '-', or '_', nor does "
        + "it encode non-ASCII bytes. The text was damaged.",
      fix: "Copy the text in one piece.",
      source: "RFC 4648, section 4, for the characters of the five fields"),
    Explanation(
      of: legacyKeyAlone,
      why: "The key is the only field. Zoom's documentation once used Buffer.from(apiKey, "
        + "meetingNumber, …), which encodes only its first argument.",
      fix: "Join the five fields with dots before you encode them.",
      source: "Node.js documentation, Buffer.from"),
    Explanation(
      of: legacySixFields,
      why: "Six fields, with iat and exp instead of the time, are not a format of Zoom's.",
      fix: "Sign a JWT. Its payload has iat and exp.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyFieldCount,
      why: "A legacy signature has five fields: key, number, time, role, and hash.",
      fix: "Join all five with dots.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
  ]

  static let legacyCorrupt = InspectionCause { Entry("legacy.corrupt", .error, shows: .legacy) }
  static let legacyKeyAlone = InspectionCause { Entry("legacy.keyAlone", .error, shows: .legacy) }
  static let legacySixFields = InspectionCause { Entry("legacy.sixFields", .error, shows: .legacy) }
  static let legacyFieldCount = InspectionCause {
    Entry("legacy.fieldCount", .error, shows: .legacy)
  }

  static let legacyHashes: [Explanation] = [
    Explanation(
      of: legacyHashHex,
      why: "The hash is hexadecimal. It must be base64 of the bytes.",
      fix: "CryptoJS: enc.Base64.stringify(hash).",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyHashBase64OfHex,
      why: "The hash is base64 of hexadecimal text. It must be base64 of the bytes.",
      fix: "Encode the bytes of the digest.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyHashURLSafe,
      why: "The hash is base64url. It must be standard base64.",
      fix: "Ruby: use strict_encode64 for the hash, even if the outer text is base64url.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyHashUnpadded,
      why: "The hash has no trailing '='.",
      fix: "Keep the padding of the inner base64.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyHashLineBreak,
      why: "The hash ends with a newline, which Ruby's encode64 adds, and which became part of the "
        + "outer text.",
      fix: "Use strict_encode64 instead of encode64.",
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'"),
    Explanation(
      of: legacyHashMalformed,
      why: "The hash is not base64 of 32 bytes.",
      fix: "Encode the digest of HMAC with SHA-256.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyMessageNotEncoded,
      why: "The fields were signed as they are. They must be base64-encoded first.",
      fix: "Sign base64(key + number + time + role).",
      source: "Zoom Developer Forum, 'Signature invalid'"),
    Explanation(
      of: legacyMessageOrder,
      why: "The fields were signed in another order, or separated by dots.",
      fix: "Sign base64(key + number + time + role), without separators.",
      source: "GitHub, zoom/meetingsdk-auth-endpoint-sample, 2020"),
    Explanation(
      of: legacyMessageLineBreaks,
      why: "The signed base64 contained newlines, as Ruby's encode64 adds them.",
      fix: "Use strict_encode64 instead of encode64.",
      source: "Zoom Developer Forum, 'Invalid Signature with Sample Web App'"),
  ]

  static let legacyHashHex = InspectionCause { Entry("legacy.hashHex", .error, shows: .legacy) }
  static let legacyHashBase64OfHex = InspectionCause {
    Entry("legacy.hashBase64OfHex", .error, shows: .legacy)
  }
  static let legacyHashURLSafe = InspectionCause {
    Entry("legacy.hashURLSafe", .error, shows: .legacy)
  }
  static let legacyHashUnpadded = InspectionCause {
    Entry("legacy.hashUnpadded", .error, shows: .legacy)
  }
  static let legacyHashLineBreak = InspectionCause {
    Entry("legacy.hashLineBreak", .error, shows: .legacy)
  }
  static let legacyHashMalformed = InspectionCause {
    Entry("legacy.hashMalformed", .error, shows: .legacy)
  }
}
