#if canImport(PureBase64)
  internal import PureBase64
#endif

extension FuzzTarget {
  /// Decoding agrees with a second decoder, in one call or in pieces, and encoding what was decoded gives the
  /// same string.
  static let base64 = FuzzTarget(name: "base64") { bytes in
    var input = FuzzInput(bytes)
    let (variant, alphabet, isPadded) = input.pick(variants)
    let cuts = input.chunk()
    let text = Array(input.rest)
    try checkDecoding(text, variant, alphabet, isPadded, cuts)
    try checkEncoding(text, variant, alphabet, isPadded, cuts)
    try checkLenient(text, variant, isPadded)
  }
}

private let standardAlphabet =
  Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
private let urlAlphabet = Array(standardAlphabet.dropLast(2)) + Array("-_".utf8)

private let variants: [(Base64.Variant, alphabet: [UInt8], isPadded: Bool)] = [
  (.standard, standardAlphabet, true), (.standardUnpadded, standardAlphabet, false),
  (.url, urlAlphabet, true), (.urlUnpadded, urlAlphabet, false),
]

private func checkDecoding(
  _ text: [UInt8], _ variant: Base64.Variant, _ alphabet: [UInt8], _ isPadded: Bool, _ cuts: [UInt8]
) throws {
  let decoded = outcome { () throws(Base64Error) in try Base64.decode(text, as: variant) }
  let expected = secondDecoder(text, alphabet, isPadded)
  try require((try? decoded.get()) == expected, "the second decoder differs")
  if let bytes = try? decoded.get() {
    try require(
      Base64.encodedBytes(of: bytes, as: variant) == text, "another string has the same bytes")
  }
  if case .failure(let error) = decoded {
    try require(0...text.count ~= error.offset, "the offset \(error.offset) is not in the text")
    try require(error.description.hasPrefix("invalid base64: \(error.reason)"), "\(error)")
  }
  let pieces = outcome { () throws(Base64Error) in
    var (decoder, bytes, input) = (Base64.Decoder(as: variant), [UInt8](), FuzzInput(cuts))
    try input.pieces(of: text) { (piece) throws(Base64Error) in
      try decoder.update(piece, appendingTo: &bytes)
    }
    try decoder.finalize()
    return bytes
  }
  try require(pieces == decoded, "in pieces: \(pieces), in one call: \(decoded)")
}

private func checkEncoding(
  _ bytes: [UInt8], _ variant: Base64.Variant, _ alphabet: [UInt8], _ isPadded: Bool,
  _ cuts: [UInt8]
) throws {
  let text = Base64.encodedBytes(of: bytes, as: variant)
  try require(secondDecoder(text, alphabet, isPadded) == bytes, "the second decoder differs")
  try require(Base64.encode(bytes, as: variant).utf8.elementsEqual(text), "the string is another")
  try require(try Base64.decode(text, as: variant) == bytes, "what was encoded decodes otherwise")
  var (encoder, pieces, input) = (Base64.Encoder(as: variant), [UInt8](), FuzzInput(cuts))
  input.pieces(of: bytes) { encoder.update($0, appendingTo: &pieces) }
  encoder.finalize(appendingTo: &pieces)
  try require(pieces == text, "encoding in pieces differs")
}

private func checkLenient(
  _ text: [UInt8], _ variant: Base64.Variant, _ isPadded: Bool
) throws {
  let strict = try? Base64.decode(text, as: variant)
  let tolerances: [Base64.Tolerance] = [.whitespace, .eitherAlphabet, .missingPadding]
  try require(
    (try? Base64.decodeLeniently(text, as: variant)) == strict,
    "without tolerance, it is not strict")
  var clean = text.filter { ![0x20, 0x09, 0x0a, 0x0c, 0x0d].contains($0) }
  // Either alphabet is tolerated, but not both.
  let isURLSafe = clean.contains { $0 == 0x2d || $0 == 0x5f }
  let found = isURLSafe ? urlAlphabet : standardAlphabet
  if isPadded, !clean.contains(0x3d) { while clean.count % 4 != 0 { clean.append(0x3d) } }
  let lenient = try? Base64.decodeLeniently(
    text, as: variant, tolerating: Base64.Tolerance(tolerances))
  let string = String(decoding: text, as: UTF8.self)
  if string.utf8.elementsEqual(text) {
    let decoded = try? Base64.decodeLeniently(
      string, as: variant, tolerating: Base64.Tolerance(tolerances))
    try require(decoded == lenient, "a string is decoded differently from its bytes")
  }
  if let expected = secondDecoder(clean, found, isPadded) {
    try require(
      lenient == expected, "lenient decoding differs from strict decoding of the clean text")
  }
}

/// Decodes bit by bit; nil for a string that no encoder writes.
private func secondDecoder(_ text: [UInt8], _ alphabet: [UInt8], _ isPadded: Bool) -> [UInt8]? {
  var digits = text[...]
  if isPadded {
    guard text.count % 4 == 0 else { return nil }
    for _ in 0..<2 where digits.last == 0x3d { digits.removeLast() }
  }
  guard digits.count % 4 != 1 else { return nil }
  var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
  for digit in digits {
    guard let value = alphabet.firstIndex(of: digit) else { return nil }
    (bits, count) = (bits << 6 | UInt32(value), count + 6)
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 1 << UInt32(count) - 1
    }
  }
  return bits == 0 ? bytes : nil
}
