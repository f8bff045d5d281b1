/// A stack of trivial values without copy-on-write checks. An `Array` takes 36 instructions
/// instead of 31 for each byte in the canonicalizer, and 8,850 instead of 6,814 for a payload.
@safe
struct RecordStack<Record: BitwiseCopyable>: ~Copyable {
  /// SAFETY: the first `count` records are initialized, and `deinit` frees the memory. Every
  /// index below is checked.
  private var memory: UnsafeMutablePointer<Record>?
  private var capacity = 0
  private(set) var count = 0

  /// The capacity of the first allocation, which the first record makes.
  private let initialCapacity: Int

  init(initialCapacity: Int) {
    unsafe memory = nil
    self.initialCapacity = initialCapacity
  }

  deinit { unsafe memory?.deallocate() }

  @inline(__always)
  mutating func append(_ record: Record) {
    if count == capacity { grow() }
    unsafe memory.unsafelyUnwrapped[count] = record
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    // SAFETY: the old memory is not used after it is freed.
    capacity = max(initialCapacity, capacity * 2)
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity)
    if let old = unsafe memory {
      unsafe larger.initialize(from: old, count: count)
      unsafe old.deallocate()
    }
    unsafe memory = larger
  }

  /// Removes all records from `index` on.
  @inline(__always)
  mutating func truncate(to index: Int) {
    precondition(0...count ~= index)
    count = index
  }

  @inline(__always)
  subscript(index: Int) -> Record {
    get {
      precondition(0..<count ~= index)
      return unsafe memory.unsafelyUnwrapped[index]
    }
    set {
      precondition(0..<count ~= index)
      unsafe memory.unsafelyUnwrapped[index] = newValue
    }
  }

  /// The last record.
  @inline(__always)
  var last: Record? { count == 0 ? nil : self[count &- 1] }

  /// The records from `index` on. SAFETY: not to be used after the stack has changed.
  @inline(__always)
  func records(from index: Int) -> UnsafeMutableBufferPointer<Record> {
    precondition(0..<count ~= index)
    return unsafe UnsafeMutableBufferPointer(
      start: memory.unsafelyUnwrapped + index, count: count &- index)
  }
}
