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
    findings = StageFindings(.container)
    var bytes = bytes
    // How far marks have moved the place of an error, or `nil` if bytes were replaced.
    var shift: Int? = 0
    // Text that is longer than any payload is read twice at most.
    for _ in 0..<(bytes.count > 1 << 14 ? 2 : 8) {
      do throws(JSONError) {
        document = try JSONValue(parsing: bytes, maximumDepth: 32)
        return
      } catch {
        let fault = Fault(
          part: part, offset: error.offset - (shift ?? 0), isAtEnd: error.offset >= bytes.count,
          isMarked: shift != nil)
        switch error.reason {
        case .duplicateName:
          reportOnce(.containerDuplicateNames, fault)
          let start = error.offset + 1
          bytes = bytes[..<start] + Array(Self.duplicateMark.utf8) + bytes[start...]
          shift? += Self.duplicateMark.utf8.count
        case .invalidUTF8:
          reportOnce(.containerPayloadNotUTF8, fault)
          bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
          shift = nil
        default:
          let byte = bytes[min(error.offset, bytes.count)...].prefix(4)
          let found =
            error.reason == .unexpectedByte && !byte.isEmpty ? ": \(characterName(byte))" : ""
          report(cause, "\(error.reason)\(found), ", fault)
          return
        }
        isRepaired = true
      }
    }
  }

  /// Where an error is.
  private struct Fault {
    let part: InspectionPlace.Part
    let offset: Int
    let isAtEnd: Bool

    /// Whether the offset is that in the bytes as they were decoded.
    let isMarked: Bool

    var end: Int { isAtEnd ? offset : offset + 1 }
  }

  @inline(never)
  private mutating func report(_ cause: InspectionCause, _ evidence: String, _ fault: Fault) {
    let name = fault.part == .decodedHeader ? "header" : "payload"
    let evidence = "\(evidence)in the \(name), at offset \(fault.offset)"
    if fault.isMarked {
      findings.report(cause, evidence, in: fault.part, from: fault.offset, to: fault.end)
    } else {
      findings.report(cause, evidence)
    }
  }

  private mutating func reportOnce(_ cause: InspectionCause, _ fault: Fault) {
    for index in findings.findings.indices where findings.findings[index].cause == cause {
      if fault.isMarked { findings.findings[index].faults.add(fault.part, fault.offset, fault.end) }
      return
    }
    report(cause, "", fault)
  }
}
