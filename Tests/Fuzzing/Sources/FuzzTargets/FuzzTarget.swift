/// A parser under attack: runs it on any bytes, and checks what holds for all of them.
public struct FuzzTarget: Sendable {
  /// The name, which is also that of its folder in `FailCases`.
  public let name: String

  /// Throws ``BrokenProperty`` if the parser does with the bytes what it must not.
  public let run: @Sendable ([UInt8]) throws -> Void

  /// All targets.
  public static let all: [FuzzTarget] = [
    .json, .numbers, .base64, .jwt, .signature, .signing, .legacy, .inspector, .mistakes,
    .values, .hashes, .endpoint,
  ]
}

/// A property that does not hold for an input.
public struct BrokenProperty: Error, CustomStringConvertible {
  /// The property, and what was seen instead.
  public let description: String
}

/// Throws if a condition does not hold.
func require(_ condition: Bool, _ property: @autoclosure () -> String) throws {
  if !condition { throw BrokenProperty(description: property()) }
}

/// Returns the result or the error of a call, so that two calls can be compared.
func outcome<T, E>(_ body: () throws(E) -> T) -> Result<T, E> {
  do throws(E) { return .success(try body()) } catch { return .failure(error) }
}
