// The secret is right, but it signed other bytes than base64 of the fields.

extension SignatureCheck {
  /// Whether the given secret made the hash of another message.
  mutating func findOtherLegacyMessage(
    in signature: LegacySignatureText, _ hash: [UInt8]
  ) -> Bool {
    let fields = signature.fields
    if isSigned(signature.message, hash) {
      findings.report(.legacyMessageNotEncoded, "the HMAC of the fields without base64")
      return true
    }
    if isSigned(brokenIntoLines(signature.encodedMessage), hash) {
      findings.report(
        .legacyMessageLineBreaks, "the HMAC of base64 with a newline after every 60 characters")
      return true
    }
    let otherOrders = [[0, 1, 3, 2], [1, 0, 2, 3], [0, 2, 1, 3]]
    let others: [[UInt8]] = otherOrders.map { order in order.flatMap { fields[$0] } }
    for message in [joinedByDots(signature.messageFields)] + others
    where isSigned(message, hash)
      || isSigned(LegacySignatureText.standardBase64(of: message), hash)
    {
      findings.report(
        .legacyMessageOrder, "the HMAC of the fields with dots, or in another order")
      return true
    }
    return false
  }

  /// The text with newlines as Ruby's `encode64` adds them: after every 60 characters and at the
  /// end.
  private func brokenIntoLines(_ text: [UInt8]) -> [UInt8] {
    var broken: [UInt8] = []
    for (offset, byte) in text.enumerated() {
      broken.append(byte)
      if offset % 60 == 59 || offset + 1 == text.count { broken.append(0x0a) }
    }
    return broken
  }
}

extension InspectionCause {
  static let legacyMessageNotEncoded = InspectionCause {
    Entry("legacy.messageNotEncoded", .error, shows: .legacy)
  }
  static let legacyMessageOrder = InspectionCause {
    Entry("legacy.messageOrder", .error, shows: .legacy)
  }
  static let legacyMessageLineBreaks = InspectionCause {
    Entry("legacy.messageLineBreaks", .error, shows: .legacy)
  }
}
