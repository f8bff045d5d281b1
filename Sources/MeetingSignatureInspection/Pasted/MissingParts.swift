// A token that isn't whole, or that something was appended to.

extension InspectionCause {
  static let missingParts: [Explanation] = [
    Explanation(
      of: transportTruncated,
      why: "Part of the signature is missing. A JWT has three segments, with 43 characters in the "
        + "last.",
      fix: "Copy the whole text, and don't take it from a log that shortens lines.",
      source: "RFC 7515, section 7.1"),
    Explanation(
      of: transportExtraSegments,
      why: "The text has more dots than a JWT, which has two.",
      fix: "Copy only the signature, and append nothing to it.",
      source: "RFC 7515, section 7.1"),
  ]

  static let transportTruncated = InspectionCause { Entry("transport.truncated", .error) }
  static let transportExtraSegments = InspectionCause { Entry("transport.extraSegments", .error) }
}

extension PastedLayer {
  /// The text before an ellipsis, where something was omitted.
  static func ellipsis(in text: ArraySlice<UInt8>) -> PastedLayer? {
    guard let place = text.firstIndex(of: "…") ?? text.firstIndex(of: "..."),
      place > text.startIndex
    else { return nil }
    let kept = text[..<place]
    guard kept.allSatisfy(isTokenCharacter), kept.count >= 20 || kept.hasPrefix("ey") else {
      return nil
    }
    var layer = PastedLayer(
      .transportTruncated, "an ellipsis at offset \(text.offset(of: place))", kept)
    layer.isEllipsis = true
    return layer
  }
}
