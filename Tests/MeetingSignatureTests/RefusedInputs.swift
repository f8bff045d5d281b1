/// What the types say to the inputs of the oracle that they can be given and do not admit.
func refusal(of id: String, amongJWTs: Bool) -> String? {
  let name = id.split(separator: "/").suffix(2).joined(separator: "/")
  if name == "clock/max-date" {
    return amongJWTs
      ? "invalid time: too large for seconds; are these milliseconds?"
      : "invalid time: after the year 9999; are these microseconds?"
  }
  if name.hasPrefix("clock-negative/") { return "invalid time: before 1970" }
  return refusals.first { $0.value.contains(name) }?.key
}

private let refusals: [String: Set<String>] = [
  "the key is empty": ["key/empty"],
  "the key has surrounding whitespace": ["key/space", "key/nbsp-bom"],
  "the key contains a code point that is not a character": ["key/noncharacters", "key/astral-max"],
  "the secret is empty": ["secret/empty"],
  "the secret consists of NUL bytes": ["secret/nul"],
  "the secret has surrounding whitespace": [
    "secret/bom", "secret/c1-control", "secret/hex-leading-space", "secret/space",
    "secret/trailing-space",
  ],
  "the secret ends with a newline": [
    "secret/hex-trailing-newline-even", "secret/hex-trailing-newline-odd",
    "secret/trailing-newline",
  ],
  "invalid meeting number: negative": ["meeting-number/number-negative"],
  "invalid meeting number: fewer than 9 digits": [
    "meeting-number/number-0", "meeting-number/number-minus-0",
  ],
  "invalid meeting number: more than 11 digits": [
    "meeting-number/number-2p53", "meeting-number/number-2p53-minus-1",
    "meeting-number/number-2p53-plus-1",
  ],
  "invalid meeting number: character 1: fewer than 9 digits": ["meeting-number/string-empty"],
  "invalid meeting number: character 12: more than 11 digits": ["meeting-number/string-20-digits"],
  "invalid meeting number: character 1: not a digit": [
    "meeting-number/string-plus", "meeting-number/string-vanity",
  ],
  "invalid meeting number: character 1: not an ASCII digit, 0 to 9": [
    "meeting-number/string-arabic-digits", "meeting-number/string-fullwidth-digits",
  ],
  "invalid meeting number: character 1: a space or dash; "
    + "MeetingNumber(removingSeparatorsFrom:) omits them": ["meeting-number/string-padded"],
  "invalid meeting number: character 4: a space or dash; "
    + "MeetingNumber(removingSeparatorsFrom:) omits them": [
      "meeting-number/string-dashes", "meeting-number/string-spaces",
    ],
  "invalid time: before 1970": [
    "clock/1", "clock/499", "clock/500", "clock/999", "clock/29499", "clock/29500", "clock/29999",
  ],
  "cannot sign: tokenExp is less than 1,800 seconds after iat, or later than Zoom accepts": [
    "duration/02-500", "duration/15-123", "duration/15-500", "duration/20-123", "duration/20-500",
  ],
]
