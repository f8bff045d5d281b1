#if canImport(PureCrypto)
  internal import MeetingSignature
  internal import PureBase64
  internal import PureCrypto
#endif

extension InspectionRun {
  /// The stages of a legacy signature. That the format is retired is said first; what else is wrong
  /// with it is for those who want to understand an old program.
  mutating func inspectLegacy(_ signature: LegacyText) {
    report(
      signature.isEncoded ? KindCause.legacy : .legacyUnencoded,
      "\(signature.fields.count) fields, \(signature.outer.count) characters")
    subject = "a legacy signature of \(signature.outer.count) characters"
    begin(.container)
    checkOuter(signature)
    guard signature.fields.count >= 5 else {
      return reportFieldCount(signature)
    }
    if signature.fields.count == 6 { report(LegacyCause.sixFields, "six fields") }
    if let shown = shortened(signature.hash) { subject += ", hash \(shown)" }
    let hash = readHash(signature.hash)
    if let hash, signature.fields.count == 5 {
      begin(.hmac)
      checkHash(hash, signature)
    }
    begin(.claims)
    checkKey(signature.key, "the key")
    compareWithJoined(checkNumber(signature.fields[1], "the second field"))
    let role = signature.fields[signature.fields.count - 2]
    checkRole(role.wholeNumber, shownName(role))
    begin(.clock)
    checkTimestamp(signature.fields[2])
  }

  private mutating func reportFieldCount(_ signature: LegacyText) {
    if signature.fields.count == 1 {
      report(LegacyCause.keyAlone, "base64 of \(signature.key.count) bytes, and no dot in them")
      begin(.claims)
      checkKey(signature.key, "the key")
    } else {
      report(LegacyCause.fieldCount, "\(signature.fields.count) fields")
    }
  }

  private mutating func checkOuter(_ signature: LegacyText) {
    guard signature.isEncoded else { return }
    let outer = TolerantBase64(signature.outer)
    let oddities = [outer.firstForeign, outer.firstStandard, outer.firstURL].compactMap { $0 }
    if isOddKey(signature.key) { return }
    if let offset = oddities.min() {
      report(LegacyCause.corrupt, "a byte of value \(signature.outer[offset]) at offset \(offset)")
    } else if outer.bytes.contains(where: { $0 >= 0x80 }) {
      report(LegacyCause.corrupt, "bytes that are not ASCII under the base64")
    }
  }

  /// Whether the key is the given one, and has characters that keys of Zoom's do not have.
  private func isOddKey(_ key: [UInt8]) -> Bool {
    isGivenKey(key) && !key.allSatisfy { isAlphanumeric($0) || $0 == 0x2d || $0 == 0x5f }
  }

  private func isGivenKey(_ key: [UInt8]) -> Bool {
    known.credentials?.key.map { key.isText($0) } ?? false
  }

  // MARK: Hash

  /// The 32 bytes of the hash, whatever form they are in.
  private mutating func readHash(_ text: [UInt8]) -> [UInt8]? {
    var hash = text
    if hash.contains(0x0a) || hash.contains(0x0d) {
      report(LegacyCause.hashLineBreak, "\(hash.count) characters, line breaks among them")
      hash.removeAll { isSpace($0) }
    }
    if hash.isHexadecimal, hash.count == 64 {
      report(LegacyCause.hashHex, "64 hexadecimal digits")
      return Array(HexadecimalBytes(hash))
    }
    let decoded = TolerantBase64(hash)
    if decoded.bytes.count == 64, decoded.bytes.isHexadecimal {
      report(LegacyCause.hashBase64OfHex, "base64 of 64 hexadecimal digits")
      return Array(HexadecimalBytes(decoded.bytes))
    }
    if decoded.firstURL != nil { report(LegacyCause.hashURLSafe, "'-' or '_' in the hash") }
    if decoded.bytes.count == 32, decoded.firstForeign == nil {
      if decoded.firstPadding == nil { report(LegacyCause.hashUnpadded, "43 characters") }
      return decoded.bytes
    }
    report(LegacyCause.hashMalformed, "\(hash.count) characters, \(decoded.bytes.count) bytes")
    return nil
  }

  private mutating func checkHash(_ hash: [UInt8], _ signature: LegacyText) {
    let message = signature.fields[..<4].flatMap { $0 }
    let encoded = Array(Base64.encode(message, as: .standard).utf8)
    guard let secret = known.credentials?.secret else {
      _ = findKnownMistake(in: encoded, hash, claimedKey: signature.key)
      return
    }
    if isCode(hash, of: encoded, using: secret.key) { return reportFaultsOfSecret(as: .error) }
    if findOtherLegacyMessage(hash, signature, encoded, secret) { return }
    if !findKnownMistake(in: encoded, hash, claimedKey: signature.key) { reportMismatch() }
  }

  private mutating func findOtherLegacyMessage(
    _ hash: [UInt8], _ signature: LegacyText, _ encoded: [UInt8], _ secret: SecretText
  ) -> Bool {
    let fields = signature.fields
    let plain = fields[..<4].flatMap { $0 }
    if isCode(hash, of: plain, using: secret.key) {
      report(LegacyCause.messageNotEncoded, "the HMAC of the fields in clear")
      return true
    }
    if isCode(hash, of: brokenIntoLines(encoded), using: secret.key) {
      report(LegacyCause.messageLineBreaks, "the HMAC of base64 with a break after 60 characters")
      return true
    }
    let dotted = Array(fields[..<4].joined(separator: [UInt8(ascii: ".")]))
    let others = [
      dotted, fields[0] + fields[1] + fields[3] + fields[2],
      fields[1] + fields[0] + fields[2] + fields[3],
      fields[0] + fields[2] + fields[1] + fields[3],
    ]
    for message in others {
      let base64 = Array(Base64.encode(message, as: .standard).utf8)
      guard [message, base64].contains(where: { isCode(hash, of: $0, using: secret.key) }) else {
        continue
      }
      report(LegacyCause.messageOrder, "the HMAC of the fields with dots, or in another order")
      return true
    }
    return false
  }

  /// The text as Ruby's `encode64` breaks it: after every 60 characters and at the end.
  private func brokenIntoLines(_ text: [UInt8]) -> [UInt8] {
    stride(from: 0, to: text.count, by: 60).flatMap { text[$0..<min($0 + 60, text.count)] + [0x0a] }
  }

  // MARK: Time

  private mutating func checkTimestamp(_ text: [UInt8]) {
    guard let written = text.wholeNumber else {
      return report(LegacyCause.timestampMalformed, shape(of: text))
    }
    var timestamp = written
    if written < 100_000_000_000, written * 1000 > (now ?? 0) * 10 {
      report(LegacyCause.timestampInSeconds, "\(text.count) digits: \(written)")
      timestamp *= 1000
    } else if text.count > 14 {
      report(LegacyCause.timestampMalformed, "\(text.count) digits")
      return
    }
    guard let now = known.time?.milliseconds else { return }
    let age = now - timestamp
    if let offset = zoneOffset(abs(age) / 1000) {
      report(LegacyCause.timestampZoneOffset, "\(offset) \(age < 0 ? "ahead" : "behind")")
    }
    if age < 0 {
      report(LegacyCause.timestampInFuture, "\(-age) ms ahead")
    } else if age < 10_000 {
      report(LegacyCause.notBackdated, "\(age) ms ago")
    } else if age > 7_200_000 {
      report(LegacyCause.timestampStale, "\(age / 1000) s ago")
    }
  }
}
