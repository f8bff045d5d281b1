// Encodings around a finished signature: percent escapes, and base64 once more.

extension InspectionCause {
  static let encodings: [Explanation] = [
    Explanation(
      of: transportPercentEncoded,
      why: "The text is percent-encoded, as in the query of a URL, and wasn't decoded.",
      fix: "Don't encode the signature, or decode it once where it arrives.",
      source: "RFC 3986, section 2.1"),
    Explanation(
      of: transportEncodedTwice,
      why: "The finished signature was encoded again, in base64 or in hexadecimal digits.",
      fix: "Return the signature as it is.",
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: transportByteList,
      why:
        "The text is a list of bytes, as a language prints or serializes them, and not a string.",
      fix: ByteList.fix,
      source: "Node.js documentation, Buffer.toJSON; Go documentation, fmt"),
    Explanation(
      of: transportSeparators,
      why: "The parts of the token aren't separated by dots.",
      fix: "Join the header, the payload, and the HMAC with dots.",
      calls: .token,
      source: "RFC 7515, section 7.1"),
  ]

  static let transportPercentEncoded = InspectionCause { Entry("transport.percentEncoded", .error) }
  static let transportEncodedTwice = InspectionCause { Entry("transport.encodedTwice", .error) }
}

extension InspectionCause {
  static let transportSeparators = InspectionCause { Entry("transport.separators", .error) }
}

extension PastedLayer {
  static func percentEncoding(of text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.contains(UInt8(ascii: "%")) else { return nil }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var (count, first) = (0, 0)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
        let high = hexadecimalValue(text[index + 1]), let low = hexadecimalValue(text[index + 2])
      {
        if count == 0 { first = text.offset(of: index) }
        count += 1
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    guard count > 0 else { return nil }
    return PastedLayer(
      .transportPercentEncoded,
      "\(counted(count, "percent escape")), the first at offset \(first)", decoded[...])
  }

  static func base64(of text: ArraySlice<UInt8>) -> PastedLayer? {
    guard text.count >= 40, !text.contains(dot) else { return nil }
    let outer = Base64Diagnosis(text)
    guard outer.firstForeign == nil else { return nil }
    let content = outer.bytes[...].trimmed
    if content.first == UInt8(ascii: "{"), TokenScan(content).best != nil {
      return PastedLayer(
        .transportEncodedTwice, "base64 of JSON of \(content.count) characters", content)
    }
    guard content.allSatisfy(isTokenCharacter) else { return nil }
    let segmentCount = content.splitAtDots.count
    let isJWT = segmentCount == 3 && content.hasPrefix("ey")
    let isLegacy =
      segmentCount == 1
      && LegacySignatureText.fields(Base64Diagnosis(content).bytes[...].splitAtDots) != nil
    guard isJWT || isLegacy else { return nil }
    return PastedLayer(
      .transportEncodedTwice,
      "base64 of a \(isJWT ? "JWT" : "legacy signature") of \(content.count) characters", content)
  }
}
