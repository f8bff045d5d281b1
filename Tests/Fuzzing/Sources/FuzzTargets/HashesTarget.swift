#if canImport(PureCrypto)
  internal import PureCrypto
#endif

extension FuzzTarget {
  /// A hash and an authentication code are the same in one call, in pieces, and with a prepared key.
  static let hashes = FuzzTarget(name: "hashes") { bytes in
    var input = FuzzInput(bytes)
    let (key, cuts) = (input.chunk(), input.chunk())
    var data = Array(input.rest)
    // Longer than the input: repeated, so that pieces have many blocks.
    for _ in 0..<Int(cuts.first ?? 0) % 5 { data += data.prefix(4096) }
    let digest = SHA256.hash(data: data)
    var (hash, pieces) = (SHA256(), FuzzInput(cuts))
    pieces.pieces(of: data) { hash.update(data: $0) }
    try require(hash.finalize() == digest, "the hash of the pieces is another")
    try require(hash.finalize() == digest, "finishing changes the hash")

    let symmetric = SymmetricKey(data: key)
    let code = HMAC<SHA256>.authenticationCode(for: data, using: symmetric)
    var (hmac, again) = (HMAC<SHA256>(key: symmetric), FuzzInput(cuts))
    again.pieces(of: data) { hmac.update(data: $0) }
    try require(hmac.finalize() == code, "the code of the pieces is another")
    let prepared = HMAC<SHA256>.PreparedKey(symmetric)
    try require(prepared.authenticationCode(for: data) == code, "a prepared key gives another code")
    try require(Array(code) == defined(key, data), "the code is not RFC 2104's")
    try require(prepared.isValidAuthenticationCode(Array(code), authenticating: data), "not valid")
    var other = Array(code)
    other[Int(cuts.first ?? 0) % 32] ^= 1 << (UInt8(truncatingIfNeeded: key.count) & 7)
    try require(
      !prepared.isValidAuthenticationCode(other, authenticating: data), "a wrong code is valid")
    try checkCalls(data, digest)
    try checkCalls(data, code, symmetric, wrong: other)
    try checkKey(key, symmetric)
  }
}

/// Every call that hashes the same bytes gives the same digest, and every comparison the same answer.
private func checkCalls(_ data: [UInt8], _ digest: SHA256.Digest) throws {
  var hash = SHA256()
  data.withUnsafeBytes { hash.update(bufferPointer: $0) }
  try require(hash.finalize() == digest, "a buffer has another hash")
  let bytes = Array(digest)
  let longer = bytes + [0]
  try require(digest == bytes && bytes == digest && !(digest != bytes), "a digest is not its bytes")
  try require(!(hash.finalize() != digest) && shown(hash) == shown(SHA256()), "\(hash)")
  try require(digest != longer && longer != digest && bytes.dropLast() != digest, "a longer digest")
  try require(digest.withUnsafeBytes { Array($0) } == bytes, "the bytes are others")
  try require(digest.byteCount == 32 && bytes.count == SHA256.Digest.byteCount, "the length")
  try require(digest.description.hasSuffix(hexadecimal(bytes)), "\(digest)")
}

private func checkCalls(
  _ data: [UInt8], _ code: HMAC<SHA256>.MAC, _ key: SymmetricKey, wrong: [UInt8]
) throws {
  var hmac = HMAC<SHA256>(key: HMAC<SHA256>.PreparedKey(key))
  var copy = hmac
  data.withUnsafeBytes { hmac.update(bufferPointer: $0) }
  try require(hmac.finalize() == code, "a buffer has another code")
  copy.update(data: [0])
  let expected = HMAC<SHA256>.authenticationCode(for: [0], using: key)
  try require(copy.finalize() == expected, "a copy shares what was hashed")
  let bytes = Array(code)
  try require(!(hmac.finalize() != code), "a code is not itself")
  try require(code == bytes && bytes == code && !(code != bytes), "a code is not its bytes")
  try require(code != wrong && wrong != code && code != bytes + [0], "another code is equal")
  try require(code.withUnsafeBytes { Array($0) } == bytes, "the bytes are others")
  try require(code.description.hasSuffix(hexadecimal(bytes)), "\(code)")
  for isRight in [true, false] {
    let bytes = isRight ? bytes : wrong
    let answers = [
      HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: data, using: key),
      bytes.withUnsafeBytes {
        HMAC<SHA256>.PreparedKey(key).isValidAuthenticationCode($0, authenticating: data)
      },
    ]
    try require(answers.allSatisfy { $0 == isRight }, "a valid code: \(answers)")
  }
  try require(
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: data, using: key), "its own code")
}

/// A key is its bytes, and shows only their number.
private func checkKey(_ bytes: [UInt8], _ key: SymmetricKey) throws {
  try require(
    key == SymmetricKey(data: key) && key.bitCount == bytes.count * 8, "a copy of the key")
  try require(key.withUnsafeBytes { Array($0) } == bytes, "the key's bytes")
  try require(key != SymmetricKey(data: bytes + [0]), "a longer key is equal")
  let other = SymmetricKey(data: [UInt8](repeating: 0x2a, count: bytes.count))
  try require(shown(key) == shown(other), "\(key) shows its bytes")
  for (one, another) in [
    (shown(HMAC<SHA256>(key: key)), shown(HMAC<SHA256>(key: other))),
    (shown(HMAC<SHA256>.PreparedKey(key)), shown(HMAC<SHA256>.PreparedKey(other))),
  ] {
    try require(one == another, "\(one) depends on the key")
  }
  var (left, right) = (SHA256(), SHA256())
  left.update(data: bytes)
  right.update(data: [])
  try require(shown(left) == shown(right), "a hash shows what it has hashed")
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}

/// HMAC by its definition (RFC 2104, section 2).
private func defined(_ key: [UInt8], _ data: [UInt8]) -> [UInt8] {
  var block = key.count > 64 ? Array(SHA256.hash(data: key)) : key
  block += [UInt8](repeating: 0, count: 64 - block.count)
  let inner = Array(SHA256.hash(data: block.map { $0 ^ 0x36 } + data))
  return Array(SHA256.hash(data: block.map { $0 ^ 0x5c } + inner))
}
