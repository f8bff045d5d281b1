#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A secret or a part of it, read byte by byte, so that no copy of it is left in memory that isn't
/// zeroed.
struct SecretSlice: RandomAccessCollection, Sendable {
  private let key: SymmetricKey
  let startIndex: Int
  let endIndex: Int

  init(_ key: SymmetricKey) {
    self.init(key, 0..<(key.bitCount / 8))
  }

  private init(_ key: SymmetricKey, _ bounds: Range<Int>) {
    self.key = key
    (startIndex, endIndex) = (bounds.lowerBound, bounds.upperBound)
  }

  subscript(position: Int) -> UInt8 {
    @inline(never) get {
      precondition(startIndex <= position && position < endIndex)
      return key.withSpan { $0[position] }
    }
  }

  /// Calls a closure with the bytes of the whole secret, which `startIndex` and `endIndex` index.
  func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R { key.withSpan(body) }

  // A third of the instructions of one subscript after another.
  @inline(never)
  func firstIndex(where predicate: (UInt8) -> Bool) -> Int? {
    key.withSpan { bytes in
      for index in startIndex..<endIndex where predicate(bytes[index]) { return index }
      return nil
    }
  }

  /// Whether the bytes are those of which keys and secrets of Zoom's consist.
  var hasOnlyKeyCharacters: Bool { firstIndex { !isKeyCharacter($0) } == nil }

  subscript(bounds: Range<Int>) -> SecretSlice {
    precondition(startIndex <= bounds.lowerBound && bounds.upperBound <= endIndex)
    return SecretSlice(key, bounds)
  }

  /// Whether the bytes are those of `text`.
  ///
  /// Compares all of them, in constant time. Only the lengths show.
  @inline(never)
  func equals(_ text: ArraySlice<UInt8>) -> Bool {
    count == text.count
      && key.withSpan { bytes in
        var difference: UInt8 = 0
        for offset in 0..<count {
          difference |= bytes[startIndex + offset] ^ text[text.startIndex + offset]
        }
        return difference == 0
      }
  }

  func equals(_ text: String) -> Bool { equals(ArraySlice<UInt8>(text)) }
}

// MARK: - What a secret may have become on its way

extension SecretSlice {
  func makeReader() -> ByteReader {
    var iterator = makeIterator()
    return ByteReader { iterator.next() }
  }

  /// The secret between two texts.
  func surrounded(by prefix: ArraySlice<UInt8>, _ suffix: ArraySlice<UInt8>) -> ByteReader {
    makeReader().surrounded(by: prefix, suffix)
  }

  /// The secret without invisible characters, wherever they are.
  var visibleBytes: ByteReader {
    var rest = self[startIndex..<endIndex]
    return ByteReader {
      while let length = invisibleCharacterLength(atStartOf: rest) { rest = rest.dropFirst(length) }
      return rest.popFirst()
    }
  }

  /// The bytes that the secret represents as base64.
  var base64DecodedBytes: ByteReader {
    var decoder = Base64BitReader()
    var characters = makeIterator()
    return ByteReader {
      while let character = characters.next() {
        if let byte = decoder.next(character) { return byte }
      }
      return nil
    }
  }

  /// The secret as a report shows its characters.
  var displayedBytes: ByteReader {
    var bytes = makeIterator()
    var displayed: [UInt8] = []
    return ByteReader {
      if displayed.isEmpty {
        guard let byte = bytes.next() else { return nil }
        if isOutsideASCII(byte) { return byte }
        displayed.append(displaying: byte)
      }
      return displayed.removeFirst()
    }
  }

  var lettersAndDigits: ByteReader {
    var bytes = makeIterator()
    var reader = LetterReader()
    return ByteReader {
      while let byte = bytes.next() { if reader.isPartOfLetter(byte) { return byte } }
      return nil
    }
  }

  /// How the secret is part of text: as it is, or in base64.
  func form(in text: ArraySlice<UInt8>) -> String? {
    guard count >= 8 else { return nil }
    if Self.contains(text, self) { return "the given secret" }
    let encoded = text.lastIndex(where: isWhitespace).map { text[($0 + 1)...] } ?? text
    return Self.contains(Base64Diagnosis(encoded).bytes[...], self)
      ? "base64 of the given secret" : nil
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ secret: SecretSlice) -> Bool {
    text.indices.dropLast(secret.count - 1).contains {
      secret.equals(text[$0..<($0 + secret.count)])
    }
  }

