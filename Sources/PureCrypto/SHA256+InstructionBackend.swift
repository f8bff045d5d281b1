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

        vectors.fourRounds(w0, SIMD4(0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5))
        vectors.fourRounds(w1, SIMD4(0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5))
        vectors.fourRounds(w2, SIMD4(0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3))
        vectors.fourRounds(w3, SIMD4(0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, SIMD4(0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, SIMD4(0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, SIMD4(0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, SIMD4(0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, SIMD4(0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, SIMD4(0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, SIMD4(0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, SIMD4(0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070))
        InstructionVectors.advance(&w0, w1, w2, w3)
        vectors.fourRounds(w0, SIMD4(0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5))
        InstructionVectors.advance(&w1, w2, w3, w0)
        vectors.fourRounds(w1, SIMD4(0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3))
        InstructionVectors.advance(&w2, w3, w0, w1)
        vectors.fourRounds(w2, SIMD4(0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208))
        InstructionVectors.advance(&w3, w0, w1, w2)
        vectors.fourRounds(w3, SIMD4(0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2))

        vectors.add(start)
        offset &+= 64
      }
      state = vectors.state
    }

    /// The four words at `offset`, the first one lowest.
    @inline(__always)
    private static func words(_ blocks: RawSpan, _ offset: Int) -> SIMD4<UInt32> {
      // SAFETY: the block has 64 bytes, and any bytes make integers.
      let bytes = unsafe blocks.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD4<UInt32>.self)
      let swappedHalves = (bytes &<< 8) & 0xff00_ff00 | (bytes &>> 8) & 0x00ff_00ff
      return swappedHalves &<< 16 | swappedHalves &>> 16
    }
  }
#endif
