/// What was pasted is not the bare signature.
enum TransportCause: CaseIterable {
  case empty, notText, jsonObject, quoted, pythonBytes, surroundingSpace, lineBreaks, innerSpace
  case invisibleCharacters, percentEncoded, plusTurnedToSpace, prefix, appKeyPrefix
  case truncated, extraSegments, errorPage, encodedTwice, tooLong, tooManyLayers

  var cause: InspectionCause {
    switch self {
    case .empty:
      InspectionCause(
        "transport.empty", .error, rows: "T1",
        why: "There is no signature: nothing, or nothing but white space, was passed.",
        fix: "Await the request to your endpoint, and return its signature as a string.",
        shown: .notText, source: "common in JavaScript")
    case .notText:
      InspectionCause(
        "transport.notText", .error, rows: "T1",
        why: "What was passed is the name of a missing value or of an object, not its contents.",
        fix: "Await the promise, and pass the member that holds the signature, not the object.",
        shown: .notText, source: "common in JavaScript")
    case .jsonObject:
      InspectionCause(
        "transport.jsonObject", .error, rows: "T2",
        why: "A whole JSON response was passed where the SDK wants the string in it.",
        fix: "Pass the member with the signature: (await response.json()).signature.",
        shown: .notText, source: "forum thread 004")
    case .quoted:
      InspectionCause(
        "transport.quoted", .error, rows: "T3",
        why: "The quotes around the signature, as JSON has them, are taken for a part of it.",
        fix: "Read the response as JSON, or have the endpoint return text/plain.",
        source: "inferred from the format")
    case .pythonBytes:
      InspectionCause(
        "transport.pythonBytes", .error, rows: "T4",
        why: "Python printed bytes, b'…', as PyJWT 1 returns them.",
        fix: "Decode them: token.decode(\"ascii\"); or use PyJWT 2, which returns text.",
        source: "PyJWT 1.x")
    case .surroundingSpace:
      InspectionCause(
        "transport.surroundingSpace", .error, rows: "T5",
        why: "White space before or behind the signature is taken for a part of it.",
        fix: "Trim it, or have the endpoint print no line break.",
        source: "forum thread 004")
    case .lineBreaks:
      InspectionCause(
        "transport.lineBreaks", .error, rows: "T5",
        why: "An encoder broke the text into lines, as MIME does; base64 of one line is wanted.",
        fix: "Ruby: strict_encode64 for encode64. Android: Base64.NO_WRAP. Python: b64encode for "
          + "encodebytes.",
        source: "forum thread 004; Ruby's Base64 as run")
    case .innerSpace:
      InspectionCause(
        "transport.innerSpace", .error, rows: "T5",
        why: "White space inside of the signature, as text has that was wrapped or copied.",
        fix: "Copy the signature in one piece.", source: "inferred from the format")
    case .invisibleCharacters:
      InspectionCause(
        "transport.invisibleCharacters", .error, rows: "T5",
        why: "Characters that nobody sees, such as a byte-order mark, came along with the text.",
        fix: "Write the file without a byte-order mark, and type the text rather than copy it.",
        source: "inferred from the format")
    case .percentEncoded:
      InspectionCause(
        "transport.percentEncoded", .error, rows: "T6",
        why: "The text is percent-encoded, as in the query of a URL, and was not decoded again.",
        fix: "Do not encode the signature, or decode it once where it arrives.",
        source: "inferred from the format")
    case .plusTurnedToSpace:
      InspectionCause(
        "transport.plusTurnedToSpace", .error, rows: "T6",
        why: "A '+' has become a space on its way through a URL or a form. It should not have been "
          + "there to begin with: a JWT is base64url.",
        fix: "Encode with base64url, and pass the signature in a JSON body.",
        source: "inferred from the format")
    case .prefix:
      InspectionCause(
        "transport.prefix", .error, rows: "T7",
        why: "Something stands before the signature, such as 'Bearer ' or 'signature='.",
        fix: "Pass the signature alone.", source: "zoom/skills")
    case .appKeyPrefix:
      InspectionCause(
        "transport.appKeyPrefix", .error, rows: "T7",
        why: "'appKey:' was written before the token. The client's message 'use appKey:sdkKey' "
          + "means a claim in the payload.",
        fix: "Remove it, and put the key into the claim appKey.",
        source: "the warning of Web SDK 6.2.0; zoom/skills")
    case .truncated:
      InspectionCause(
        "transport.truncated", .error, rows: "T8",
        why: "A part of the signature is missing: a JWT has three segments, and 43 characters in "
          + "the last.",
        fix: "Copy the whole text; do not take it from a log that shortens lines.",
        source: "inferred from the format")
    case .extraSegments:
      InspectionCause(
        "transport.extraSegments", .error, rows: "T8",
        why: "There are more dots than a JWT has: it has two.",
        fix: "Copy the signature alone, and join nothing to it.",
        source: "inferred from the format")
    case .errorPage:
      InspectionCause(
        "transport.errorPage", .error, rows: "T9",
        why: "This is a page of HTML or XML: the endpoint, or something before it, refused.",
        fix: "Open the endpoint's address yourself, and mend what it complains of.",
        shown: .notText, source: "forum thread 003")
    case .encodedTwice:
      InspectionCause(
        "transport.encodedTwice", .error, rows: "T10",
        why: "The finished signature was encoded with base64 once more.",
        fix: "Return it as it is.", source: "inferred from the format")
    case .tooLong:
      InspectionCause(
        "transport.tooLong", .error, rows: "T8",
        why: "No signature is as long as this; the text was not looked at.",
        fix: "Pass the signature alone: a JWT has about 300 characters.",
        source: "the bound of this inspector")
    case .tooManyLayers:
      InspectionCause(
        "transport.tooManyLayers", .error, rows: "T10",
        why: "The text is wrapped again and again; what is in it was not looked at any further.",
        fix: "Encode once, and pass what the signing function returns.",
        source: "the bound of this inspector")
    }
  }
}
