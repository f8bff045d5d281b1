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
      .kind(signature.isEncoded ? .legacy : .legacyUnencoded),
      "\(signature.fields.count) fields, \(signature.outer.count) characters")
    subject = "a legacy signature of \(signature.outer.count) characters"
    begin(.container)
    checkOuter(signature)
    guard signature.fields.count >= 5 else {
      return reportFieldCount(signature)
    }
    if signature.fields.count == 6 { report(.legacy(.sixFields), "six fields") }
    if let shown = shortened(signature.hash) { subject = "\(subject), hash \(shown)" }
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
      report(.legacy(.keyAlone), "base64 of \(signature.key.count) bytes, and no dot in them")
      begin(.claims)
      checkKey(signature.key, "the key")
    } else {
      report(.legacy(.fieldCount), "\(signature.fields.count) fields")
    }
  }

  private mutating func checkOuter(_ signature: LegacyText) {
    guard signature.isEncoded else { return }
    let outer = TolerantBase64(signature.outer)
    if isOddKey(signature.key) { return }
    let oddity = signature.outer.firstOffset(outside: .paddedAlphanumeric)
    if let oddity {
      let byte = Int(signature.outer[oddity])
      report(.legacy(.corrupt), "a byte of value \(byte) at offset \(oddity)")
    } else if outer.bytes.hasAny(.outsideASCII) {
      report(.legacy(.corrupt), "bytes that are not ASCII under the base64")
    }
  }

  /// Whether the key is the given one, and has characters that keys of Zoom's do not have.
  private func isOddKey(_ key: [UInt8]) -> Bool {
    key == givenKey && !key.areAll(.keyLike)
  }

  // MARK: Hash

  /// The 32 bytes of the hash, whatever form they are in.
  private mutating func readHash(_ text: [UInt8]) -> [UInt8]? {
    var hash = text
    if hash.hasAny(.lineBreak) {
      report(.legacy(.hashLineBreak), "\(hash.count) characters, line breaks among them")
      hash = hash.filter { !isSpace($0) }
    }
    if hash.isHexadecimal, hash.count == 64 {
      report(.legacy(.hashHex), "64 hexadecimal digits")
      return hash.hexadecimalBytes
    }
    let decoded = TolerantBase64(hash)
    if decoded.bytes.count == 64, decoded.bytes.isHexadecimal {
      report(.legacy(.hashBase64OfHex), "base64 of 64 hexadecimal digits")
      return decoded.bytes.hexadecimalBytes
    }
    if decoded.firstURL != nil { report(.legacy(.hashURLSafe), "'-' or '_' in the hash") }
    if decoded.bytes.count == 32, decoded.firstForeign == nil {
      if decoded.firstPadding == nil { report(.legacy(.hashUnpadded), "43 characters") }
      return decoded.bytes
    }
    report(.legacy(.hashMalformed), "\(hash.count) characters, \(decoded.bytes.count) bytes")
    return nil
  }

  private mutating func checkHash(_ hash: [UInt8], _ signature: LegacyText) {
    let fields = signature.fields
    let encoded = standardBase64(of: fields[0] + fields[1] + fields[2] + fields[3])
    guard let secret else {
      _ = findKnownMistake(in: encoded, hash, claimedKey: signature.key)
      return
    }
    if isCode(hash, of: encoded, using: secret.key) {
      isAuthentic = true
      return reportFaultsOfSecret(as: .error)
    }
    if findOtherLegacyMessage(hash, signature, encoded, secret) { return }
    if !findKnownMistake(in: encoded, hash, claimedKey: signature.key) { reportMismatch() }
  }

  private mutating func findOtherLegacyMessage(
    _ hash: [UInt8], _ signature: LegacyText, _ encoded: [UInt8], _ secret: SecretText
  ) -> Bool {
    let fields = signature.fields
    let plain = fields[0] + fields[1] + fields[2] + fields[3]
    if isCode(hash, of: plain, using: secret.key) {
      report(.legacy(.messageNotEncoded), "the HMAC of the fields in clear")
      return true
    }
    if isCode(hash, of: brokenIntoLines(encoded), using: secret.key) {
      report(.legacy(.messageLineBreaks), "the HMAC of base64 with a break after 60 characters")
      return true
    }
    let others = [
      joinedByDots([fields[0], fields[1], fields[2], fields[3]]),
      fields[0] + fields[1] + fields[3] + fields[2],
      fields[1] + fields[0] + fields[2] + fields[3],
      fields[0] + fields[2] + fields[1] + fields[3],
    ]
    for message in others {
      if isCode(hash, of: message, using: secret.key)
        || isCode(hash, of: standardBase64(of: message), using: secret.key)
      {
        report(.legacy(.messageOrder), "the HMAC of the fields with dots, or in another order")
        return true
      }
    }
    return false
  }

  private func standardBase64(of message: [UInt8]) -> [UInt8] {
    utf8Bytes(of: Base64.encode(message, as: .standard))
  }

  /// The text as Ruby's `encode64` breaks it: after every 60 characters and at the end.
  private func brokenIntoLines(_ text: [UInt8]) -> [UInt8] {
    var broken: [UInt8] = []
    for offset in 0..<text.count {
      broken.append(text[offset])
      if offset % 60 == 59 || offset + 1 == text.count { broken.append(0x0a) }
    }
    return broken
  }

  // MARK: Time

  private mutating func checkTimestamp(_ text: [UInt8]) {
    guard let written = text.wholeNumber else {
      return report(.legacy(.timestampMalformed), shape(of: text))
    }
    var timestamp = written
    if written < 100_000_000_000, written * 1000 > (now ?? 0) * 10 {
      report(.legacy(.timestampInSeconds), "\(text.count) digits: \(written)")
      timestamp *= 1000
    } else if text.count > 14 {
      report(.legacy(.timestampMalformed), "\(text.count) digits")
      return
    }
    guard let now = time?.milliseconds else { return }
    let age = now - timestamp
    if let offset = zoneOffset(abs(age) / 1000) {
      let side: StaticString = age < 0 ? "ahead" : "behind"
      report(.legacy(.timestampZoneOffset), "\(offset) \(side)")
    }
    if age < 0 {
      report(.legacy(.timestampInFuture), "\(-age) ms ahead")
    } else if age < 10_000 {
      report(.legacy(.notBackdated), "\(age) ms ago")
    } else if age > 7_200_000 {
      report(.legacy(.timestampStale), "\(age / 1000) s ago")
    }
  }
}
