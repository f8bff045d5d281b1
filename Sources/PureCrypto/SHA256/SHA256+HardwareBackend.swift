#if (PURECRYPTO_SHA_EXTENSIONS && (arch(x86_64) || arch(arm64))) || (arch(arm64) && canImport(Darwin))
  extension SHA256 {
    /// The compression function with the processor's SHA-256 instructions.
    static func compressWithHardware(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
      var vectors = SHAState(state)
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
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(16))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(20))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(24))
        SHAState.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, constants(28))
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(32))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(36))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(40))
        SHAState.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, constants(44))
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, constants(48))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, constants(52))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, constants(56))
        SHAState.advance(&w3, w0, w1, w2)
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

    /// The four words at `offset`, the first one in the lowest lane.
    @inline(__always)
    private static func words(_ blocks: RawSpan, _ offset: Int) -> SIMD4<UInt32> {
      // SAFETY: the block has 64 bytes, and any bytes are integers.
      let halves = unsafe blocks.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD8<UInt16>.self)
      let swapped = halves &<< 8 | halves &>> 8
      let words = SIMD8(
        swapped[1], swapped[0], swapped[3], swapped[2],
        swapped[5], swapped[4], swapped[7], swapped[6])
      // SAFETY: both have sixteen bytes, and any bytes are integers.
      return unsafe unsafeBitCast(words, to: SIMD4<UInt32>.self)
    }
  }
#endif
