import PureJSON
import TestSupport
import Testing

@Suite struct JSONValueChangesTests {
  @Test func `members are changed, appended and removed by name`() {
    var value: JSONValue = ["a": 1, "b": [true]]
    value["a"] = "one"
    value["c"] = .null
    value["b"]?[0] = false
    value["b"]?[1] = 2
    #expect(value.serialized() == #"{"a":"one","b":[false,2],"c":null}"#)
    value["a"] = nil
    value["missing"] = nil
    value["b"]?[0] = nil
    #expect(value.serialized() == #"{"b":[2],"c":null}"#)
    value["c"]?["d"] = 1
    value["b"]?[5] = 1
    value["b"]?[-1] = 1
    value["b"]?["x"] = 1
    value[0] = 1
    #expect(value.serialized() == #"{"b":[2],"c":null}"#)
  }

  @Test func `names that look alike are changed apart`() {
    var value: JSONValue = ["é": 1, "e\u{301}": 2]
    value["e\u{301}"] = 3
    #expect(value["é"] == 1)
    #expect(value["e\u{301}"] == 3)
    var twice = JSONValue.object([.init("a", 1), .init("a", 2)])
    twice["a"] = 3
    #expect(twice.serialized() == #"{"a":3,"a":2}"#)
    twice["a"] = nil
    #expect(twice.serialized() == "{}")
  }

  @Test func `equal documents have equal hash values, and others differ`() throws {
    let texts = [
      "null", "true", "false", "0", "-0", "1", "1.0", #""""#, #""1""#, "[]", "{}", "[[]]", "[null]",
      "[1,2]", "[2,1]", "[[1],2]", "[1,[2]]", #"{"a":1}"#, #"{"b":1}"#, #"{"a":1,"b":2}"#,
      #"{"b":2,"a":1}"#, #"["a",1]"#, #"{"é":1}"#, #"{"e\u0301":1}"#, #""é""#, #""e\u0301""#,
    ]
    let values = try texts.map { try JSONValue(parsing: $0) }
    for (index, value) in values.enumerated() {
      #expect(value.hashValue == (try JSONValue(parsing: texts[index])).hashValue)
    }
    #expect(Set(values).count == texts.count)
    #expect(Set(values.map(\.hashValue)).count == texts.count)
  }

  @Test func `strings are compared by code points where asked for`() {
    let value: JSONValue = "José"
    #expect(value.stringValue == "Jose\u{301}")
    #expect(!value.isString("Jose\u{301}"))
    #expect(value.isString("José"))
    #expect(!(7 as JSONValue).isString("7"))
  }

  @Test func `a value is read as what it is, and as nothing else`() {
    let values: [JSONValue] = [.null, true, 7, 7.5, "7", [7], ["7": 7]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
    #expect(values.map(\.boolValue) == [nil, true, nil, nil, nil, nil, nil])
    #expect(values.map(\.intValue) == [nil, nil, 7, nil, nil, nil, nil])
    #expect(values.map(\.doubleValue) == [nil, nil, 7, 7.5, nil, nil, nil])
    #expect(values.map(\.stringValue) == [nil, nil, nil, nil, "7", nil, nil])
    #expect(values.map(\.arrayValue) == [nil, nil, nil, nil, nil, [7], nil])
    #expect(values.map(\.objectValue) == [nil, nil, nil, nil, nil, nil, [.init("7", 7)]])
    #expect((1e300 as JSONValue).intValue == nil)
    #expect("\(values[6])" == #"{"7":7}"#)
  }

  @Test func `a string is read as its bytes are`() throws {
    #expect(try JSONValue(parsing: #"{"a":"é"}"#) == ["a": "é"])
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: #"{"é":x}"#) }
    #expect(error?.offset == 6)
    #expect(error?.column == 6)
    let name = "a"
    #expect((["\(name)": "\(name)"] as JSONValue).serialized() == #"{"a":"a"}"#)
  }

  @Test func `the indented form is that of JSON.stringify`() throws {
    let text = #"{"a":[],"b":{},"c":[1,"x,y:{\"z\"}\\",{"d":null}],"e":{"f":[[]]},"\"":"\\\\"}"#
    // Printed by Node: JSON.stringify(JSON.parse(text), null, 2)
    let expected = """
      {
        "a": [],
        "b": {},
        "c": [
          1,
          "x,y:{\\"z\\"}\\\\",
          {
            "d": null
          }
        ],
        "e": {
          "f": [
            []
          ]
        },
        "\\"": "\\\\\\\\"
      }
      """
    #expect(try JSONValue(parsing: text).serialized(indentedBy: 2) == expected)
    for scalar in ["1", #""[1,2]""#, "null", "[]", "{}"] {
      #expect(try JSONValue(parsing: scalar).serialized(indentedBy: 3) == scalar)
    }
  }

  @Test func `the indented form reads back as the same document`() throws {
    struct Case: Decodable { let input: String? }
    let values = try vectors("jcs", of: Case.self).compactMap { vector in
      vector.input.flatMap { try? JSONValue(parsing: $0) }
    }
    #expect(values.count > 200)
    for value in values {
      #expect(try JSONValue(parsing: value.serialized(indentedBy: 4)) == value)
    }
  }
}
