import Foundation
import PureJSON
import Testing

/// Threads of musl have 128 KiB of stack.
///
/// A document within the default bounds must not overflow it, in debug builds either.
@Suite struct SmallStackTests {
  static let depth = JSONValue.defaultMaximumDepth

  /// The sanitizers surround every variable, so that a frame is several times as large.
  #if SANITIZED
    static let stackFactor = 8
  #else
    static let stackFactor = 1
  #endif

  @Test(
    arguments: [
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth),
      String(repeating: "[1,{\"a\":", count: depth / 2) + "null"
        + String(repeating: "},2]", count: depth / 2),
    ])
  func `a document as deep as the bound fits a thread of 128 KiB`(text: String) {
    let results = Results()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      use(text, results)
      done.signal()
    }
    thread.stackSize = 128 * 1024 * Self.stackFactor
    thread.start()
    done.wait()
    #expect(results.all == Array(repeating: true, count: 6))
  }

  /// Foundation itself needs more than 128 KiB to parse 500 levels.
  @Test(arguments: [(30, 128, true), (40, 128, false), (500, 512, false)])
  func `coding is limited to a depth that fits a small stack`(
    depth: Int, kibibytes: Int, fits: Bool
  ) {
    let texts = [("[", "]", ""), ("{\"a\":", "}", "1")].map { open, close, middle in
      String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
    }
    let results = Results()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      for text in texts { code(text, results) }
      done.signal()
    }
    thread.stackSize = kibibytes * 1024 * Self.stackFactor
    thread.start()
    done.wait()
    #expect(results.all == [fits, fits, fits, fits])
  }

  /// Written by the thread before it signals, and read after that.
  final class Results: @unchecked Sendable {
    var all: [Bool] = []
  }
}

/// Reads, compares, hashes, writes, changes and releases.
@inline(never)
private func use(_ text: String, _ results: SmallStackTests.Results) {
  guard let value = try? JSONValue(parsing: text), let same = try? JSONValue(parsing: text) else {
    return
  }
  results.all.append(value == same)
  results.all.append(value.hashValue == same.hashValue)
  results.all.append(value.serialized() == text)
  results.all.append(value.isEquivalent(to: same))
  var changed = same
  changed[0] = nil
  changed["a"] = nil
  results.all.append(changed != value)
  results.all.append(value.serialized(indentedBy: 1).utf8.count > text.utf8.count)
}

@inline(never)
private func code(_ text: String, _ results: SmallStackTests.Results) {
  let decoded = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  let read = try? JSONValue(parsing: text)
  results.all.append(decoded != nil)
  results.all.append((try? JSONEncoder().encode(read)) != nil)
}
