/// The places of what was removed from the text that was pasted, as long as what is left of it is
/// unchanged.
struct RemovedText {
  /// The offset of what is left.
  ///
  /// `nil` if it was changed, so that its places aren't those of the pasted text.
  private var start: Int? = 0

  /// The findings of a layer around `text`, with their places.
  ///
  /// Line breaks are inside the signature, and what else was found with them is outside.
  mutating func findings(of layer: PastedLayer, around text: ArraySlice<UInt8>) -> StageFindings {
    var findings = layer.findings
    guard let start else { return findings }
    let removed = places(missingFrom: layer.content, in: text, start)
    let isMixed = findings.findings.count > 1
    for index in findings.findings.indices {
      let areBreaks = findings.findings[index].cause == .transportLineBreaks
      findings.findings[index].faults =
        isMixed ? removed.only(areBreaks, within: start, start + text.count) : removed
    }
    return findings
  }

  /// The ranges of `text` that `content` lacks, or has other characters in place of.
  ///
  /// Empty if the difference is another one.
  private mutating func places(
    missingFrom content: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, _ base: Int
  ) -> FaultPlaces {
    var places = FaultPlaces(nil, .none)
    if let index = index(of: content, in: text) {
      let lower = base + text.offset(of: index)
      start = lower
      let (upper, end) = (lower + content.count, base + text.count)
      if lower > base { places.add(.text, base, lower) }
      if end > upper { places.add(.text, upper, end) }
      return places
    }
    start = nil
    let isReplaced = content.count == text.count
    var rest = content
    var end = base
    for (offset, byte) in text.enumerated() {
      if byte == rest.first {
        if base + offset > end { places.add(.text, end, base + offset) }
        end = base + offset + 1
      } else if !isReplaced {
        continue
      }
      rest = rest.dropFirst()
    }
    if base + text.count > end { places.add(.text, end, base + text.count) }
    return rest.isEmpty ? places : FaultPlaces(nil, .none)
  }

  /// The index at which `content` is in `text`.
  ///
  /// Most layers are slices. Others are looked for in texts of the length of a response, so that
  /// this takes linear time.
  private func index(of content: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
    if content.startIndex >= text.startIndex, content.endIndex <= text.endIndex,
      text[content.indices] == content
    {
      return content.startIndex
    }
    return text.count <= 4096 ? text.firstIndex(of: content) : nil
  }
}

extension FaultPlaces {
  /// The ranges that are inside of two offsets, or those that touch one of them.
  fileprivate func only(_ inside: Bool, within start: Int, _ end: Int) -> FaultPlaces {
    var places = FaultPlaces(nil, .none)
    for place in ranges where (place.start > start && place.end < end) == inside {
      places.add(place.part, place.start, place.end)
    }
    return places
  }
}
