#if canImport(PureCrypto)
  internal import PureJSON
#endif

extension InspectionReport {
  /// The result in a sentence or two: the verdict, the first cause in words, and what to do.
  public var answer: String { answer(ReportStyle()) }

  /// Returns the report for people, in `style`.
  ///
  /// The first line is ``answer``. The lines up to the first empty one say what the signature was
  /// judged for, and what wasn't checked. The contents, the findings, and the checklist follow.
  public func text(_ style: ReportStyle = ReportStyle()) -> String {
    var page = ReportPage(style)
    page.line(page.colored(answer(style), by: findings.first?.severity, upTo: ":"))
    for sentence in judgment(style) { page.paragraph(sentence) }
    if let contents {
      page.line("")
      contents.write(to: &page)
    }
    for finding in findings where finding.severity != .note { write(finding, to: &page) }
    let notes = findings.filter { $0.severity == .note }
    if !notes.isEmpty { page.line("") }
    for note in notes {
      page.line("note  \(note.cause.identifier): \(note.evidence)")
      page.paragraph(note.cause.why, indent: 6)
    }
    writeMeanings(to: &page)
    if !passedStages.isEmpty {
      page.line("")
      page.line("Passed: " + passedStages.map { "\($0)" }.joined(separator: ", "))
    }
    writeChecklist(to: &page)
    return page.text
  }

  private func answer(_ style: ReportStyle) -> String {
    if hasNoSignature, let clientError { return answer(about: clientError) }
    let verdict = capitalized("\(verdict)")
    if let first = findings.first, first.severity != .note {
      return "\(verdict): \(first.sentence) \(first.cause.fix)"
    }
    guard let gap = decisiveGap else {
      let answer = "\(verdict): no reason for a rejection is visible"
      guard let clientError, let first = checklist.first,
        clientError.rank(of: first, on: platform) != nil
      else { return answer + ". If the signature is rejected, go through the checklist." }
      return answer
        + " in the signature. What can cause \(clientError) elsewhere: "
        + "\(firstSentence(of: first.why)) \(first.fix)"
    }
    return "\(verdict): nothing wrong was found, but \(gap.subject) wasn't checked: \(gap.reason). "
      + style.remedy(for: gap)
  }

  private var decisiveGap: InspectionGap? { unchecked.first { $0.isDecisive } }

  private func answer(about error: ClientError) -> String {
    let meanings = error.meanings(on: platform)
    let name = error.code.map { "Error \($0)" } ?? "The message"
    guard !meanings.isEmpty else { return "\(name): not a known code. Inspect the signature." }
    let subject = "\(name): \(alternatives(meanings.map { $0.inSentence }))"
    let causes = possibleCauses
    if causes.count > 1 {
      return
        "\(subject). \(causes.count) faults in a signature can cause it. Inspect the signature to "
        + "find out which."
    }
    let other = causes.isEmpty ? " The signature isn't the cause." : ""
    guard let first = causes.first ?? checklist.first else { return "\(subject).\(other)" }
    return "\(subject).\(other) \(firstSentence(of: first.why)) \(first.fix)"
  }

  /// What the signature was judged for, and what wasn't checked.
  private func judgment(_ style: ReportStyle) -> [String] {
    var sentences: [String] = []
    if let platform {
      let reason = platformIsAssumed ? ", which its claims suggest" : ""
      sentences.append("Judged for the \(platform)\(reason).")
    }
    // The first line names the gap that keeps the verdict undecided.
    let named = verdict == .undecided ? decisiveGap : nil
    for gap in unchecked where gap.isDecisive && gap != named {
      sentences.append(
        "Not checked: \(gap.subject), because \(gap.reason). \(style.remedy(for: gap))")
    }
    let compared = unchecked.filter { !$0.isDecisive }.map { $0.subject }
    if !compared.isEmpty {
      sentences.append("Not compared, because not given: \(compared.joined(separator: ", ")).")
    }
    if let other = otherPlatform {
      let causes = other.causes.prefix(3).map { "\(lowercasedWhy(of: $0)) (\($0.identifier))" }
      let more = other.causes.count > 3 ? "; and \(other.causes.count - 3) more" : ""
      sentences.append(
        "The \(other.platform) would reject it: \(causes.joined(separator: "; "))\(more).")
    }
    if let clientError, !hasNoSignature {
      let matching = findings.filter { clientError.rank(of: $0.cause, on: platform) != nil }
      let meaning = clientError.meanings(on: platform).first.map { ", " + $0.inSentence }
      let names = matching.map { $0.cause.identifier }.joined(separator: ", ")
      sentences.append(
        "The client showed \(clientError)\(meaning ?? ""). "
          + (matching.isEmpty ? "No finding leads to it." : "What leads to it: \(names)."))
    }
    return sentences
  }

