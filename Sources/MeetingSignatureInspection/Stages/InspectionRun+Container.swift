#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionRun {
  /// Decodes the segments, and reports how they are not strict base64url of JSON objects.
  mutating func readContainer(_ jwt: inout InspectedJWT) {
    jwt.header = decode(jwt.segments[0], "header")
    jwt.payload = decode(jwt.segments[1], "payload")
    readSignature(&jwt)
    readHeader(&jwt)
    if !(isTruncated && jwt.segments[1].isEmpty) { readPayload(&jwt) }
  }

  private mutating func decode(_ segment: [UInt8], _ name: StaticString) -> [UInt8] {
    let decoded = TolerantBase64(segment)
    if let offset = decoded.firstStandard {
      let character = SeenText([segment[offset]])
      report(.container(.standardBase64), "'\(character)' at offset \(offset) of the \(name)")
    }
    if let offset = decoded.firstPadding {
      report(.container(.padding), "'=' at offset \(offset) of the \(name)")
    }
    if let offset = decoded.firstForeign {
      report(
        .container(.notBase64),
        "a byte of value \(Int(segment[offset])) at offset \(offset) of the \(name), which is in no alphabet"
      )
    } else if decoded.hasLooseEnd, !isTruncated, !decoded.bytes.isHexadecimal {
      report(
        .container(.notBase64), "the \(name), \(segment.count) characters, ends within a byte")
    }
    return decoded.bytes
  }

  // MARK: Signature

  private mutating func readSignature(_ jwt: inout InspectedJWT) {
    let segment = jwt.segments[2]
    if isHexadecimalDigest(segment) {
      report(.container(.hexSignature), "\(segment.count) hexadecimal digits")
      jwt.signature = segment.hexadecimalBytes
      jwt.hasHexSignature = true
      return
    }
    jwt.signature = decode(segment, "signature")
    if isHexadecimalDigest(jwt.signature) {
      report(
        .container(.hexSignature),
        "\(segment.count) characters, base64 of \(jwt.signature.count) hexadecimal digits")
      jwt.signature = jwt.signature.hexadecimalBytes
      jwt.hasHexSignature = true
    } else if [20, 48, 64].contains(jwt.signature.count) {
      report(.container(.signatureLength), "\(jwt.signature.count) bytes")
    } else if jwt.signature.count != 32, !isTruncated, !isUnsigned(jwt.header) {
      let seen: SeenText =
        "\(segment.count) characters, \(jwt.signature.count) bytes in the signature"
      if jwt.signature.count < 32 {
        report(.transport(.truncated), seen)
        isTruncated = true
      } else {
        report(.container(.signatureLength), seen)
      }
    }
  }

  private func isHexadecimalDigest(_ text: [UInt8]) -> Bool {
    [40, 64, 96, 128].contains(text.count) && text.isHexadecimal
  }

  private func isUnsigned(_ header: [UInt8]) -> Bool {
    guard let header = try? JSONValue(parsing: header, maximumDepth: 32) else { return false }
    return InspectedClaims(header)?.text("alg")?.isTextInAnyCase("none") ?? false
  }

  // MARK: Header

  private mutating func readHeader(_ jwt: inout InspectedJWT) {
    guard let header = readObject(jwt.header, .container(.headerNotJSON), "header") else {
      return
    }
    guard let header = InspectedClaims(header) else {
      return report(.container(.headerNotJSON), "the header is JSON, but no object")
    }
    jwt.headerClaims = header
    switch header["alg"] {
    case .text(let name): reportAlgorithm(name)
    case nil: report(.container(.algorithmMissing), "no alg")
    default: report(.container(.otherAlgorithm), "alg is not a string")
    }
    if header.text("typ")?.isTextInAnyCase("jwt") == true { return }
    report(.container(.headerType), header.has("typ") ? "typ is not JWT" : "no typ")
  }

  private mutating func reportAlgorithm(_ name: [UInt8]) {
    let families: [StaticString] = ["rs", "ps", "es", "eddsa", "rsa"]
    if name.isText("HS256") { return }
    if name.isTextInAnyCase("none") {
      report(.kind(.unsigned), "alg is none")
    } else if families.contains(where: { name.beginsInAnyCase(with: $0) }) {
      report(.kind(.asymmetric), "alg is \(shownName(name))")
    } else {
      report(.container(.otherAlgorithm), "alg is \(shownName(name))")
    }
  }

  // MARK: Payload

  private mutating func readPayload(_ jwt: inout InspectedJWT) {
    let payload = readObject(jwt.payload, .container(.payloadNotJSON), "payload")
    switch payload {
    case .object: jwt.claims = payload.flatMap(InspectedClaims.init)
    case .string(let text):
      report(.container(.payloadStringified), "a JSON string of \(text.utf8.count) bytes")
      let inner = try? JSONValue(parsing: utf8Bytes(of: text), maximumDepth: 32)
      jwt.claims = inner.flatMap(InspectedClaims.init)
    case nil: break
    default: report(.container(.payloadNotObject), "JSON, but no object")
    }
  }

  /// The document, if it is one or can be read as one in spite of the faults that are reported: bytes
  /// that are not UTF-8 are replaced, and a name that comes again is marked.
  private mutating func readObject(
    _ bytes: [UInt8], _ fault: CatalogueEntry, _ name: StaticString
  ) -> JSONValue? {
    var bytes = bytes
    for _ in 0..<8 {
      do throws(JSONError) {
        return try JSONValue(parsing: bytes, maximumDepth: 32)
      } catch {
        switch error.reason {
        case .duplicateName:
          report(.container(.duplicateNames), "in the \(name), at offset \(error.offset)")
          let place = error.offset + 1
          bytes = bytes.part(0, place) + repeatedNameMark.bytes + bytes.part(from: place)
        case .invalidUTF8:
          report(.container(.payloadNotUTF8), "in the \(name), at offset \(error.offset)")
          bytes = utf8Bytes(of: String(decoding: bytes, as: UTF8.self))
        default:
          report(
            fault,
            "\(SeenText(utf8Bytes(of: error.reason.description))), at offset \(error.offset) of the \(name)"
          )
          return nil
        }
      }
    }
    return nil
  }
}

/// What is put in front of a name that an object has already, so that the rest can be read.
var repeatedNameMark: StaticString { "again:" }
