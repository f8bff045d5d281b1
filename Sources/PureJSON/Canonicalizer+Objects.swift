extension Canonicalizer {
  /// Sorts the members of an object that has just been closed, if they are not sorted, and forgets
  /// them.
  ///
  /// - Throws: ``JSONError`` for a name that is there twice.
  mutating func finishObject(_ object: Container) throws(JSONError) {
    let first = object.firstMember
    let count = members.count &- first
    if try count > 20 ? sortMany(from: first) : sortFew(from: first) {
      draft.unsorted.append(
        .init(
          start: object.start, end: UInt32(truncatingIfNeeded: draft.count),
          firstMember: UInt32(truncatingIfNeeded: draft.members.count),
          unsortedBefore: object.unsortedBefore))
      for index in first..<members.count {
        let member = members[index]
        draft.members.append(
          .init(start: member.start, end: member.end, unsortedCount: member.unsortedCount))
      }
    }
    members.truncate(to: first)
  }

  /// Puts each member where it belongs among those before it; says whether one had to move.
  private mutating func sortFew(from first: Int) throws(JSONError) -> Bool {
    let names = draft.names
    var hasMoved = false
    var index = first &+ 1
    while index < members.count {
      let member = members[index]
      var place = index
      while place > first {
        let before = members[place &- 1]
        let order = names.compare(before, member)
        if order == 0 { throw text.error(.duplicateName, at: Int(member.nameOffset)) }
        if order < 0 { break }
        members[place] = before
        place &-= 1
      }
      if place != index {
        members[place] = member
        hasMoved = true
      }
      index &+= 1
    }
    return hasMoved
  }

  /// The same in a time that grows only a little faster than the number of members.
  private mutating func sortMany(from first: Int) throws(JSONError) -> Bool {
    let names = draft.names
    // SAFETY: the buffer is not used any more when members are appended.
    let members = unsafe members.records(from: first)
    let isSorted = (1..<members.count).allSatisfy {
      unsafe names.compare(members[$0 - 1], members[$0]) < 0
    }
    if isSorted { return false }
    unsafe sortStably(members) { names.compare($0, $1) < 0 }
    var firstRepeated: UInt32?
    for place in 1..<members.count {
      let (before, member) = unsafe (members[place - 1], members[place])
      if names.compare(before, member) == 0 {
        firstRepeated = min(firstRepeated ?? .max, max(before.nameOffset, member.nameOffset))
      }
    }
    if let firstRepeated { throw text.error(.duplicateName, at: Int(firstRepeated)) }
    return true
  }
}
