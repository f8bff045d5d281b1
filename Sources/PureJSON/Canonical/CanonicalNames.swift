/// The names in a draft, to be compared while no one writes to it.
@safe
struct CanonicalNames {
  /// SAFETY: the memory of a draft, which is neither written nor freed meanwhile.
  ///
  /// After what is written, there is always capacity for eight more bytes.
  private let memory: RawMemory
  private let hasEscapes: Bool

  init(_ memory: RawMemory, hasEscapes: Bool) {
    self.memory = memory
    self.hasEscapes = hasEscapes
  }

  @inline(__always)
  private func byte(at offset: Int) -> UInt8 {
    memory.byte(at: offset)
  }

  /// Eight bytes, the first one most significant.
  @inline(__always)
  private func bigEndianWord(at offset: Int) -> UInt64 {
    memory.word(at: offset).byteSwapped
  }
}

extension CanonicalNames {
  /// Returns a negative number, 0, or a positive number if the UTF-16 code units of one name
  /// precede, equal, or follow those of the other (RFC 8785, section 3.2.3).
  @inline(__always)
  func compare(_ left: Canonicalizer.OpenMember, _ right: Canonicalizer.OpenMember) -> Int {
    if hasEscapes { return compareEscaped(left, right) }
    let (leftStart, leftCount) = left.nameContent
    let (rightStart, rightCount) = right.nameContent
    let common = min(leftCount, rightCount)
    var offset = 0
    while offset < common {
      let leftWord = bigEndianWord(at: leftStart &+ offset)
      let difference = leftWord ^ bigEndianWord(at: rightStart &+ offset)
      if difference != 0 {
        offset &+= difference.leadingZeroBitCount &>> 3
        if offset >= common { break }
        let (left, right) = (byte(at: leftStart &+ offset), byte(at: rightStart &+ offset))
        return Int(utf16Rank(left)) &- Int(utf16Rank(right))
      }
      offset &+= 8
    }
    return leftCount &- rightCount
  }

  /// The rank of a UTF-8 byte in UTF-16 order, if the bytes before it are equal.
  ///
  /// It is that in UTF-8 order, except for code points from U+10000 on: they are surrogates in
  /// UTF-16, and precede U+E000.
  @inline(__always)
  private func utf16Rank(_ byte: UInt8) -> UInt8 {
    if byte < 0xee { return byte }
    return byte >= 0xf0 ? byte &- 2 : byte &+ 5
  }

  @inline(never)
  private func compareEscaped(
    _ left: Canonicalizer.OpenMember, _ right: Canonicalizer.OpenMember
  ) -> Int {
    var leftPosition = left.nameContent.start
    var rightPosition = right.nameContent.start
    let leftEnd = leftPosition + left.nameContent.count
    let rightEnd = rightPosition + right.nameContent.count
    while leftPosition < leftEnd, rightPosition < rightEnd {
      let left = takeUnescapedByte(at: &leftPosition)
      let right = takeUnescapedByte(at: &rightPosition)
      if left != right { return Int(utf16Rank(left)) - Int(utf16Rank(right)) }
    }
    return (leftEnd - leftPosition) - (rightEnd - rightPosition)
  }

  /// Takes the next byte of a name.
  ///
  /// In canonical form, an escape is one byte.
  private func takeUnescapedByte(at position: inout Int) -> UInt8 {
    let first = byte(at: position)
    position &+= 1
    if first != UInt8(ascii: "\\") { return first }
    let character = byte(at: position)
    position &+= 1
    switch character {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "f"): return 0x0c
    case UInt8(ascii: "r"): return 0x0d
    case UInt8(ascii: "u"):
      // `00` and two digits, the last of which can be a letter.
      let (upper, lower) = (byte(at: position &+ 2), byte(at: position &+ 3))
      position &+= 4
      return (upper & 15) &<< 4 | (lower & 15) &+ (lower >= UInt8(ascii: "a") ? 9 : 0)
    default: return character
    }
  }
}

extension Canonicalizer.OpenMember {
  /// The range between the quotation marks of the name.
  @inline(__always)
  fileprivate var nameContent: (start: Int, count: Int) {
    (Int(start) &+ 1, Int(nameEnd) &- Int(start) &- 2)
  }
}
