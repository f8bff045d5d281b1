/// The message schedules of four blocks, a block in each lane, with the round constants added.
@safe
struct FourSchedules {
  /// 64 vectors. SAFETY: no index below goes beyond them.
  private let words: UnsafeMutableRawPointer

  /// Lays the schedules in memory for 64 vectors, which is the caller's.
  @unsafe
  init(_ memory: UnsafeMutableBufferPointer<SIMD4<UInt32>>) {
    unsafe words = UnsafeMutableRawPointer(memory.baseAddress.unsafelyUnwrapped)
  }

  /// The sum of the schedule's word and the constant for a round of one of the blocks.
  @inline(__always)
  func word(_ round: Int, _ block: Int) -> UInt32 {
    unsafe words.load(fromByteOffset: 16 &* round &+ 4 &* block, as: UInt32.self)
  }

  /// Computes the schedules of the four blocks at `offset`.
  ///
  /// Not inlined: together with the rounds it would be taken apart into scalars.
  @inline(never)
  func fill(_ blocks: RawSpan, at offset: Int) {
    for round in 0..<16 {
      for block in 0..<4 {
        // SAFETY: four blocks have 256 bytes, and any bytes make an integer.
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

// Where vectors cannot be rotated, rotations are pairs of shifts. The pairs are not left side by
// side: the optimizer would find them, and rotate each lane by itself.

@inline(__always)
private func sigma0(_ x: SIMD4<UInt32>) -> SIMD4<UInt32> {
  (((x &>> 3 ^ x &<< 14) ^ x &>> 7) ^ x &>> 18) ^ x &<< 25
}

@inline(__always)
private func sigma1(_ x: SIMD4<UInt32>) -> SIMD4<UInt32> {
  (((x &>> 10 ^ x &<< 13) ^ x &>> 17) ^ x &>> 19) ^ x &<< 15
}