  func mapped(_ change: @escaping (UInt8) -> UInt8) -> ByteReader {
    var bytes = makeIterator()
    return ByteReader { bytes.next().map(change) }
  }

  /// The bytes as two digits each.
  func hexadecimal(isUppercase: Bool) -> ByteReader {
    let letters = UInt8(ascii: isUppercase ? "A" : "a") - 10
    var bytes = makeIterator()
    var characters: [UInt8] = []
    return ByteReader {
      if let character = characters.popLast() { return character }
      guard let byte = bytes.next() else { return nil }
      characters = [byte & 15, byte >> 4].map { $0 < 10 ? UInt8(ascii: "0") + $0 : letters + $0 }
      return characters.popLast()
    }
  }

  /// The bytes that pairs of hexadecimal digits represent.
  ///
  /// A last digit on its own is ignored.
  var hexadecimalBytes: ByteReader {
    var digits = makeIterator()
    return ByteReader {
      guard let high = digits.next().flatMap(hexadecimalValue),
        let low = digits.next().flatMap(hexadecimalValue)
      else { return nil }
      return high << 4 | low
    }
  }

  /// The low bytes of the UTF-16 code units.
  var lowBytes: ByteReader {
    var units = UTF16Reader(makeReader())
    return ByteReader { units.next().map { UInt8(truncatingIfNeeded: $0) } }
  }

  func utf16Bytes(isBigEndian: Bool) -> ByteReader {
    var units = UTF16Reader(makeReader())
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

/// Bytes that are made when they are needed.
///
/// One type for all, because each type of sequence would get its own copy of the code that hashes
/// it.
struct ByteReader: Sequence, IteratorProtocol {
  private let read: () -> UInt8?

  init(_ read: @escaping () -> UInt8?) { self.read = read }

  func next() -> UInt8? { read() }

  /// The bytes between two texts.
  func surrounded(by prefix: ArraySlice<UInt8>, _ suffix: ArraySlice<UInt8>) -> ByteReader {
    var (before, bytes, after) = (prefix, self, suffix)
    return ByteReader { before.popFirst() ?? bytes.next() ?? after.popFirst() }
  }

  /// Base64 of the bytes, in the standard alphabet.
  func base64Encoded(isPadded: Bool) -> ByteReader {
    let bytes = self
    var characters: [UInt8] = []
    return ByteReader {
      if let character = characters.popLast() { return character }
      guard let first = bytes.next() else { return nil }
      let (second, third) = (bytes.next(), bytes.next())
      let group = UInt32(first) << 16 | UInt32(second ?? 0) << 8 | UInt32(third ?? 0)
      let padding: [UInt8] = isPadded ? [UInt8(ascii: "=")] : []
      characters = third == nil ? padding : [base64Character(group)]
      characters += second == nil ? padding : [base64Character(group >> 6)]
      characters.append(base64Character(group >> 12))
      return base64Character(group >> 18)
    }
  }
}

/// The UTF-16 code units of UTF-8 text, up to the first invalid byte.
private struct UTF16Reader {
  private var bytes: ByteReader
  private var decoder = UTF8()
  private var trailing: UInt16?

  init(_ bytes: ByteReader) { self.bytes = bytes }

  @inline(never)
  mutating func next() -> UInt16? {
    if let unit = trailing {
      trailing = nil
      return unit
    }
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    guard scalar.value > 0xffff else { return UInt16(scalar.value) }
    trailing = UTF16.trailSurrogate(scalar)
    return UTF16.leadSurrogate(scalar)
  }
}

private func base64Character(_ bits: UInt32) -> UInt8 {
  let sextet = UInt8(truncatingIfNeeded: bits & 63)
  return switch sextet {
  case ..<26: sextet + UInt8(ascii: "A")
  case ..<52: sextet - 26 + UInt8(ascii: "a")
  case ..<62: sextet - 52 + UInt8(ascii: "0")
  case 62: UInt8(ascii: "+")
  default: UInt8(ascii: "/")
  }
}
