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

extension CanonicalDraft {
  /// The document with its members sorted.
  func sorted() -> [UInt8] {
    // SAFETY: there is room for `count` bytes, and just so many are copied.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initializedCount in
      if let start = output.baseAddress {
        var writer = unsafe BackwardWriter(to: start, from: memory, count: count)
        copySorted(to: &writer)
      }
      initializedCount = count
    }
  }

  /// A part of the draft that is still to be copied.
  private struct Piece {
    var start: Int
    var end: Int
    /// How many of the `unsorted` objects end before the piece does.
    var unsortedCount: Int
  }

  /// An object of which the members below `next` are still to be copied, and what stands before it.
  private struct OpenObject {
    var firstMember: Int
    var next: Int
    var rest: Piece
  }

  /// Copies from the end to the start. An unsorted object is noted down behind those within it, so
  /// that, backwards, every object comes before its parts. The depth of the document costs no depth
  /// of calls.
  private func copySorted(to writer: inout BackwardWriter) {
    var open = RecordStack<OpenObject>(initialCapacity: 8)
    var piece = Piece(start: 0, end: count, unsortedCount: unsorted.count)
    while true {
      if let object = openLastObject(of: piece, &writer) {
        open.append(object)
      } else {
        writer.copy(piece.start, piece.end)
        guard let object = open.last else { return }
        if object.next > object.firstMember { writer.write(UInt8(ascii: ",")) }
      }
      piece = nextPiece(of: &open, &writer)
    }
  }

  /// Copies what stands behind the last unsorted object of the piece, and its brace; nil if there is
  /// no such object.
  @inline(__always)
  private func openLastObject(of piece: Piece, _ writer: inout BackwardWriter) -> OpenObject? {
    if piece.unsortedCount == 0 { return nil }
    let index = piece.unsortedCount &- 1
    let object = unsorted[index]
    if object.start < piece.start { return nil }
    writer.copy(Int(object.end), piece.end)
    writer.write(UInt8(ascii: "}"))
    let isLast = index &+ 1 == unsorted.count
    return OpenObject(
      firstMember: Int(object.firstMember),
      next: isLast ? members.count : Int(unsorted[index &+ 1].firstMember),
      rest: Piece(
        start: piece.start, end: Int(object.start), unsortedCount: Int(object.unsortedBefore)))
  }

  /// The next member of the innermost object, or, when that has no more, what stands before it.
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
    let member = members[object.next &- 1]
    return Piece(
      start: Int(member.start), end: Int(member.end), unsortedCount: Int(member.unsortedCount))
  }
}

/// Writes from the end of a room to its start.
@safe
private struct BackwardWriter {
  /// SAFETY: `position` bytes of room are left, and all that is copied lies within the source.
  private let output: UnsafeMutablePointer<UInt8>
  private let source: UnsafeMutableRawPointer
  private var position: Int

  init(
    to output: UnsafeMutablePointer<UInt8>, from source: UnsafeMutableRawPointer, count: Int
  ) {
    unsafe self.output = output
    unsafe self.source = source
    position = count
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    position &-= 1
    unsafe output[position] = byte
  }

  @inline(__always)
  mutating func copy(_ start: Int, _ end: Int) {
    position &-= end &- start
    unsafe UnsafeMutableRawPointer(output + position)
      .copyMemory(from: source + start, byteCount: end &- start)
  }
}
