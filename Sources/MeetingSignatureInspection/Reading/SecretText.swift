#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// A secret or a part of it, read byte by byte, so that what is made of it needs no copy in clear.
struct SecretText: Sendable {
  let key: SymmetricKey
  private let range: Range<Int>

  init(_ key: SymmetricKey) {
    self.key = key
    range = 0..<(key.bitCount / 8)
  }

  private init(_ key: SymmetricKey, _ range: Range<Int>) {
    self.key = key
    self.range = range
  }

  var count: Int { range.count }
  var isEmpty: Bool { range.isEmpty }

  subscript(position: Int) -> UInt8 {
    // SAFETY: the buffer checks the position, and the pointer does not leave the closure.
    @inline(never) get {
      unsafe key.withUnsafeBytes { unsafe $0[range.lowerBound + position] }
    }
  }

  /// The bytes from `start` on, up to `end`.
  func part(_ start: Int, _ end: Int) -> SecretText {
    SecretText(key, (range.lowerBound + start)..<(range.lowerBound + end))
  }

  func areAll(_ kind: ByteKind) -> Bool {
    for position in 0..<count where !kind.has(self[position]) { return false }
    return true
  }

  func hasAny(_ kind: ByteKind) -> Bool {
    for position in 0..<count where kind.has(self[position]) { return true }
    return false
  }

  /// Whether these bytes stand in `text`, from `offset` on.
  @inline(never)
  func stands(in text: [UInt8], at offset: Int) -> Bool {
    guard count <= text.count - offset else { return false }
    for position in 0..<count where self[position] != text[offset + position] { return false }
    return true
  }

  func isSame(as text: [UInt8]) -> Bool { count == text.count && stands(in: text, at: 0) }

  /// The bytes, one after the other.
  var reader: ByteReader {
    var position = 0
    return ByteReader {
      guard position < count else { return nil }
      position += 1
      return self[position - 1]
    }
  }
}

/// Bytes that are made when they are asked for, up to the first nil.
struct ByteReader: Sequence, IteratorProtocol {
  private let read: () -> UInt8?

  init(_ read: @escaping () -> UInt8?) { self.read = read }

  func next() -> UInt8? { read() }
}

/// The UTF-16 code units of a text in UTF-8, one after the other; it ends at what is not UTF-8.
struct UTF16Units {
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
