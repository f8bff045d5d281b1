/// A document in which every value has its canonical form but the members still have their order, and
/// what there is to know to sort them while it is copied.
@safe
struct CanonicalDraft: ~Copyable {
  /// SAFETY: memory of its own, initialized up to `count`, given back in `deinit`. Whoever writes has
  /// asked `reserve` for the room before.
  private(set) var memory: UnsafeMutableRawPointer
  private(set) var capacity: Int
  var count = 0

  /// Whether there are names with an escape, which take longer to compare.
  var hasEscapedNames = false

  /// The objects whose members have to be sorted, each behind those that lie within it.
  var unsorted = RecordStack<UnsortedObject>(initialCapacity: 2)

  /// The members of these, sorted, one object behind the other.
  var members = RecordStack<Member>(initialCapacity: 16)

  /// A member: from the quotation mark before its name to the end of its value.
  struct Member {
    var start: UInt32
    var end: UInt32
    /// How many of the `unsorted` objects end before this member does.
    var unsortedCount: UInt32
  }

  /// An object, from one brace to the other.
  struct UnsortedObject {
    var start: UInt32
    var end: UInt32
    /// Where its `members` begin; they end where those of the next object begin.
    var firstMember: UInt32
    /// How many of the `unsorted` objects end before this one begins.
    var unsortedBefore: UInt32
  }

  init(capacity: Int) {
    unsafe memory = .allocate(byteCount: capacity, alignment: 8)
    self.capacity = capacity
  }

  deinit { unsafe memory.deallocate() }

  /// Makes room for `additional` bytes.
  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    capacity = max(capacity + capacity / 2, count + additional)
    // SAFETY: the old memory is not used any more when it is given back.
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    unsafe larger.copyMemory(from: memory, byteCount: count)
    unsafe memory.deallocate()
    unsafe memory = larger
  }

  /// Appends a byte, for which there is room.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    // SAFETY: see `memory`.
    unsafe memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends a part of the text. There is room for it and for eight bytes more.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of text: borrowing JSONScanner) {
    // SAFETY: see `memory`.
    var written = 0
    while written < range.count {
      let word = text.word(at: range.lowerBound &+ written).littleEndian
      unsafe memory.storeBytes(of: word, toByteOffset: count &+ written, as: UInt64.self)
      written &+= 8
    }
    count &+= range.count
  }

  /// The names of what has been written so far. SAFETY: not to be used when anything more is.
  @inline(__always)
  var names: CanonicalNames { unsafe CanonicalNames(memory, hasEscapes: hasEscapedNames) }
}
