#if (PUREBASE64_BYTE_SHUFFLES && (arch(x86_64) || arch(arm64))) || (arch(arm64) && canImport(Darwin))
  /// Base64 with the processor's byte shuffles.
  ///
  /// A shuffle looks up sixteen bytes at once in a register. No memory is indexed, and nothing
  /// branches on the data.
  enum Base64ByteShuffles {
    /// The number of bytes that ``Reader/decode(_:to:)`` writes after the twelve.
    static var overhang: Int { 4 }

    /// Returns the sixteen characters that the first twelve bytes of a block encode to.
    ///
    /// A sextet becomes its character when the offset of its range is added: a-z is range 0, each
    /// digit and each of the last two characters is one of the ranges 1 to 12, and A-Z is 13.
    @inline(__always)
    static func characters(
      encoding block: SIMD16<Int8>, as variant: Base64.Variant
    ) -> SIMD16<Int8> {
      let offsets =
        variant.isURLSafe
        ? SIMD16<Int8>(71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -17, 32, 65, 0, 0)
        : SIMD16<Int8>(71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0)
      let sextets = sextets(ofWords: words(of: block))
      let isAboveUpper = Base64.mask(of: sextets, above: 25)
      let range = saturatingDifference(sextets, SIMD16(repeating: 51)) | ~isAboveUpper & 13
      return sextets &+ lookUp(range, in: offsets)
    }

    /// Returns the words `ab` and `bc` for each group of bytes `a`, `b`, and `c`.
    @inline(__always)
    private static func words(of bytes: SIMD16<Int8>) -> SIMD8<UInt16> {
      let places = SIMD16<Int8>(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10)
      return bitCast(lookUp(places, in: bytes), to: SIMD8<UInt16>.self)
    }
  }

  extension Base64ByteShuffles {
    /// Decodes sixteen characters at a time.
    struct Reader {
      /// For each lower half of a character, the upper halves that make it one of the alphabet, as
      /// bits: 2 for signs, 3 for digits, 4 and 5 for A-Z and `_`, 6 and 7 for a-z.
      private let upperHalves: SIMD16<Int8>

      /// For each upper half, the offset from characters to sextets; at 0, that of the last
      /// character.
      private let offsets: SIMD16<Int8>

      /// The last character of the alphabet, whose upper half has others with another offset.
      private let last: SIMD16<Int8>

      /// The lanes that have contained a character outside the alphabet.
      private var invalid = SIMD16<Int8>()

      init(_ variant: Base64.Variant) {
        if variant.isURLSafe {
          last = SIMD16(repeating: 0x5f)
          offsets = SIMD16(-32, 0, 17, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0)
          upperHalves = bitCast(
            SIMD16<UInt8>(
              0xa8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8,
              0xf8, 0xf8, 0xf0, 0x50, 0x50, 0x54, 0x50, 0x70), to: SIMD16<Int8>.self)
        } else {
          last = SIMD16(repeating: 0x2f)
          offsets = SIMD16(16, 0, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0)
          upperHalves = bitCast(
            SIMD16<UInt8>(
              0xa8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8,
              0xf8, 0xf8, 0xf0, 0x54, 0x50, 0x50, 0x50, 0x54), to: SIMD16<Int8>.self)
        }
      }

      /// Whether all characters so far are in the alphabet.
      var isValid: Bool {
        let halves = bitCast(invalid, to: SIMD2<UInt64>.self)
        return halves[0] | halves[1] == 0
      }

      /// Writes the twelve bytes of sixteen characters, and four zeros.
      @inline(__always)
      mutating func decode(_ characters: SIMD16<Int8>, to output: UnsafeMutableRawPointer) {
        let upper = bitCast(
          bitCast(characters, to: SIMD16<UInt8>.self) &>> 4, to: SIMD16<Int8>.self)
        let bits = SIMD16<Int8>(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0)
        let found = lookUp(characters, in: upperHalves) & lookUp(upper, in: bits)
        invalid |= bitCast(found .== SIMD16<Int8>(), to: SIMD16<Int8>.self)

        let isLast = bitCast(characters .== last, to: SIMD16<Int8>.self)
        let groups = groups(of: characters &+ lookUp(upper & ~isLast, in: offsets))
        let places = SIMD16<Int8>(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 7, 11, 15)
        let bytes = lookUp(places, in: groups)
        // SAFETY: the callers have capacity for sixteen bytes.
        unsafe output.storeBytes(of: bytes, as: SIMD16<Int8>.self)
      }
    }
  }
#endif
