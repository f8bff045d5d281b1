#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A key that an HMAC may have been made with by mistake.
struct SuspectedKey {
  let cause: HMACCause
  let seen: SeenText
  let key: SymmetricKey

  fileprivate init(_ cause: HMACCause, _ seen: SeenText, _ bytes: [UInt8]) {
    self.cause = cause
    self.seen = "the HMAC with \(seen)"
    key = SymmetricKey(data: bytes)
  }

  fileprivate init(_ cause: HMACCause, _ seen: StaticString, _ bytes: ByteReader) {
    self.cause = cause
    self.seen = "the HMAC with \(seen)"
    key = SymmetricKey(data: bytes)
  }
}

extension SecretText {
  /// The secret with what may have come along with it.
  var surroundedReadings: [SuspectedKey] {
    let surroundings: [(HMACCause, StaticString, before: StaticString, behind: StaticString)] = [
      (.trailingNewline, "the secret and a line feed", "", "\n"),
      (.trailingNewline, "the secret, a carriage return and a line feed", "", "\r\n"),
      (.surroundingSpace, "the secret and a space", "", " "),
      (.surroundingSpace, "a space and the secret", " ", ""),
      (.surroundingSpace, "the secret between spaces", " ", " "),
      (.surroundingSpace, "a byte-order mark and the secret", "\u{feff}", ""),
      (.surroundingQuotes, "the secret in double quotes", "\"", "\""),
      (.surroundingQuotes, "the secret in single quotes", "'", "'"),
      (.escapedNewline, "the secret, a backslash and an n", "", "\\n"),
    ]
    return surroundings.map { SuspectedKey($0.0, $0.1, between($0.before, $0.behind)) }
  }

  /// What the secret may have been decoded or encoded to.
  var recodedReadings: [SuspectedKey] {
    [
      SuspectedKey(.base64Decoded, "the bytes that the secret is base64 of", base64DecodedBytes),
      SuspectedKey(
        .readAsUTF16, "the secret in UTF-16, little-endian", utf16Bytes(isBigEndian: false)),
      SuspectedKey(.readAsUTF16, "the secret in UTF-16, big-endian", utf16Bytes(isBigEndian: true)),
    ]
  }

  /// What jsrsasign makes of a secret: of hexadecimal digits the bytes they stand for, and of any other
  /// text the low bytes of its characters.
  var scriptReadings: [SuspectedKey] {
    if !isEmpty, areAll(.hexadecimal) {
      return [
        SuspectedKey(
          .readAsHex, "the bytes that the secret's digits stand for", hexadecimalBytes)
      ]
    }
    guard hasAny(.outsideASCII) else { return [] }
    return [
      SuspectedKey(.readAsLowBytes, "the low bytes of the secret's characters", lowBytes)
    ]
  }

  // MARK: Readers

  private func between(_ before: StaticString, _ behind: StaticString) -> ByteReader {
    let (before, behind) = (before.bytes, behind.bytes)
    var position = -before.count
    return ByteReader {
      defer { position += 1 }
      if position < 0 { return before[position + before.count] }
      if position < count { return self[position] }
      return position - count < behind.count ? behind[position - count] : nil
    }
  }

  private var base64DecodedBytes: ByteReader {
    var collector = Base64Collector()
    let characters = reader
    return ByteReader {
      while let character = characters.next() {
        if let byte = collector.take(character) { return byte }
      }
      return nil
    }
  }

  /// The bytes that pairs of digits stand for; a last one alone is passed over.
  private var hexadecimalBytes: ByteReader {
    let digits = reader
    return ByteReader {
      guard let high = digits.next().flatMap(hexadecimalValue),
        let low = digits.next().flatMap(hexadecimalValue)
      else { return nil }
      return high << 4 | low
    }
  }

  private var lowBytes: ByteReader {
    var units = UTF16Units(reader)
    return ByteReader { units.next().map { UInt8(truncatingIfNeeded: $0) } }
  }

  private func utf16Bytes(isBigEndian: Bool) -> ByteReader {
    var units = UTF16Units(reader)
    var second: UInt8?
    return ByteReader {
      if let byte = second {
        second = nil
        return byte
      }
      guard let unit = units.next().map({ isBigEndian ? $0.byteSwapped : $0 }) else { return nil }
      second = UInt8(unit >> 8)
      return UInt8(truncatingIfNeeded: unit)
    }
  }
}

extension InspectionRun {
  /// What stands for a secret where there is none.
  var stockKeys: [SuspectedKey] {
    let texts: [(HMACCause, StaticString)] = [
      (.emptySecret, ""),
      (.placeholder, "your-256-bit-secret"),
      (.placeholder, "a-string-secret-at-least-256-bits-long"),
      (.placeholder, "secret"), (.placeholder, "undefined"), (.placeholder, "null"),
      (.placeholder, "None"), (.placeholder, "your_sdk_secret"), (.placeholder, "YOUR_SDK_SECRET"),
      (.placeholder, "YOUR_CLIENT_SECRET"), (.placeholder, "SDK_SECRET_HERE"),
      (.environmentName, "ZOOM_MEETING_SDK_SECRET"), (.environmentName, "ZOOM_SDK_SECRET"),
      (.environmentName, "ZOOM_CLIENT_SECRET"), (.environmentName, "ZOOM_APP_SECRET"),
      (.environmentName, "ZOOM_API_SECRET"),
      (.environmentName, "process.env.ZOOM_MEETING_SDK_SECRET"),
      (.environmentName, "${ZOOM_MEETING_SDK_SECRET}"),
      (.environmentName, "$ZOOM_MEETING_SDK_SECRET"),
    ]
    return texts.map { cause, text in
      let seen: SeenText =
        switch cause {
        case .emptySecret: "no bytes at all"
        case .environmentName: "the text '\(text)'"
        default: "'\(text)'"
        }
      return SuspectedKey(cause, seen, text.bytes)
    }
  }
}
