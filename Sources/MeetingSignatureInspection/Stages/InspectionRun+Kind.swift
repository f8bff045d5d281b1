/// What a text is, once everything around it has been taken off.
enum InspectedToken {
  /// Three segments, of which the last may be empty.
  case jwt([[UInt8]])
  case legacy(LegacyText)
  case other
}

extension InspectionRun {
  /// Finds out what the text is, and reports what it should not be.
  mutating func classify(_ text: [UInt8]) -> InspectedToken {
    let segments = text.partsBetweenDots
    if let legacy = legacyText(text, segments) { return .legacy(legacy) }
    if hasHeader(segments[0]) { return classifySegments(segments) }
    if segments.count == 3, text.areAll(.tokenLike), segments.allSatisfy({ !$0.isEmpty }) {
      return .jwt(segments)
    }
    reportOther(text)
    return .other
  }

  private func hasHeader(_ segment: [UInt8]) -> Bool {
    let header = TolerantBase64(segment.part(0, min(segment.count, 1024))).bytes
    let start = header.firstOffset(outside: .space) ?? 0
    return header.has("{", at: start) && start + 1 < header.count
  }

  private mutating func classifySegments(_ segments: [[UInt8]]) -> InspectedToken {
    switch segments.count {
    case 1, 2:
      if !isTruncated {
        report(.transport(.truncated), "\(segments.count) of the three segments of a JWT")
      }
      isTruncated = true
      return .jwt(segments + Array(repeating: [], count: 3 - segments.count))
    case 3:
      return .jwt(segments)
    case 5 where !segments.contains { $0.isEmpty }:
      report(.kind(.encrypted), "five segments")
      subject = "an encrypted token"
      return .other
    default:
      report(.transport(.extraSegments), "\(segments.count) segments, which should be 3")
      return .jwt(Array(segments.prefix(3)))
    }
  }

  private mutating func reportOther(_ text: [UInt8]) {
    subject = "a text of \(text.count) bytes"
    if text.count == 64, text.isHexadecimal {
      report(.kind(.bareHMAC), "64 hexadecimal digits")
    } else if text.count == 67, text.begins(with: "v0="), text.part(from: 3).isHexadecimal {
      report(.kind(.webhookHeader), "v0= and 64 hexadecimal digits")
    } else {
      report(.kind(.unrecognized), shape(of: text))
    }
  }
}
