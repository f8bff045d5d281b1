/// SHA-1, SHA-384 and SHA-512 (FIPS 180-4), to recognise a signature that was made with one of them.
/// For nothing else: they are neither fast nor complete.
enum OtherHash {
  case sha1, sha384, sha512

  init?(digestByteCount: Int) {
    switch digestByteCount {
    case 20: self = .sha1
    case 48: self = .sha384
    case 64: self = .sha512
    default: return nil
    }
  }

  var name: StaticString {
    switch self {
    case .sha1: "SHA-1"
    case .sha384: "SHA-384"
    case .sha512: "SHA-512"
    }
  }

  private var blockByteCount: Int { self == .sha1 ? 64 : 128 }

  /// The HMAC (RFC 2104) of a message; empty for a secret longer than a block, which is not tried.
  func authenticationCode(for message: [UInt8], using secret: SecretText) -> [UInt8] {
    guard secret.count <= blockByteCount else { return [] }
    return digest(digest(message, behind: secret, masked: 0x36), behind: secret, masked: 0x5c)
  }

  private func digest(_ message: [UInt8], behind secret: SecretText, masked mask: UInt8) -> [UInt8]
  {
    switch self {
    case .sha1:
      var hash = SHA1Blocks()
      return hash.digest(message, behind: secret, masked: mask)
    case .sha384, .sha512:
      var hash = SHA512Blocks(self)
      return hash.digest(message, behind: secret, masked: mask).part(0, self == .sha384 ? 48 : 64)
    }
  }
}

/// A hash of the family of SHA-1 and SHA-2: words, blocks of sixteen, and a schedule.
protocol BlockHash {
  associatedtype Word: FixedWidthInteger & UnsignedInteger
  var state: [Word] { get }
  /// The first sixteen words are the block; what lies behind is the hash's own.
  var schedule: [Word] { get set }
  mutating func compress()
}

extension BlockHash {
  /// The digest of a block, which the schedule does not keep, and the message behind it. The block is
  /// the secret, filled up with zeros, each byte XORed with the mask.
  mutating func digest(
    _ message: [UInt8], behind secret: SecretText, masked mask: UInt8
  ) -> [UInt8] {
    let wordByteCount = Word.bitWidth / 8
    let blockByteCount = 16 * wordByteCount
    var filled = 0
    for index in 0..<blockByteCount {
      append((index < secret.count ? secret[index] : 0) ^ mask, &filled)
    }
    for byte in message { append(byte, &filled) }
    append(0x80, &filled)
    while filled != blockByteCount - 8 { append(0, &filled) }
    let bitCount = UInt64(blockByteCount + message.count) * 8
    for index in 0..<8 { append(UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * index)), &filled) }
    var digest: [UInt8] = []
    for word in state {
      for index in 1...wordByteCount {
        digest.append(UInt8(truncatingIfNeeded: word >> Word(Word.bitWidth - 8 * index)))
      }
    }
    return digest
  }

  @inline(never)
  private mutating func append(_ byte: UInt8, _ filled: inout Int) {
    let wordByteCount = Word.bitWidth / 8
    let word = filled / wordByteCount
    schedule[word] = (filled % wordByteCount == 0 ? 0 : schedule[word] << 8) | Word(byte)
    filled += 1
    if filled == 16 * wordByteCount {
      compress()
      filled = 0
    }
  }
}

func rotatedRight<Word: FixedWidthInteger>(_ word: Word, _ count: Word) -> Word {
  word >> count | word << (Word(Word.bitWidth) - count)
}

/// FIPS 180-4, section 6.1.
struct SHA1Blocks: BlockHash {
  var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
  var schedule = [UInt32](repeating: 0, count: 80)

  mutating func compress() {
    for index in 16..<80 {
      let sum =
        schedule[index - 3] ^ schedule[index - 8] ^ schedule[index - 14] ^ schedule[index - 16]
      schedule[index] = rotatedRight(sum, 31)
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for index in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch index {
        case ..<20: (b & c | ~b & d, 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = rotatedRight(a, 27) &+ mixed &+ e &+ constant &+ schedule[index]
      (e, d, c, b, a) = (d, c, rotatedRight(b, 2), a, next)
    }
    state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e]
  }
}
