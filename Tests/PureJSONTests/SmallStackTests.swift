import Foundation
import PureJSON
import Testing

/// Threads of musl have 128 KiB of stack. A document within the default bounds must not overflow it, in
/// debug builds either.
@Suite struct SmallStackTests {
  static let depth = JSONValue.defaultMaximumDepth

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
    thread.stackSize = 128 * 1024
    thread.start()
    done.wait()
    #expect(results.all == Array(repeating: true, count: 6))
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
