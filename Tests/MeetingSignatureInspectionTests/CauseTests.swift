import MeetingSignatureInspection
import TestSupport
import Testing

@Suite struct CauseTests {
  @Test func `identifiers are unique, and every cause is complete`() {
    #expect(Set(InspectionCause.all.map(\.identifier)).count == InspectionCause.all.count)
    for cause in InspectionCause.all {
      #expect(cause.why.hasSuffix(".") && cause.fix.hasSuffix("."), "\(cause)")
      #expect(!"\(cause.why) \(cause.fix) \(cause.source)".contains("  "), "\(cause)")
      #expect(!cause.source.isEmpty && cause.identifier.contains("."), "\(cause)")
      #expect(cause.severity != .error || !cause.clientMessages.isEmpty, "\(cause)")
    }
  }

  @Test func `every cause has a sample, and every sample a cause`() {
    let known = Set(InspectionCause.all.map(\.identifier))
    let sampled = Set(Sample.all.map(\.identifier))
    #expect(sampled.subtracting(known).sorted() == [])
    #expect(known.subtracting(sampled).sorted() == [])
  }

  @Test(arguments: Sample.all.map(\.identifier))
  func `a cause is found, and its near miss is not`(identifier: String) throws {
    let sample = try #require(Sample.all.first { $0.identifier == identifier })
    let hit = forged(sample.cause).report
    #expect(identifiers(hit).contains(identifier), "\(hit)")
    let miss = forged(sample.nearMiss).report
    #expect(!identifiers(miss).contains(identifier), "\(miss)")
  }

  @Test func `an ordinary signature has no findings`() {
    #expect(Forgery().found == [])
    #expect(Forgery().report.passedStages == InspectionStage.allCases)
    #expect(forged { $0.makeNative() }.found == [])
    #expect(SignatureInspector(time: .ignored).inspect(Forgery().text).findings == [])
  }

  /// Two changes to different parts of one signature.
  @Test func `two causes in one signature are both found`() {
    var random = SeededRandom(seed: 6)
    let parts: [Sample.Part] = [.wrap, .secret, .key, .meeting, .role, .other, .times, .header]
    let hiding = [
      "transport.empty", "transport.notText", "transport.errorPage", "transport.truncated",
      "transport.endpointError", "transport.memberNotText", "transport.unsignedClaims",
      "transport.placeholder",
      "transport.tooManyLayers", "transport.extraSegments", "kind.bareHMAC", "kind.webhookHeader",
      "kind.encrypted", "kind.opaqueToken", "kind.meeting", "kind.credential", "kind.headerMissing",
      "kind.signatureMissing", "kind.payloadAlone", "kind.unrecognized", "container.headerNotJSON",
      "kind.unsigned", "container.segmentNotText", "transport.caseChanged", "kind.payloadMissing",
      "container.segmentsSwapped",
      "hmac.otherTextSigned", "hmac.plainHash",
      "hmac.rawJSONSigned", "hmac.otherBase64Signed", "hmac.secretReadAsHex",
      "hmac.secretReadAsLowBytes", "hmac.secretLooksLikeKey", "hmac.keyInPlaceOfSecret",
    ]
    let samples = Sample.all.filter { parts.contains($0.part) && !hiding.contains($0.identifier) }
    for _ in 0..<400 {
      guard let one = samples.randomElement(using: &random),
        let other = samples.randomElement(using: &random), one.part != other.part
      else { continue }
      let report = forged(one.cause, other.cause).report
      let found = identifiers(report)
      #expect(
        found.contains(one.identifier) && found.contains(other.identifier),
        "\(one.identifier) and \(other.identifier): \(report)")
    }
  }

  private func identifiers(_ report: InspectionReport) -> [String] {
    (report.findings.map(\.cause) + report.checklist).map(\.identifier)
  }
}
