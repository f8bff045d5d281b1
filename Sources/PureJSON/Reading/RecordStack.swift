/// A stack of plain records, in memory of its own that nobody else can refer to: what an array does
/// with less to ask.
@safe
struct RecordStack<Record: BitwiseCopyable>: ~Copyable {
  /// SAFETY: the first `count` records are initialized, and `deinit` gives the memory back. Every
  /// index below is checked, but in `top`, which is only there when there is a record.
  private var memory: UnsafeMutablePointer<Record>?
  private var capacity = 0
  private(set) var count = 0

  /// Takes no memory before the first record, and then enough for `initialCapacity`.
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
    // SAFETY: the old memory is not used any more when it is given back.
    capacity = max(initialCapacity, capacity * 2)
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity)
    if let old = unsafe memory {
      unsafe larger.initialize(from: old, count: count)
      unsafe old.deallocate()
    }
    unsafe memory = larger
  }

  /// Drops all records from `index` on.
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

  /// The record that was appended last.
  @inline(__always)
  var last: Record? { count == 0 ? nil : self[count &- 1] }

  /// The records from `index` on. SAFETY: they must not be used when the stack has changed.
  @inline(__always)
  func records(from index: Int) -> UnsafeMutableBufferPointer<Record> {
    precondition(0..<count ~= index)
    return unsafe UnsafeMutableBufferPointer(
      start: memory.unsafelyUnwrapped + index, count: count &- index)
  }
}
