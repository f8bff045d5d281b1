extension SHA256 {
  /// The compression function, over any number of whole blocks of 64 bytes (RFC 6234, section 6.2).
  ///
  /// The one seam behind which the backends stand. A processor's own instructions are used where the
  /// platform guarantees them (Apple silicon), and elsewhere where the program was built with
  /// `PURECRYPTO_SHA_EXTENSIONS`: on x86-64 if the processor, asked once, says that it has them, on
  /// arm64 always, so define it there for processors that have them only.
  static func compress(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
    #if arch(arm64) && (PURECRYPTO_SHA_EXTENSIONS || canImport(Darwin))
      compressWithInstructions(&state, blocks)
    #elseif arch(x86_64) && PURECRYPTO_SHA_EXTENSIONS
      if processorHasInstructions {
        compressWithInstructions(&state, blocks)
      } else {
        compressPortably(&state, blocks)
      }
    #else
      compressPortably(&state, blocks)
    #endif
  }
}
