internal import PureJSON

/// Something about a request that keeps it from being signed, as the official endpoint reports it.
struct Problem: Equatable {
  /// The member of the request, or a name with `$` for the request as a whole.
  let property: String
  /// What is wrong, in words.
  let reason: String

  var json: JSONValue { ["property": .string(property), "reason": .string(reason)] }
}

/// The problems of a request, at least one.
struct Problems: Error {
  let all: [Problem]

  init(_ problems: [Problem]) { all = problems }

  init(_ property: String, _ reason: String) {
    all = [Problem(property: property, reason: reason)]
  }
}

extension [Problem] {
  /// The body of the answer: `{"errors":[…]}`.
  var json: JSONValue { ["errors": .array(map(\.json))] }
}