  private func write(_ finding: InspectionFinding, to page: inout ReportPage) {
    let cause = finding.cause
    page.line("")
    let severity = "\(finding.severity)"
    page.line(page.colored(severity, by: finding.severity, upTo: "") + "  \(cause.identifier)")
    page.field("Seen", finding.evidence)
    page.field("Why", cause.why)
    page.field("Fix", cause.fix)
    page.code(of: cause)
    for message in cause.clientMessages(on: platform) { page.field("Code", "\(message)") }
  }

  private func writeMeanings(to page: inout ReportPage) {
    guard hasNoSignature, let clientError else { return }
    if !clientError.meanings.isEmpty { page.line("\nWhat it can mean:") }
    for meaning in clientError.meanings { page.paragraph("\(meaning)", indent: 2) }
    let causes = possibleCauses
    if !causes.isEmpty { page.line("\nWhat leads to it in a signature:") }
    for cause in causes {
      page.line("  \(cause.identifier)")
      page.paragraph(firstSentence(of: cause.why), indent: 6)
    }
  }

  private func writeChecklist(to page: inout ReportPage) {
    let checklist = checklist
    guard !checklist.isEmpty else { return }
    page.line("")
    page.line("What can't be detected offline:")
    for cause in checklist {
      page.line("  [ ] \(cause.identifier)")
      page.paragraph(cause.why + " " + cause.fix, indent: 6)
      let codes = cause.clientMessages(on: platform).codesByClient
      if !codes.isEmpty { page.paragraph("Shown as: \(codes)", indent: 6) }
    }
  }
}

// MARK: - The other kind of SDK

extension InspectionReport {
  /// The kind of SDK that the signature wasn't judged for, and the errors that it would have there
  /// and doesn't have here.
  ///
  /// `nil` if there are none, or the signature isn't a JWT for the Meeting SDK.
  var otherPlatform: (platform: MeetingSDKPlatform, causes: [InspectionCause])? {
    guard let platform, let contents, contents.isMeetingSDK,
      let claims = TokenClaims(.object(contents.claimMembers))
    else { return nil }
    let other: MeetingSDKPlatform = platform.isWeb ? .native : .web()
    let here = Inspection.errors(in: claims, on: platform, now: contents.now)
    var causes: [InspectionCause] = []
    for cause in Inspection.errors(in: claims, on: other, now: contents.now)
    where !here.contains(cause) && !causes.contains(cause) {
      causes.append(cause)
    }
    return causes.isEmpty ? nil : (other, causes)
  }
}

// MARK: - Contents

extension TokenContents {
  /// Returns the header, the claims, and the times, for people, in `style`.
  public func text(_ style: ReportStyle = ReportStyle()) -> String {
    var page = ReportPage(style)
    write(to: &page)
    return page.text
  }

  func write(to page: inout ReportPage) {
    page.line(capitalized(subject))
    for (title, claims) in [("Header", header), ("Claims", claims)] where !claims.isEmpty {
      page.line(title)
      let nameWidth = claims.reduce(0) { max($0, $1.name.utf8.count) }
      let valueWidth = claims.reduce(0) { max($0, min($1.value.utf8.count, 26)) }
      for claim in claims {
        let value = padded(claim.value, to: valueWidth)
        let explanation = claim.explanation(utcOffset: page.style.utcOffset)
        let line = "  \(padded(claim.name, to: nameWidth))  \(value)  \(explanation)"
        page.line(withoutTrailingSpaces(line))
      }
    }
  }
}

// MARK: - Sentences

