extension SHA256 {
  /// The compression function in portable Swift, without a branch or an index that depends on the
  /// data.
  static func compressPortably(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
    var offset = 0
    // Vectors are 120 times slower where they are not optimized.
    #if !DEBUG
      while blocks.byteCount &- offset >= 256 {
        compressFour(&state, blocks, at: offset)
        offset &+= 256
      }
    #endif
    while offset < blocks.byteCount {
      compressOne(&state, blocks, at: offset)
      offset &+= 64
    }
  }

  private static func compressOne(
    _ state: inout SIMD8<UInt32>, _ blocks: RawSpan, at offset: Int
  ) {
    var schedule = MessageSchedule(block: blocks, at: offset)
    var variables = WorkingVariables(state)
    variables.sixteenRounds(schedule, 0)
    #if hasFeature(Embedded)
      // Half the code, for 3 % more instructions.
      var first = 16
      while first < 64 {
        schedule.advance()
        variables.sixteenRounds(schedule, first)
        first &+= 16
      }
    #else
      schedule.advance()
      variables.sixteenRounds(schedule, 16)
      schedule.advance()
      variables.sixteenRounds(schedule, 32)
      schedule.advance()
      variables.sixteenRounds(schedule, 48)
    #endif
    state &+= variables.vector
  }

  /// Compresses the four blocks at `offset`.
  ///
  /// Computes what does not depend on the chaining value for all four at once, which is 9 % faster
  /// for long messages.
  ///
  /// Not inlined: a single block would take 6 % more instructions next to it.
  @inline(never)
  private static func compressFour(
    _ state: inout SIMD8<UInt32>, _ blocks: RawSpan, at offset: Int
  ) {
    // SAFETY: the memory has room for the 64 vectors that `fill` writes, and does not leave the
    // closure.
    unsafe withUnsafeTemporaryAllocation(of: SIMD4<UInt32>.self, capacity: 64) { memory in
      let schedules = unsafe FourBlockMessageSchedule(memory)
      schedules.fill(blocks, at: offset)
      for block in 0..<4 {
        var variables = WorkingVariables(state)
        variables.allRounds(schedules, block)
        state &+= variables.vector
      }
    }
  }
}

/// Sixteen words of the message schedule, for sixteen rounds (FIPS 180-4, 6.2.2).
struct MessageSchedule {
  private(set) var w0, w1, w2, w3, w4, w5, w6, w7: UInt32
  private(set) var w8, w9, w10, w11, w12, w13, w14, w15: UInt32

  @inline(__always)
  init(block bytes: RawSpan, at offset: Int) {
    @inline(__always)
    func word(_ index: Int) -> UInt32 {
      // SAFETY: the block at `offset` has 64 bytes, and any bytes are integers.
      unsafe UInt32(
        bigEndian: bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset &+ 4 &* index, as: UInt32.self))
    }
    (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
    (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
    (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
    (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
  }

  /// Replaces each word with the one sixteen places later.
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
    let sigma0 = rotateRight(rotateRight(next, 11) ^ next, 7) ^ (next &>> 3)
    let sigma1 = rotateRight(rotateRight(fourteenth, 2) ^ fourteenth, 17) ^ (fourteenth &>> 10)
    word = word &+ sigma0 &+ ninth &+ sigma1
  }
}

/// The eight working variables of the rounds (FIPS 180-4, 6.2.2).
struct WorkingVariables {
  private var a, b, c, d, e, f, g, h: UInt32

  /// `b ^ c`, which the majority function of the previous round has computed.
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

  /// Sixteen rounds, from the one at the index `first`, a multiple of sixteen.
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
  mutating func allRounds(_ schedules: FourBlockMessageSchedule, _ block: Int) {
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
/// Where three rotations of a word are combined, as in the sums of RFC 6234, rotations of
/// differences save moves: `rotateRight(x ^ rotateRight(x, 11) ^ rotateRight(x, 20), 2)` for 2,
/// 13 and 22. They take longer, so they are written out where the next round waits for the
/// result.
@inline(__always)
func rotateRight(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word &>> count | word &<< (32 &- count)
}

/// The message schedules of four blocks, one block in each lane, with the round constants added.
@safe
struct FourBlockMessageSchedule {
  /// 64 vectors.
  ///
  /// SAFETY: no index below exceeds them.
  private let words: UnsafeMutableRawPointer

  /// Stores the schedules in the caller's memory for 64 vectors.
  @unsafe
  init(_ memory: UnsafeMutableBufferPointer<SIMD4<UInt32>>) {
    unsafe words = UnsafeMutableRawPointer(memory.baseAddress.unsafelyUnwrapped)
  }

  /// The schedule's word plus the constant, for a round of one block.
  @inline(__always)
  func word(_ round: Int, _ block: Int) -> UInt32 {
    unsafe words.load(fromByteOffset: 16 &* round &+ 4 &* block, as: UInt32.self)
  }

  /// Computes the schedules of the four blocks at `offset`.
  ///
  /// Not inlined: together with the rounds, the optimizer would split it into scalars.
  @inline(never)
  func fill(_ blocks: RawSpan, at offset: Int) {
    for round in 0..<16 {
      for block in 0..<4 {
        // SAFETY: four blocks have 256 bytes, and any bytes are integers.
        let word = unsafe blocks.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset &+ 64 &* block &+ 4 &* round, as: UInt32.self)
        unsafe words.storeBytes(
          of: UInt32(bigEndian: word), toByteOffset: 16 &* round &+ 4 &* block, as: UInt32.self)
      }
    }
    var round = 0
    while round < 48 {
      self[round &+ 16] =
        self[round] &+ sigma0(self[round &+ 1]) &+ self[round &+ 9] &+ sigma1(self[round &+ 14])
      self[round] &+= SHA256.roundConstant(round)
      round &+= 1
    }
    while round < 64 {
      self[round] &+= SHA256.roundConstant(round)
      round &+= 1
    }
  }

  @inline(__always)
  private subscript(round: Int) -> SIMD4<UInt32> {
    get { unsafe words.load(fromByteOffset: 16 &* round, as: SIMD4<UInt32>.self) }
    nonmutating set {
      unsafe words.storeBytes(of: newValue, toByteOffset: 16 &* round, as: SIMD4<UInt32>.self)
    }
  }
}

// Vectors cannot be rotated, so rotations are pairs of shifts. The pairs are kept apart, because
// the optimizer would turn adjacent ones into rotations of single lanes.

@inline(__always)
private func sigma0(_ x: SIMD4<UInt32>) -> SIMD4<UInt32> {
  (((x &>> 3 ^ x &<< 14) ^ x &>> 7) ^ x &>> 18) ^ x &<< 25
}

@inline(__always)
private func sigma1(_ x: SIMD4<UInt32>) -> SIMD4<UInt32> {
  (((x &>> 10 ^ x &<< 13) ^ x &>> 17) ^ x &>> 19) ^ x &<< 15
}
