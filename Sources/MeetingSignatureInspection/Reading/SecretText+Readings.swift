// What a secret may have become on its way, read byte by byte.
extension SecretText {
  /// The secret between two texts.
  func between(_ before: StaticString, _ behind: StaticString) -> ByteReader {
    let (before, behind) = (before.bytes, behind.bytes)
    var position = -before.count
    return ByteReader {
      defer { position += 1 }
      if position < 0 { return before[position + before.count] }
      if position < count { return self[position] }
      return position - count < behind.count ? behind[position - count] : nil
    }
  }

  /// What the secret is base64 of.
  var base64DecodedBytes: ByteReader {
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
  var hexadecimalBytes: ByteReader {
    let digits = reader
    return ByteReader {
      guard let high = digits.next().flatMap(hexadecimalValue),
        let low = digits.next().flatMap(hexadecimalValue)
      else { return nil }
      return high << 4 | low
    }
  }

  /// The low bytes of the secret's UTF-16.
  var lowBytes: ByteReader {
    var units = UTF16Units(reader)
    return ByteReader { units.next().map { UInt8(truncatingIfNeeded: $0) } }
  }

  func utf16Bytes(isBigEndian: Bool) -> ByteReader {
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
