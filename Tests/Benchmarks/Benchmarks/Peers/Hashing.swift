import Crypto
import PureCrypto

/// SHA-256 of bytes that lie in an array.
func hashingWorks() -> [Work] {
  [16, 64, 256, 1024, 16_384, 1 << 20].flatMap { byteCount in
    let message = sample(byteCount)
    let item = "SHA-256, \(name(of: byteCount))"
    return [
      Work("\(item) | ours") { PureCrypto.SHA256.hash(data: message) },
      Work("\(item) | swift-crypto") { Crypto.SHA256.hash(data: message) },
    ]
  }
}

/// HMAC-SHA256 of bytes that lie in an array.
func authenticationWorks() -> [Work] {
  let secret = sample(32)
  let ours = PureCrypto.SymmetricKey(data: secret)
  let prepared = PureCrypto.HMAC<PureCrypto.SHA256>.PreparedKey(ours)
  let theirs = Crypto.SymmetricKey(data: secret)
  return [32, 300, 1 << 20].flatMap { byteCount in
    let message = sample(byteCount)
    let item = "HMAC, \(name(of: byteCount))"
    return [
      Work("\(item) | ours") {
        PureCrypto.HMAC<PureCrypto.SHA256>.authenticationCode(for: message, using: ours)
      },
      Work("\(item) | swift-crypto") {
        Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: message, using: theirs)
      },
      Work("\(item) | ours, prepared key") { prepared.authenticationCode(for: message) },
    ]
  }
}
