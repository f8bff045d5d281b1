/// The findings of one stage, in the order in which its rules report them.
struct StageFindings {
  let stage: InspectionStage
  private(set) var findings: [InspectionFinding] = []

  init(_ stage: InspectionStage) { self.stage = stage }

  // Not inlined: some two hundred places report a cause.
  @inline(never)
  mutating func report(
    _ cause: InspectionCause, _ evidence: String, as severity: InspectionSeverity? = nil
  ) {
    let severity = severity ?? cause.severity
    findings.append(
      InspectionFinding(cause: cause, severity: severity, stage: stage, evidence: evidence))
  }

  /// Adds the findings of a part of the stage.
  mutating func append(_ part: StageFindings) { findings += part.findings }
}

// MARK: - Evidence

/// A number with its unit in the right form, such as `1 byte` or `2 bytes`.
@inline(never)
func counted(_ number: Int, _ unit: String) -> String {
  "\(number) \(unit)\(number == 1 ? "" : "s")"
}

/// The length of the text and what it consists of, without the text.
@inline(never)
func shape(of text: ArraySlice<UInt8>) -> String {
  if text.isEmpty { return "empty" }
  if text.isDecimal { return counted(text.count, "digit") }
  if text.allSatisfy(isAlphanumeric) { return "\(text.count) letters and digits" }
  return counted(text.count, "byte")
}

/// A name from the input, made printable and short.
@inline(never)
func displayName(_ name: some Sequence<UInt8>) -> String {
  var display: [UInt8] = []
  for byte in name {
    if display.count == 24 { return String(decoding: display, as: UTF8.self) + "…" }
    display.append(0x21..<0x7f ~= byte && byte != UInt8(ascii: "`") ? byte : UInt8(ascii: "?"))
  }
  return String(decoding: display, as: UTF8.self)
}
