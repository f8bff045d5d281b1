extension Canonicalizer {
  /// Sorts the members of an object that has just been closed, if they are not sorted, and forgets
  /// them.
  ///
  /// - Throws: ``JSONError`` for a name that is there twice.
  mutating func finishObject(_ object: Container) throws(JSONError) {
    let first = object.firstMember
    if !isSorted(from: first) {
      try sortMembers(from: first)
      draft.unsorted.append(
        .init(
          start: object.start, end: UInt32(truncatingIfNeeded: draft.count),
          firstMember: UInt32(truncatingIfNeeded: draft.members.count),
          unsortedBefore: object.unsortedBefore))
      if draft.members.isEmpty { draft.members.reserveCapacity(members.count) }
      for index in first..<members.count {
        let member = members[index]
        draft.members.append(
          .init(start: member.start, end: member.end, unsortedCount: member.unsortedCount))
      }
    }
    members.removeSubrange(first...)
  }

  private func isSorted(from first: Int) -> Bool {
    var index = first &+ 1
    while index < members.count {
      if draft.compareNames(members[index &- 1], members[index]) >= 0 { return false }
      index &+= 1
    }
    return true
  }

  private mutating func sortMembers(from first: Int) throws(JSONError) {
    if members.count &- first <= 20 {
      insertionSort(from: first)
    } else {
      // The members are taken out while they are sorted, for the draft to be looked at meanwhile.
      var slice = members
      members = []
      slice[first...].sort { draft.compareNames($0, $1) < 0 }
      members = slice
    }
    var repeated: UInt32?
    for index in (first &+ 1)..<members.count {
      let (left, right) = (members[index &- 1], members[index])
      if draft.compareNames(left, right) == 0 {
        let offset = max(left.nameOffset, right.nameOffset)
        repeated = min(repeated ?? offset, offset)
      }
    }
    if let repeated { throw text.error(.duplicateName, at: Int(repeated)) }
  }

  private mutating func insertionSort(from first: Int) {
    for index in (first &+ 1)..<members.count {
      let member = members[index]
      var place = index
      while place > first, draft.compareNames(members[place &- 1], member) > 0 {
        members[place] = members[place &- 1]
        place &-= 1
      }
      members[place] = member
    }
  }
}
