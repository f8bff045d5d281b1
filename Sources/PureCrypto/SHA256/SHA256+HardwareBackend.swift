#if (PURECRYPTO_SHA_EXTENSIONS && (arch(x86_64) || arch(arm64))) || (arch(arm64) && canImport(Darwin))
  extension SHA256 {
    /// The compression function in a processor's own SHA-256 instructions. They hold the eight
    /// variables as two vectors, in an order that differs from processor to processor.
    static func compressWithInstructions(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
      var vectors = InstructionVectors(state)
      var offset = 0
      while offset < blocks.byteCount {
        let start = vectors
        var w0 = words(blocks, offset)
        var w1 = words(blocks, offset &+ 16)
        var w2 = words(blocks, offset &+ 32)
        var w3 = words(blocks, offset &+ 48)

        vectors.fourRounds(w0, constants(0))
        vectors.fourRounds(w1, constants(4))
        vectors.fourRounds(w2, constants(8))
        vectors.fourRounds(w3, constants(12))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(16))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(20))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(24))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, constants(28))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(32))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(36))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(40))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, constants(44))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(48))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(52))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(56))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, constants(60))

        vectors.add(start)
        offset &+= 64
      }
      state = vectors.state
    }

    /// The constants of four rounds.
    @inline(__always)
    private static func constants(_ round: Int) -> SIMD4<UInt32> {
      SIMD4(
        roundConstant(round), roundConstant(round &+ 1), roundConstant(round &+ 2),
        roundConstant(round &+ 3))
    }

    /// The four words at `offset`, the first one lowest.
    @inline(__always)
    private static func words(_ blocks: RawSpan, _ offset: Int) -> SIMD4<UInt32> {
      // SAFETY: the block has 64 bytes, and any bytes make integers.
      let halves = unsafe blocks.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD8<UInt16>.self)
      let swapped = halves &<< 8 | halves &>> 8
      let words = SIMD8(
        swapped[1], swapped[0], swapped[3], swapped[2],
        swapped[5], swapped[4], swapped[7], swapped[6])
      // SAFETY: both are sixteen bytes, and any bytes make integers.
      return unsafe unsafeBitCast(words, to: SIMD4<UInt32>.self)
    }
  }
#endif
