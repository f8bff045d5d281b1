#if PUREBASE64_BYTE_SHUFFLES && arch(x86_64)
  internal import _Builtin_intrinsics.intel

  extension Base64ByteShuffles {
    /// Returns the elements of a table at the lower four bits of each index, or any byte for a
    /// negative one.
    @inline(__always)
    static func lookUp(_ indices: SIMD16<Int8>, in table: SIMD16<Int8>) -> SIMD16<Int8> {
      lanes(_mm_shuffle_epi8(register(table), register(indices)))
    }

    /// Returns the differences of unsigned lanes, or 0 if they would be negative.
    @inline(__always)
    static func saturatingDifference(
      _ left: SIMD16<Int8>, _ right: SIMD16<Int8>
    ) -> SIMD16<Int8> {
      lanes(_mm_subs_epu8(register(left), register(right)))
    }

    /// Returns the sextets of the words `ab` and `bc` of each group.
    ///
    /// A multiplication shifts each word by an amount of its own; its upper half, to the right.
    @inline(__always)
    static func sextets(ofWords words: SIMD8<UInt16>) -> SIMD16<Int8> {
      let even = _mm_and_si128(register(words), _mm_set1_epi32(0x0fc0_fc00))
      let odd = _mm_and_si128(register(words), _mm_set1_epi32(0x003f_03f0))
      return lanes(
        _mm_or_si128(
          _mm_mulhi_epu16(even, _mm_set1_epi32(0x0400_0040)),
          _mm_mullo_epi16(odd, _mm_set1_epi32(0x0100_0010))))
    }

    /// Joins each four sextets to the lowest 24 bits of a word.
    @inline(__always)
    static func groups(of sextets: SIMD16<Int8>) -> SIMD16<Int8> {
      let pairs = _mm_maddubs_epi16(register(sextets), _mm_set1_epi16(0x0140))
      return lanes(_mm_madd_epi16(pairs, _mm_set1_epi32(0x0001_1000)))
    }

    @inline(__always)
    private static func register(_ lanes: some SIMD) -> __m128i {
      bitCast(lanes, to: __m128i.self)
    }

    @inline(__always)
    private static func lanes(_ register: __m128i) -> SIMD16<Int8> {
      bitCast(register, to: SIMD16<Int8>.self)
    }
  }
#endif