/// The first sentence, with its period.
func firstSentence(of text: String) -> String {
  var bytes = ArraySlice<UInt8>(text)
  if let end = bytes.firstIndex(of: ". ") { bytes = bytes[...end] }
  return String(decoding: bytes, as: UTF8.self)
}

extension InspectionFinding {
  /// Why the signature fails, and what shows it.
  fileprivate var sentence: String {
    let sentence = firstSentence(of: cause.why)
    let isEnough =
      stage == .hmac
      ? !InspectionCause.ofSubstitutes.contains(cause) : InspectionCause.thatSayAll.contains(cause)
    if isEnough { return sentence }
    return String(decoding: sentence.utf8.dropLast(), as: UTF8.self)
      + " (\(withoutSeconds(evidence)))."
  }
}

extension InspectionCause {
  /// The causes whose evidence repeats their first sentence.
  fileprivate static var thatSayAll: [InspectionCause] {
    [
      transportEmpty, transportPythonBytes, transportQuoted, transportPastedTwice, kindLegacy,
      kindLegacyUnencoded, kindRESTApp, kindHeaderMissing, kindPayloadMissing,
      kindSignatureMissing, kindPayloadAlone, kindEncrypted, kindUnsigned, kindWebhookHeader,
      containerSegmentsSwapped, containerPayloadStringified, containerPayloadNotObject,
      keyOnlySDKKey, keyOnlySDKKeyInOldWeb, claimsWebRTCValue,
    ]
  }

  /// The causes with evidence of what was used or signed in place of the right text.
  fileprivate static var ofSubstitutes: [InspectionCause] {
    [
      hmacEnvironmentVariableName, hmacPlaceholderSecret, hmacSecretAltered, hmacOtherTextSigned,
      hmacPlainHash,
    ]
  }
}

/// The evidence without the number of seconds that follows a duration in parentheses.
private func withoutSeconds(_ evidence: String) -> String {
  var shown: [UInt8] = []
  var rest = ArraySlice<UInt8>(evidence)
  while let start = rest.firstIndex(of: " (") {
    let number = rest[(start + 2)...].prefix { isDecimalDigit($0) || $0 == UInt8(ascii: ",") }
    let after = rest[number.endIndex...]
    let isDuration = !number.isEmpty && after.hasPrefix(" s)")
    shown += rest[..<(isDuration ? start : number.startIndex)]
    rest = isDuration ? after.dropFirst(3) : rest[number.startIndex...]
  }
  return String(decoding: shown + rest, as: UTF8.self)
}

/// The first sentence of a cause as a part of another sentence.
private func lowercasedWhy(of cause: InspectionCause) -> String {
  var sentence = Array(firstSentence(of: cause.why).utf8)
  if sentence.starts(with: "The ".utf8) { sentence[0] |= 0x20 }
  if sentence.last == dot { sentence.removeLast() }
  return String(decoding: sentence, as: UTF8.self)
}

/// The text with an uppercase letter at its start.
private func capitalized(_ text: String) -> String {
  var bytes = Array(text.utf8)
  if let first = bytes.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first {
    bytes[0] = first - 0x20
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func withoutTrailingSpaces(_ text: String) -> String {
  var bytes = ArraySlice<UInt8>(text)
  while bytes.last == 0x20 { bytes = bytes.dropLast() }
  return String(decoding: bytes, as: UTF8.self)
}

/// The alternatives with commas and an "or".
private func alternatives(_ texts: [String]) -> String {
  guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
  return texts.dropLast().joined(separator: ", ") + ", or " + last
}

extension ClientMessage {
  /// The text and the client, without the period of the text.
  fileprivate var inSentence: String {
    var bytes = ArraySlice<UInt8>(text)
    if bytes.last == dot { bytes = bytes.dropLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    return (isVerbatim ? "'\(text)'" : text) + " (\(client))"
  }
}

extension [ClientMessage] {
  /// The clients, each with its codes, or its texts where there is no code.
  fileprivate var codesByClient: String {
    var text = ""
    var client: ClientMessage.Client?
    for message in self {
      text += message.client == client ? ", " : (text.isEmpty ? "" : "; ") + "\(message.client): "
      text += message.code.map { "\($0)" } ?? message.text
      client = message.client
    }
    return text
  }
}
