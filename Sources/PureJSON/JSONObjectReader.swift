/// The members of an object that is being read, with the places of their names.
struct JSONObjectReader {
  private var members: [JSONValue.Member] = []
  private var nameOffsets: [Int] = []
  private var name = ""

  /// Reads `"name":`, with the white space before and between.
  mutating func readName(from reader: inout JSONReader) throws(JSONError) {
    guard reader.skipWhitespace() == UInt8(ascii: "\"") else { throw reader.unexpected() }
    nameOffsets.append(reader.offset)
    name = try reader.readString()
    guard reader.skipWhitespace() == UInt8(ascii: ":") else { throw reader.unexpected() }
    reader.offset += 1
  }

  mutating func add(_ value: JSONValue) {
    members.append(JSONValue.Member(name, value))
  }

  /// The members, no two of which have the same name.
  func uniqueMembers() throws(JSONError) -> [JSONValue.Member] {
    let sorted = members.indices.sorted { left, right in
      let (left, right) = (members[left].name.utf8, members[right].name.utf8)
      return left.lexicographicallyPrecedes(right)
    }
    var firstRepetition: Int?
    for (left, right) in zip(sorted, sorted.dropFirst())
    where members[left].name.utf8.elementsEqual(members[right].name.utf8) {
      let offset = nameOffsets[max(left, right)]
      firstRepetition = min(firstRepetition ?? offset, offset)
    }
    if let firstRepetition { throw JSONError(.duplicateName, offset: firstRepetition) }
    return members
  }
}
