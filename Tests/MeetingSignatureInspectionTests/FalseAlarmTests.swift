import MeetingSignatureInspection
import TestSupport
import Testing

@Suite struct FalseAlarmTests {
  @Test func `a correct token has nothing worse than a note`() {
    var random = SeededRandom(seed: testSeed)
    print("false alarms: seed \(testSeed)")
    for round in 0..<rounds(10_000) {
      let token = RandomToken(using: &random)
      let report = token.forgery.report
      #expect(
        report.findings.allSatisfy { $0.severity == .note },
        "seed \(testSeed): \(report)\n\(token.forgery.payloadText)")
      guard round % 10 == 0 else { continue }
      var keyless = token.forgery
      keyless.inspector.credentials = nil
      #expect(keyless.report.findings.allSatisfy { $0.severity == .note }, "\(keyless.report)")
    }
  }
}
