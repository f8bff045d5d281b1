/// The eight variables that the rounds turn over.
struct WorkingVariables {
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

  /// The rounds from the one with the index `first` on, which is a multiple of sixteen.
  @inline(__always)
  mutating func sixteenRounds(_ words: MessageSchedule, _ first: Int) {
    round(words.w0 &+ SHA256.roundConstant(first &+ 0))
    round(words.w1 &+ SHA256.roundConstant(first &+ 1))
    round(words.w2 &+ SHA256.roundConstant(first &+ 2))
    round(words.w3 &+ SHA256.roundConstant(first &+ 3))
    round(words.w4 &+ SHA256.roundConstant(first &+ 4))
    round(words.w5 &+ SHA256.roundConstant(first &+ 5))
    round(words.w6 &+ SHA256.roundConstant(first &+ 6))
    round(words.w7 &+ SHA256.roundConstant(first &+ 7))
    round(words.w8 &+ SHA256.roundConstant(first &+ 8))
    round(words.w9 &+ SHA256.roundConstant(first &+ 9))
    round(words.w10 &+ SHA256.roundConstant(first &+ 10))
    round(words.w11 &+ SHA256.roundConstant(first &+ 11))
    round(words.w12 &+ SHA256.roundConstant(first &+ 12))
    round(words.w13 &+ SHA256.roundConstant(first &+ 13))
    round(words.w14 &+ SHA256.roundConstant(first &+ 14))
    round(words.w15 &+ SHA256.roundConstant(first &+ 15))
  }

  /// All 64 rounds for one of four blocks.
  @inline(__always)
  mutating func allRounds(_ schedules: FourSchedules, _ block: Int) {
    var index = 0
    while index < 64 {
      round(schedules.word(index, block))
      round(schedules.word(index &+ 1, block))
      round(schedules.word(index &+ 2, block))
      round(schedules.word(index &+ 3, block))
      round(schedules.word(index &+ 4, block))
      round(schedules.word(index &+ 5, block))
      round(schedules.word(index &+ 6, block))
      round(schedules.word(index &+ 7, block))
      index &+= 8
    }
  }

  @inline(__always)
  private mutating func round(_ wordPlusConstant: UInt32) {
    let sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ wordPlusConstant &+ sum1 &+ choice
    let sum0 = rotateRight(a ^ rotateRight(a, 11) ^ rotateRight(a, 20), 2)
    let aXorB = a ^ b
    let majority = b ^ (aXorB & bXorC)
    bXorC = aXorB
    (h, g, f, e) = (g, f, e, d &+ first)
    (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
  }
}

/// Rotates to the right.
///
/// Where three rotations of one word are combined, as in the sums of RFC 6234, rotations of
/// differences save moves: `rotateRight(x ^ rotateRight(x, 11) ^ rotateRight(x, 20), 2)` for 2, 13 and
/// 22. They take longer, so what the next round waits for is written out.
@inline(__always)
func rotateRight(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word &>> count | word &<< (32 &- count)
}
