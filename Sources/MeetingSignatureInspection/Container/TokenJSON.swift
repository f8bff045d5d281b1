#if canImport(PureCrypto)
  internal import PureJSON
#endif

/// The members of a header or a payload.
struct TokenClaims {
  let members: [JSONValue.Member]

  /// `nil` if the document isn't an object.
  init?(_ document: JSONValue) {
    guard case .object(let members) = document else { return nil }
    self.members = members
  }

  var names: [String] { members.map { $0.name } }

  subscript(_ name: String) -> JSONValue? {
    members.first { $0.name.hasSameBytes(as: name) }?.value
  }

  func contains(_ name: String) -> Bool { members.contains { $0.name.hasSameBytes(as: name) } }

  /// The first of the names that a claim has.
  @inline(never)
  func firstName(of names: Words) -> String? { names.first { contains($0.string) }?.string }

  /// The names that claims have.
  func names(among names: Words) -> [String] {
    var found: [String] = []
    for name in names where contains(name.string) { found.append(name.string) }
    return found
  }

  /// The value of a claim, if it is a string.
  func string(_ name: String) -> String? { self[name]?.stringValue }
}

/// A document that is read in spite of certain faults, which are reported: invalid UTF-8 is
/// replaced, and a duplicate name is marked.
struct RepairedJSON {
  private(set) var document: JSONValue?
  private(set) var isRepaired = false
  private(set) var findings: StageFindings

  /// The prefix of a duplicate name.
  static var duplicateMark: String { "again:" }

  /// Reads a document.
  ///
  /// Reports `cause` if it can't be read.
  init(_ bytes: [UInt8], invalid cause: InspectionCause, _ part: InspectionPlace.Part) {
    findings = StageFindings(.container, in: part)
    var bytes = bytes
    // The length of the marks before the place of an error, or `nil` if bytes were replaced.
    var markCount: Int? = 0
    // Text that is longer than any payload is read twice at most.
    for _ in 0..<(bytes.count > 1 << 14 ? 2 : 8) {
      do throws(JSONError) {
        document = try JSONValue(parsing: bytes, maximumDepth: 32)
        return
      } catch {
        let offset = error.offset - (markCount ?? 0)
        let place = "in the \(part == .decodedHeader ? "header" : "payload"), at offset \(offset)"
        let isAtEnd = error.offset >= bytes.count
        let places =
          markCount == nil ? FaultPlaces() : FaultPlaces(part, offset, offset + (isAtEnd ? 0 : 1))
        switch error.reason {
        case .duplicateName:
          reportOnce(.containerDuplicateNames, place, at: places)
          let start = error.offset + 1
          bytes = bytes[..<start] + Array(Self.duplicateMark.utf8) + bytes[start...]
          markCount = markCount.map { $0 + Self.duplicateMark.utf8.count }
        case .invalidUTF8:
          reportOnce(.containerPayloadNotUTF8, place, at: places)
          bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
          markCount = nil
        default:
          let byte = bytes[min(error.offset, bytes.count)...].prefix(4)
          let found =
            error.reason == .unexpectedByte && !byte.isEmpty ? ": \(characterName(byte))" : ""
          findings.report(cause, "\(error.reason)\(found), \(place)", at: places)
          return
        }
        isRepaired = true
      }
    }
  }

  private mutating func reportOnce(
    _ cause: InspectionCause, _ evidence: String, at places: FaultPlaces
  ) {
    for index in findings.findings.indices where findings.findings[index].cause == cause {
      for place in places.ranges {
        findings.findings[index].faults.add(place.part, place.start, place.end)
      }
      return
    }
    findings.report(cause, evidence, at: places)
  }
}
