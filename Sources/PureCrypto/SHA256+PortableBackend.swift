extension SHA256 {
  /// The compression function in portable Swift: no tables in memory, no branch on the data.
  static func compressPortably(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
    var offset = 0
    while offset < blocks.byteCount {
      var schedule = MessageSchedule(block: blocks, at: offset)
      var variables = WorkingVariables(state)
      variables.sixteenRounds(
        schedule,
        SIMD16(
          0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
          0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
          0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
          0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
      schedule.advance()
      variables.sixteenRounds(
        schedule,
        SIMD16(
          0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
          0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
          0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
          0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
      schedule.advance()
      variables.sixteenRounds(
        schedule,
        SIMD16(
          0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
          0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
          0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
          0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
      schedule.advance()
      variables.sixteenRounds(
        schedule,
        SIMD16(
          0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
          0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
          0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
          0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))
      state &+= variables.vector
      offset &+= 64
    }
  }
}

/// The eight variables that the rounds turn over.
private struct WorkingVariables {
  private var a, b, c, d, e, f, g, h: UInt32

  /// `b ^ c`, which the majority function of the round before has computed already.
  private var bXorC: UInt32

  @inline(__always)
  init(_ state: SIMD8<UInt32>) {
    (a, b, c, d) = (state[0], state[1], state[2], state[3])
    (e, f, g, h) = (state[4], state[5], state[6], state[7])
    bXorC = b ^ c
  }

  var vector: SIMD8<UInt32> {
    @inline(__always) get { SIMD8(a, b, c, d, e, f, g, h) }
  }

  @inline(__always)
  mutating func sixteenRounds(_ words: MessageSchedule, _ constants: SIMD16<UInt32>) {
    round(words.w0 &+ constants[0])
    round(words.w1 &+ constants[1])
    round(words.w2 &+ constants[2])
    round(words.w3 &+ constants[3])
    round(words.w4 &+ constants[4])
    round(words.w5 &+ constants[5])
    round(words.w6 &+ constants[6])
    round(words.w7 &+ constants[7])
    round(words.w8 &+ constants[8])
    round(words.w9 &+ constants[9])
    round(words.w10 &+ constants[10])
    round(words.w11 &+ constants[11])
    round(words.w12 &+ constants[12])
    round(words.w13 &+ constants[13])
    round(words.w14 &+ constants[14])
    round(words.w15 &+ constants[15])
  }

  @inline(__always)
  private mutating func round(_ wordPlusConstant: UInt32) {
    let sum1 = rotate(e ^ rotate(e, 5) ^ rotate(e, 19), 6)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ wordPlusConstant &+ sum1 &+ choice
    let sum0 = rotate(a ^ rotate(a, 11) ^ rotate(a, 20), 2)
    let aXorB = a ^ b
    let majority = b ^ (aXorB & bXorC)
    bXorC = aXorB
    (h, g, f, e) = (g, f, e, d &+ first)
    (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
  }
}

/// The sixteen words of the message schedule that the next sixteen rounds take.
private struct MessageSchedule {
  private(set) var w0, w1, w2, w3, w4, w5, w6, w7: UInt32
  private(set) var w8, w9, w10, w11, w12, w13, w14, w15: UInt32

  @inline(__always)
  init(block bytes: RawSpan, at offset: Int) {
    @inline(__always)
    func word(_ index: Int) -> UInt32 {
      // SAFETY: the block at `offset` has 64 bytes, and any bytes make an integer.
      unsafe UInt32(
        bigEndian: bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset &+ 4 &* index, as: UInt32.self))
    }
    (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
    (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
    (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
    (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
  }

  /// Replaces each word by the one sixteen places on.
  @inline(__always)
  mutating func advance() {
    expand(&w0, w1, w9, w14)
    expand(&w1, w2, w10, w15)
    expand(&w2, w3, w11, w0)
    expand(&w3, w4, w12, w1)
    expand(&w4, w5, w13, w2)
    expand(&w5, w6, w14, w3)
    expand(&w6, w7, w15, w4)
    expand(&w7, w8, w0, w5)
    expand(&w8, w9, w1, w6)
    expand(&w9, w10, w2, w7)
    expand(&w10, w11, w3, w8)
    expand(&w11, w12, w4, w9)
    expand(&w12, w13, w5, w10)
    expand(&w13, w14, w6, w11)
    expand(&w14, w15, w7, w12)
    expand(&w15, w0, w8, w13)
  }

  @inline(__always)
  private func expand(_ word: inout UInt32, _ next: UInt32, _ ninth: UInt32, _ fourteenth: UInt32) {
    let sigma0 = rotate(rotate(next, 11) ^ next, 7) ^ (next &>> 3)
    let sigma1 = rotate(rotate(fourteenth, 2) ^ fourteenth, 17) ^ (fourteenth &>> 10)
    word = word &+ sigma0 &+ ninth &+ sigma1
  }
}

/// Rotates to the right.
///
/// Three rotations of one word, as in the sums of RFC 6234, are written as rotations of differences,
/// which saves moves: `rotate(x ^ rotate(x, 5) ^ rotate(x, 19), 6)` for 6, 11 and 25.
@inline(__always)
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word &>> count | word &<< (32 &- count)
}
