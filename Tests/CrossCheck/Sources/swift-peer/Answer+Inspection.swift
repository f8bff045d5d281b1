import MeetingSignature
import MeetingSignatureInspection

extension Answer {
  mutating func inspect(_ request: Request) throws {
    let inspector = try SignatureInspector(
      credentials: UncheckedCredentials(key: request.need(\.key), secret: request.need(\.secret)),
      platform: request.platform.map { $0 == "web" ? .web() : .native },
      time: .at(UnixTime(milliseconds: request.need(\.atMs))))
    let report = inspector.inspect(try request.need(\.token))
    verdict = report.verdict.description
    worst = report.findings.first?.severity.description ?? "nothing"
    causes = report.findings.map(\.cause.identifier)
  }
}
