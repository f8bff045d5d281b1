#if canImport(PureCrypto)
  internal import PureCrypto
#endif

/// The bytes of a secret, read one by one, so that what is made of them needs no copy in clear.
struct SecretText: RandomAccessCollection, Sendable {
  let key: SymmetricKey

  init(_ key: SymmetricKey) { self.key = key }

  var startIndex: Int { 0 }
  var endIndex: Int { key.bitCount / 8 }

  subscript(position: Int) -> UInt8 {
    // SAFETY: the buffer checks the position, and the pointer does not leave the closure.
    unsafe key.withUnsafeBytes { unsafe $0[position] }
  }
}

/// The UTF-16 code units of a text in UTF-8, one after the other.
struct UTF16Units<Bytes: Sequence<UInt8>>: Sequence, IteratorProtocol {
  private var bytes: Bytes.Iterator
  private var decoder = UTF8()
  private var trailing: UInt16?

  init(_ text: Bytes) { bytes = text.makeIterator() }

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

/// The bytes that pairs of hexadecimal digits stand for; it ends at what is no digit.
struct HexadecimalBytes<Digits: Sequence<UInt8>>: Sequence, IteratorProtocol {
  private var digits: Digits.Iterator

  init(_ digits: Digits) { self.digits = digits.makeIterator() }

  mutating func next() -> UInt8? {
    guard let high = digits.next().flatMap(hexadecimalValue),
      let low = digits.next().flatMap(hexadecimalValue)
    else { return nil }
    return high << 4 | low
  }
}

/// What a hexadecimal digit stands for.
func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}
