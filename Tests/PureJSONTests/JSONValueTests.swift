import Foundation
import PureJSON
import Testing

@Suite struct JSONValueTests {
  private let value: JSONValue = [
    "z": [1, 2.5, "three"], "a": ["nested": true], "nothing": .null,
  ]

  @Test func `members and elements are found by name and index`() {
    #expect(value["z"]?[1]?.numberValue?.double == 2.5)
    #expect(value["z"]?[2]?.stringValue == "three")
    #expect(value["z"]?[3] == nil)
    #expect(value["z"]?[-1] == nil)
    #expect(value["a"]?["nested"]?.boolValue == true)
    #expect(value["a"]?[0] == nil)
    #expect(value["nothing"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value.objectValue?.map(\.name) == ["z", "a", "nothing"])
    #expect(value["z"]?.arrayValue?.count == 3)
    #expect(value.arrayValue == nil)
    #expect(value["z"]?.stringValue == nil)
    #expect(value["z"]?.objectValue == nil)
    #expect(value.numberValue == nil)
    #expect(value.boolValue == nil)
    #expect(!value.isNull)
  }

  @Test func `equality counts the order and the spelling, equivalence does not`() throws {
    func read(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }
    let left = try read(#"{"a":1,"b":[1.0,"é"]}"#)
    #expect(left.isEquivalent(to: try read(#"{"b":[1,"\u00e9"],"a":1e0}"#)))
    #expect(left != (try read(#"{"b":[1.0,"é"],"a":1}"#)))
    #expect(!left.isEquivalent(to: try read(#"{"b":["é",1],"a":1}"#)))
    #expect(!left.isEquivalent(to: try read(#"{"b":[1,"e\u0301"],"a":1}"#)))
    let twice = JSONValue.object([.init("a", 1), .init("a", 1)])
    #expect(!twice.isEquivalent(to: twice))
    #expect(twice == twice)
  }
}
