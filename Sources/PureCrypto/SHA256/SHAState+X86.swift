#if PURECRYPTO_SHA_EXTENSIONS && arch(x86_64)
  internal import _Builtin_intrinsics.intel
  internal import _Builtin_intrinsics.intel.cpuid

  extension SHA256 {
    /// Whether the processor has the SHA extensions: leaf 7 of `cpuid`, bit 29 of EBX.
    static let processorHasSHAExtensions: Bool = {
      var (eax, ebx, ecx, edx): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
      // SAFETY: the pointers are valid for the call.
      let isKnown = unsafe __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0
      return isKnown && ebx & (1 << 29) != 0
    }()
  }

  /// The eight working variables as x86-64's SHA extensions hold them, the last of each four in the
  /// lowest lane.
  ///
  /// An instruction does two rounds.
  struct SHAState {
    private var abef: SIMD4<UInt32>
    private var cdgh: SIMD4<UInt32>

    @inline(__always)
    init(_ state: SIMD8<UInt32>) {
      abef = SIMD4(state[5], state[4], state[1], state[0])
      cdgh = SIMD4(state[7], state[6], state[3], state[2])
    }

    var state: SIMD8<UInt32> {
      @inline(__always) get {
        SIMD8(abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0])
      }
    }

    @inline(__always)
    mutating func add(_ other: SHAState) {
      abef &+= other.abef
      cdgh &+= other.cdgh
    }

    @inline(__always)
    mutating func fourRounds(_ words: SIMD4<UInt32>, _ constants: SIMD4<UInt32>) {
      let sums = words &+ constants
      let upper = SIMD4(sums[2], sums[3], sums[2], sums[3])
      cdgh = vector(_mm_sha256rnds2_epu32(register(cdgh), register(abef), register(sums)))
      abef = vector(_mm_sha256rnds2_epu32(register(abef), register(cdgh), register(upper)))
    }

    /// Replaces four words of the message schedule with those sixteen places later.
    @inline(__always)
    static func advance(
      _ first: inout SIMD4<UInt32>, _ second: SIMD4<UInt32>, _ third: SIMD4<UInt32>,
      _ fourth: SIMD4<UInt32>
    ) {
      let ninth = SIMD4(third[1], third[2], third[3], fourth[0])
      let sums = vector(_mm_sha256msg1_epu32(register(first), register(second))) &+ ninth
      first = vector(_mm_sha256msg2_epu32(register(sums), register(fourth)))
    }
  }

  @inline(__always)
  private func register(_ vector: SIMD4<UInt32>) -> __m128i {
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    unsafe unsafeBitCast(vector, to: __m128i.self)
  }

  @inline(__always)
  private func vector(_ register: __m128i) -> SIMD4<UInt32> {
    // SAFETY: both are sixteen bytes, and any bytes are integers.
    unsafe unsafeBitCast(register, to: SIMD4<UInt32>.self)
  }
#endif
