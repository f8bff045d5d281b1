#if arch(arm64) && (PUREBASE64_BYTE_SHUFFLES || canImport(Darwin))
  internal import _Builtin_intrinsics.arm.neon

  extension Base64ByteShuffles {
    /// Returns the elements of a table at the lower four bits of each index, or any byte for a
    /// negative one.
    @inline(__always)
    static func lookUp(_ indices: SIMD16<Int8>, in table: SIMD16<Int8>) -> SIMD16<Int8> {
      vqtbl1q_s8(table, bitCast(indices & 0x0f, to: SIMD16<UInt8>.self))
    }

    /// Returns the differences of unsigned lanes, or 0 if they would be negative.
    @inline(__always)
    static func saturatingDifference(
      _ left: SIMD16<Int8>, _ right: SIMD16<Int8>
    ) -> SIMD16<Int8> {
      let (left, right) = (
        bitCast(left, to: SIMD16<UInt8>.self), bitCast(right, to: SIMD16<UInt8>.self)
      )
      return bitCast(vqsubq_u8(left, right), to: SIMD16<Int8>.self)
    }

    /// Returns the sextets of the words `ab` and `bc` of each group.
    @inline(__always)
    static func sextets(ofWords words: SIMD8<UInt16>) -> SIMD16<Int8> {
      func lanes(_ ab: UInt16, _ bc: UInt16) -> SIMD8<UInt16> {
        SIMD8(ab, bc, ab, bc, ab, bc, ab, bc)
      }
      let even = (words & lanes(0xfc00, 0x0fc0)) &>> lanes(10, 6)
      let odd = (words & lanes(0x03f0, 0x003f)) &<< lanes(4, 8)
      return bitCast(even | odd, to: SIMD16<Int8>.self)
    }

    /// Joins each four sextets to the lowest 24 bits of a word.
    @inline(__always)
    static func groups(of sextets: SIMD16<Int8>) -> SIMD16<Int8> {
      let words = bitCast(sextets, to: SIMD8<UInt16>.self)
      let pairs = bitCast((words &<< 6 | words &>> 8) & 0x0fff, to: SIMD4<UInt32>.self)
      return bitCast((pairs &<< 12 | pairs &>> 16) & 0x00ff_ffff, to: SIMD16<Int8>.self)
    }
  }
#endif
