/// The sixteen words of the message schedule that the next sixteen rounds take.
struct MessageSchedule {
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
    let sigma0 = rotateRight(rotateRight(next, 11) ^ next, 7) ^ (next &>> 3)
    let sigma1 = rotateRight(rotateRight(fourteenth, 2) ^ fourteenth, 17) ^ (fourteenth &>> 10)
    word = word &+ sigma0 &+ ninth &+ sigma1
  }
}
