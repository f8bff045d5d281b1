#if canImport(PureBase64)
  import PureBase64
#endif

/// A second decoder, written to be obviously correct: it looks up each character.
struct SecondDecoder {
  private let alphabet: [UInt8]
  private let isPadded: Bool

  init(urlSafe: Bool, padded: Bool) {
    let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    alphabet = Array((common + (urlSafe ? "-_" : "+/")).utf8)
    isPadded = padded
  }

  static let all: [(variant: Base64.Variant, second: SecondDecoder)] = [
    (.standard, .init(urlSafe: false, padded: true)),
    (.standardUnpadded, .init(urlSafe: false, padded: false)),
    (.url, .init(urlSafe: true, padded: true)),
    (.urlUnpadded, .init(urlSafe: true, padded: false)),
  ]

  func decode(_ text: [UInt8]) -> [UInt8]? {
    var bits: [Int] = []
    for character in text where character != UInt8(ascii: "=") {
      guard let place = alphabet.firstIndex(of: character) else { return nil }
      for shift in 0..<6 { bits.append(place >> (5 - shift) & 1) }
    }
    let bytes = numbers(of: 8, from: bits.dropLast(bits.count % 8)).map { UInt8($0) }
    return encode(bytes) == text ? bytes : nil
  }

  private func encode(_ bytes: [UInt8]) -> [UInt8] {
    var bits: [Int] = []
    for byte in bytes {
      for shift in 0..<8 { bits.append(Int(byte) >> (7 - shift) & 1) }
    }
    while bits.count % 6 != 0 { bits.append(0) }
    var text = numbers(of: 6, from: bits[...]).map { alphabet[$0] }
    while isPadded, text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return text
  }

  private func numbers(of width: Int, from bits: ArraySlice<Int>) -> [Int] {
    stride(from: 0, to: bits.count, by: width).map { start in
      bits[start..<(start + width)].reduce(0) { $0 << 1 | $1 }
    }
  }
}
