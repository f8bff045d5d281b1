import MeetingSignature
import MeetingSignatureInspection

extension Answer {
  mutating func inspect(_ request: Request) throws {
    let inspector = try SignatureInspector(
      credentials: UncheckedCredentials(key: request.need(\.key), secret: request.need(\.secret)),
      time: .at(UnixTime(milliseconds: request.need(\.atMs))))
    let report = inspector.inspect(try request.need(\.token))
    verdict = report.verdict.description
    causes = report.findings.map(\.cause.identifier)
  }
}
