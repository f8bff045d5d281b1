#if arch(arm64) && (PURECRYPTO_SHA_EXTENSIONS || canImport(Darwin))
  internal import _Builtin_intrinsics.arm.neon

  /// The eight working variables as arm64's SHA-256 instructions hold them, the first of each four
  /// in the lowest lane.
  ///
  /// Two instructions do four rounds.
  struct SHAState {
    private var abcd: SIMD4<UInt32>
    private var efgh: SIMD4<UInt32>

    @inline(__always)
    init(_ state: SIMD8<UInt32>) {
      abcd = state.lowHalf
      efgh = state.highHalf
    }

    var state: SIMD8<UInt32> {
      @inline(__always) get { SIMD8(lowHalf: abcd, highHalf: efgh) }
    }

    @inline(__always)
    mutating func add(_ other: SHAState) {
      abcd &+= other.abcd
      efgh &+= other.efgh
    }

    @inline(__always)
    mutating func fourRounds(_ words: SIMD4<UInt32>, _ constants: SIMD4<UInt32>) {
      let sums = words &+ constants
      let before = abcd
      abcd = vsha256hq_u32(abcd, efgh, sums)
      efgh = vsha256h2q_u32(efgh, before, sums)
    }

    /// Replaces four words of the message schedule with those sixteen places later.
    @inline(__always)
    static func advance(
      _ first: inout SIMD4<UInt32>, _ second: SIMD4<UInt32>, _ third: SIMD4<UInt32>,
      _ fourth: SIMD4<UInt32>
    ) {
      first = vsha256su1q_u32(vsha256su0q_u32(first, second), third, fourth)
    }
  }
#endif
