/// The output of the first pass: every value is canonical, but the members are in input order.
///
/// It records what is needed to sort them while it is copied.
@safe
struct CanonicalDraft: ~Copyable {
  /// SAFETY: our own memory, initialized up to `count`, and freed in `deinit`.
  ///
  /// Every write is preceded by `reserve`.
  private(set) var memory: RawMemory
  private(set) var capacity: Int
  var count = 0

  /// Whether a name contains an escape, which makes comparisons slower.
  var hasEscapedNames = false

  /// The objects whose members must be sorted, each after those inside it.
  var unsorted = RecordStack<UnsortedObject>(initialCapacity: 2)

  /// The sorted members of these objects, one object after the other.
  var members = RecordStack<Member>(initialCapacity: 16)

  /// A member, from the quotation mark before its name to the end of its value.
  struct Member {
    var start: UInt32
    var end: UInt32
    /// The number of `unsorted` objects that end before this member does.
    var unsortedCount: UInt32
  }

  /// An object, from brace to brace.
  struct UnsortedObject {
    var start: UInt32
    var end: UInt32
    /// The index of its first member in `members`.
    ///
    /// Its members end where those of the next object begin.
    var firstMember: UInt32
    /// The number of `unsorted` objects that end before this one begins.
    var unsortedBefore: UInt32
  }

  /// Returns the number of unsorted objects that end before a place that is not inside one.
  func unsortedCount(before place: UInt32) -> UInt32 {
    var count = UInt32(truncatingIfNeeded: unsorted.count)
    while count > 0 {
      // Those inside an object are before it, and are skipped with it.
      let object = unsorted[Int(count &- 1)]
      if object.start < place { break }
      count = object.unsortedBefore
    }
    return count
  }

  init(capacity: Int) {
    memory = RawMemory(byteCount: capacity)
    self.capacity = capacity
  }

  deinit { memory.deallocate() }

  /// Reserves capacity for `additional` bytes.
  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(by: additional) }
  }

  @inline(never)
  private mutating func grow(by additional: Int) {
    capacity = max(capacity + capacity / 2, count + additional)
    memory = memory.grown(to: capacity, keeping: count)
  }

  /// Appends a byte, for which there is capacity.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    memory.store(byte, at: count)
    count &+= 1
  }

  /// Appends a part of the input.
  ///
  /// There is capacity for it and for eight more bytes.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of text: borrowing JSONScanner) {
    var written = 0
    while written < range.count {
      memory.store(word: text.word(at: range.lowerBound &+ written), at: count &+ written)
      written &+= 8
    }
    count &+= range.count
  }

  /// The names written so far.
  ///
  /// SAFETY: not to be used after the next write.
  @inline(__always)
  var names: CanonicalNames { CanonicalNames(memory, hasEscapes: hasEscapedNames) }
}

extension CanonicalDraft {
  /// Returns the document with its members sorted.
  func sorted() -> [UInt8] {
    // SAFETY: there is capacity for `count` bytes, and exactly these are copied.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initializedCount in
      if let start = output.baseAddress {
        var writer = unsafe BackwardWriter(to: RawMemory(start), from: memory, count: count)
        copySorted(to: &writer)
      }
      initializedCount = count
    }
  }

  /// A part of the draft that is still to be copied.
  private struct Piece {
    var start: UInt32
    var end: UInt32
    /// The number of `unsorted` objects that end before this part does.
    var unsortedCount: UInt32
  }

  /// An object whose members below `next` are still to be copied, and the part before it.
  private struct OpenObject {
    var firstMember: UInt32
    var next: UInt32
    var rest: Piece
  }

  /// Copies from the end to the start.
  ///
  /// Unsorted objects are recorded after those inside them, so that, backward, every object
  /// precedes its parts. Depth takes no stack.
  private func copySorted(to writer: inout BackwardWriter) {
    var open = RecordStack<OpenObject>(initialCapacity: 8)
    var piece = Piece(
      start: 0, end: UInt32(truncatingIfNeeded: count),
      unsortedCount: UInt32(truncatingIfNeeded: unsorted.count))
    while true {
      if let object = openLastObject(of: piece, &writer) {
        open.append(object)
      } else {
        writer.copy(Int(piece.start), Int(piece.end))
        guard let object = open.last else { return }
        if object.next > object.firstMember { writer.write(UInt8(ascii: ",")) }
      }
      piece = nextPiece(of: &open, &writer)
    }
  }

  /// Copies what follows the last unsorted object of the part, and its brace.
  ///
  /// Returns `nil` if there is no such object.
  @inline(__always)
  private func openLastObject(of piece: Piece, _ writer: inout BackwardWriter) -> OpenObject? {
    if piece.unsortedCount == 0 { return nil }
    let index = Int(piece.unsortedCount &- 1)
    let object = unsorted[index]
    if object.start < piece.start { return nil }
    writer.copy(Int(object.end), Int(piece.end))
    writer.write(UInt8(ascii: "}"))
    let isLast = index &+ 1 == unsorted.count
    return OpenObject(
      firstMember: object.firstMember,
      next: isLast
        ? UInt32(truncatingIfNeeded: members.count) : unsorted[index &+ 1].firstMember,
      rest: Piece(
        start: piece.start, end: object.start, unsortedCount: object.unsortedBefore))
  }

  /// Returns the next member of the innermost object or, after the last one, the part before the
  /// object.
  @inline(__always)
  private func nextPiece(of open: inout RecordStack<OpenObject>, _ writer: inout BackwardWriter)
    -> Piece
  {
    let last = open.count &- 1
    let object = open[last]
    if object.next == object.firstMember {
      writer.write(UInt8(ascii: "{"))
      open.truncate(to: last)
      return object.rest
    }
    open[last].next &-= 1
    let member = members[Int(object.next &- 1)]
    return Piece(start: member.start, end: member.end, unsortedCount: member.unsortedCount)
  }
}

/// A writer from the end of a buffer to its start.
@safe
private struct BackwardWriter {
  /// SAFETY: `position` bytes of capacity are left, and everything copied is inside the source.
  private let output: RawMemory
  private let source: RawMemory
  private var position: Int

  init(to output: RawMemory, from source: RawMemory, count: Int) {
    self.output = output
    self.source = source
    position = count
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    position &-= 1
    output.store(byte, at: position)
  }

  @inline(__always)
  mutating func copy(_ start: Int, _ end: Int) {
    position &-= end &- start
    output.copy(source, start..<end, to: position)
  }
}
