extension JSONScanner {
  /// Checks that the names of an object's members are different (RFC 7493, section 2.3).
  ///
  /// - Throws: ``JSONError`` with the place of the first one that is not.
  @inline(__always)
  func checkNames(_ count: Int, _ name: (Int) -> ScannedString) throws(JSONError) {
    if areClearlyDifferent(count, name) { return }
    let isShort = count <= 16
    guard
      let duplicate = isShort ? firstDuplicate(count, name) : firstDuplicateOfMany(count, name)
    else { return }
    throw error(.duplicateName, at: name(duplicate).start - 1)
  }

  /// Returns whether no two names can be equal, judging by their lengths, first bytes, and last
  /// bytes.
  ///
  /// That decides for the names of most tokens, and saves 290 instructions for six.
  @inline(__always)
  private func areClearlyDifferent(_ count: Int, _ name: (Int) -> ScannedString) -> Bool {
    var seen: UInt64 = 0
    for index in 0..<count {
      let name = name(index)
      // Those of an empty name are its quotation marks.
      let (first, last) = (Int(byte(at: name.start)), Int(byte(at: name.end &- 1)))
      let bit: UInt64 = 1 &<< UInt64(first &+ 2 &* last &+ name.end &- name.start)
      if name.hasEscapes || seen & bit != 0 { return false }
      seen |= bit
    }
    return true
  }

  /// Returns the index of the first name that is equal to an earlier one.
  @inline(__always)
  private func firstDuplicate(_ count: Int, _ name: (Int) -> ScannedString) -> Int? {
    for index in 0..<count {
      let current = name(index)
      for earlier in 0..<index where isSame(name(earlier), current) { return index }
    }
    return nil
  }

  @inline(__always)
  private func isSame(_ left: ScannedString, _ right: ScannedString) -> Bool {
    if left.hasEscapes || right.hasEscapes { return bytes(of: left) == bytes(of: right) }
    guard left.end &- left.start == right.end &- right.start else { return false }
    for offset in 0..<(left.end &- left.start)
    where byte(at: left.start &+ offset) != byte(at: right.start &+ offset) { return false }
    return true
  }

  /// The same in less time for many names.
  @inline(never)
  private func firstDuplicateOfMany(_ count: Int, _ name: (Int) -> ScannedString) -> Int? {
    let names = (0..<count).map { bytes(of: name($0)) }
    var sorted = RecordStack<Int>(initialCapacity: count)
    for index in 0..<count { sorted.append(index) }
    sorted.sort(from: 0) { names[$0].lexicographicallyPrecedes(names[$1]) }
    var first: Int?
    for place in 1..<count where names[sorted[place - 1]] == names[sorted[place]] {
      first = min(first ?? count, sorted[place])
    }
    return first
  }

  /// The bytes of a name, which has been scanned.
  @inline(never)
  private func bytes(of name: ScannedString) -> [UInt8] {
    (try? value(of: name)).map { Array($0.utf8) } ?? []
  }
}
