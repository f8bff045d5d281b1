/// The places of what was removed from the text that was pasted, as long as what is left of it is
/// unchanged.
struct RemovedText {
  /// The offset of what is left.
  ///
  /// `nil` if it was changed, so that its places aren't those of the pasted text.
  private var start: Int? = 0

  /// The findings of a layer around `text`, with their places.
  mutating func findings(of layer: PastedLayer, around text: ArraySlice<UInt8>) -> StageFindings {
    guard let start else { return layer.findings }
    var findings = layer.findings
    if let index = Self.index(of: layer.content, in: text) {
      let offset = start + text.offset(of: index)
      let end = offset + layer.content.count
      self.start = offset
      findings.place(
        outside: Self.places([start..<offset, end..<(start + text.count)]), inside: [])
    } else {
      self.start = nil
      var (outside, inside): ([Range<Int>], [Range<Int>]) = ([], [])
      for range in Self.ranges(missingFrom: layer.content, in: text) {
        let isOutside = range.lowerBound == 0 || range.upperBound == text.count
        let place = (start + range.lowerBound)..<(start + range.upperBound)
        if isOutside { outside.append(place) } else { inside.append(place) }
      }
      findings.place(outside: Self.places(outside), inside: Self.places(inside))
    }
    return findings
  }

  private static func places(_ ranges: [Range<Int>]) -> [InspectionPlace] {
    ranges.filter { !$0.isEmpty }.map { InspectionPlace(.text, $0) }
  }

  /// The index at which `content` is in `text`.
  ///
  /// Most layers are slices. A few occurrences of its first characters are tried otherwise, so that
  /// this takes linear time.
  private static func index(
    of content: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> Int? {
    if content.startIndex >= text.startIndex, content.endIndex <= text.endIndex,
      text[content.indices] == content
    {
      return content.startIndex
    }
    let beginning = content.prefix(16)
    var rest = text
    for _ in 0..<8 {
      guard let index = rest.firstIndex(of: beginning) else { return nil }
      if text[index...].hasPrefix(content) { return index }
      rest = rest[(index + 1)...]
    }
    return nil
  }

  /// The ranges of `text` that `content` lacks, or has other characters in place of.
  ///
  /// Empty if the difference is another one.
  private static func ranges(
    missingFrom content: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> [Range<Int>] {
    let isReplaced = content.count == text.count
    var ranges: [Range<Int>] = []
    var rest = content
    for (offset, byte) in text.enumerated() {
      if byte == rest.first {
        rest = rest.dropFirst()
        continue
      }
      if isReplaced { rest = rest.dropFirst() }
      if let last = ranges.last, last.upperBound == offset {
        ranges[ranges.count - 1] = last.lowerBound..<(offset + 1)
      } else {
        ranges.append(offset..<(offset + 1))
      }
    }
    return rest.isEmpty ? Array(ranges.prefix(InspectionPlace.maximumCount)) : []
  }
}

extension StageFindings {
  /// Adds the places of a layer: line breaks are inside the signature, and what else was found with
  /// them is outside.
  mutating func place(outside: [InspectionPlace], inside: [InspectionPlace]) {
    let isMixed = findings.count > 1
    for index in findings.indices {
      let isInside = findings[index].cause == .transportLineBreaks
      findings[index].places = isInside ? inside : isMixed ? outside : outside + inside
    }
  }
}
