import MeetingSignatureInspection
import TestSupport
import Testing

@Suite struct MutationTests {
  @Test
  func `the first finding is the mistake's own, and the credentials are accused only if wrong`() {
    var random = SeededRandom(seed: testSeed)
    print("mutations: seed \(testSeed)")
    var (tried, missed) = (0, [String: [String]]())
    while tried < rounds(2000) {
      var token = RandomToken(using: &random)
      guard let mutation = Mutation.all.randomElement(using: &random),
        mutation.apply(&token, &random)
      else { continue }
      tried += 1
      let report = token.forgery.report
      let found = report.findings.map(\.cause.identifier)
      let isNamed =
        mutation.isOfGivenSecret
        ? found.contains { mutation.causes.contains($0) } && report.verdict == .nothingFound
        : found.first.map { mutation.causes.contains($0) } == true
      if !isNamed {
        missed[mutation.causes[0], default: []].append("\(report)\n\(token.forgery.payloadText)")
      }
      #expect(
        mutation.isOfCredentials || !found.contains { Self.accusations.contains($0) },
        "seed \(testSeed): \(mutation.causes): \(report)")
    }
    let count = missed.values.reduce(0) { $0 + $1.count }
    #expect(count * 100 <= tried * 2, "seed \(testSeed): \(count) of \(tried) missed")
    for (cause, reports) in missed.sorted(by: { $0.value.count > $1.value.count }) {
      print("missed: \(cause): \(reports.count), such as \(reports[0])")
    }
  }

  /// What says that the key or the secret is wrong.
  static let accusations: Set = [
    "hmac.mismatch", "hmac.editedOrOtherPair", "hmac.secretLooksLikeKey", "key.notTheExpected",
  ]
}
