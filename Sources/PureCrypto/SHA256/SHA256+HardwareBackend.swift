#if (PURECRYPTO_SHA_EXTENSIONS && (arch(x86_64) || arch(arm64))) || (arch(arm64) && canImport(Darwin))
  extension SHA256 {
    /// The compression function with the processor's SHA-256 instructions.
    static func compressWithHardware(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
      var vectors = SHAState(state)
      var offset = 0
      while offset < blocks.byteCount {
        let start = vectors
        var w0 = fourWords(of: blocks, at: offset)
        var w1 = fourWords(of: blocks, at: offset &+ 16)
        var w2 = fourWords(of: blocks, at: offset &+ 32)
        var w3 = fourWords(of: blocks, at: offset &+ 48)

        vectors.fourRounds(w0, fourRoundConstants(0))
        vectors.fourRounds(w1, fourRoundConstants(4))
        vectors.fourRounds(w2, fourRoundConstants(8))
        vectors.fourRounds(w3, fourRoundConstants(12))
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, fourRoundConstants(16))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, fourRoundConstants(20))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, fourRoundConstants(24))
        SHAState.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, fourRoundConstants(28))
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, fourRoundConstants(32))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, fourRoundConstants(36))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, fourRoundConstants(40))
        SHAState.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, fourRoundConstants(44))
        SHAState.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, fourRoundConstants(48))
        SHAState.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, fourRoundConstants(52))
        SHAState.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, fourRoundConstants(56))
        SHAState.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, fourRoundConstants(60))

        vectors.add(start)
        offset &+= 64
      }
      state = vectors.state
    }
  }
#endif
