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
    let removed = ranges(missingFrom: layer.content, in: text)
    for index in findings.findings.indices {
      let areBreaks = findings.findings[index].cause == .transportLineBreaks
      for range in removed {
        let isInside = range.lowerBound > 0 && range.upperBound < text.count
        if isInside == areBreaks || findings.findings.count == 1 {
          findings.findings[index].faults.add(
            .text, start + range.lowerBound, start + range.upperBound)
        }
      }
    }
    return findings
  }

  /// The ranges of `text` that `content` lacks, or has other characters in place of.
  ///
  /// Empty if the difference is another one.
  private mutating func ranges(
    missingFrom content: ArraySlice<UInt8>, in text: ArraySlice<UInt8>
  ) -> [Range<Int>] {
    if let index = index(of: content, in: text) {
      let lower = text.offset(of: index)
      start? += lower
      let upper = lower + content.count
      return [0..<lower, upper..<text.count].filter { !$0.isEmpty }
    }
    start = nil
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
    return rest.isEmpty ? ranges : []
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
