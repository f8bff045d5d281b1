extension SHA256 {
  /// The compression function in portable Swift: no branch on the data, and no index that depends on
  /// it.
  static func compressPortably(_ state: inout SIMD8<UInt32>, _ blocks: RawSpan) {
    var offset = 0
    // Vectors pay only where they are optimized.
    #if !DEBUG
      while blocks.byteCount &- offset >= 256 {
        compressFour(&state, blocks, at: offset)
        offset &+= 256
      }
    #endif
    while offset < blocks.byteCount {
      compressOne(&state, blocks, at: offset)
      offset &+= 64
    }
  }

  private static func compressOne(
    _ state: inout SIMD8<UInt32>, _ blocks: RawSpan, at offset: Int
  ) {
    var schedule = MessageSchedule(block: blocks, at: offset)
    var variables = WorkingVariables(state)
    variables.sixteenRounds(schedule, 0)
    #if hasFeature(Embedded)
      // Half the code, and three instructions in a hundred more.
      var first = 16
      while first < 64 {
        schedule.advance()
        variables.sixteenRounds(schedule, first)
        first &+= 16
      }
    #else
      schedule.advance()
      variables.sixteenRounds(schedule, 16)
      schedule.advance()
      variables.sixteenRounds(schedule, 32)
      schedule.advance()
      variables.sixteenRounds(schedule, 48)
    #endif
    state &+= variables.vector
  }

  /// Compresses the four blocks at `offset`. What does not depend on the chaining value is computed
  /// for all four at once.
  private static func compressFour(
    _ state: inout SIMD8<UInt32>, _ blocks: RawSpan, at offset: Int
  ) {
    // SAFETY: the memory has room for the 64 vectors that `fill` writes, and stays in the closure.
    unsafe withUnsafeTemporaryAllocation(of: SIMD4<UInt32>.self, capacity: 64) { memory in
      let schedules = unsafe FourSchedules(memory)
      schedules.fill(blocks, at: offset)
      for block in 0..<4 {
        var variables = WorkingVariables(state)
        variables.allRounds(schedules, block)
        state &+= variables.vector
      }
    }
  }
}
