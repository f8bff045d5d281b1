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
  }
}

/// HMAC by its definition (RFC 2104, section 2).
private func defined(_ key: [UInt8], _ data: [UInt8]) -> [UInt8] {
  var block = key.count > 64 ? Array(SHA256.hash(data: key)) : key
  block += [UInt8](repeating: 0, count: 64 - block.count)
  let inner = Array(SHA256.hash(data: block.map { $0 ^ 0x36 } + data))
  return Array(SHA256.hash(data: block.map { $0 ^ 0x5c } + inner))
}
