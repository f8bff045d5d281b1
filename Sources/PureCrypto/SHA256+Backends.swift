extension SHA256 {
  /// The compression function, over any number of whole blocks of 64 bytes (RFC 6234, section 6.2).
  ///
  /// The one seam behind which the backends stand. A processor's own instructions are used where the
  /// platform guarantees them, and elsewhere where the program was built with
  /// `PURECRYPTO_SHA_EXTENSIONS` and the processor, asked once, says that it has them.
  static func compress(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
    #if PURECRYPTO_SHA_EXTENSIONS && arch(x86_64)
      if processorHasSHAExtensions { return compressWithSHAExtensions(&state, blocks) }
    #endif
    compressPortably(&state, blocks)
  }
}
