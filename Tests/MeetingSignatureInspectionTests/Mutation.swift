import TestSupport

/// A mistake that people make, and the causes of which one must be the first that is reported.
struct Mutation: Sendable {
  let causes: [String]

  /// Applies the mistake, and returns whether the token allows it.
  let apply: @Sendable (inout RandomToken, inout SeededRandom) -> Bool

  /// Whether only what the inspector was given is wrong, and the signature is correct.
  var isOfGivenSecret = false

  /// Whether the secret or the key is wrong, so that findings about them are right.
  var isOfCredentials = false

  init(
    _ causes: String..., apply: @escaping @Sendable (inout RandomToken, inout SeededRandom) -> Bool
  ) {
    self.init(causes, apply)
  }
}
