/// Text that a language makes of a value that is missing, isn't ready, or isn't a string.
struct MissingValue {
  enum Kind {
    /// A promise, a future, a task, or a coroutine.
    case pending
    /// No value, or one of a simple type.
    case nothing
    /// A function that wasn't called.
    case function
    /// An object of another type.
    case object
    /// A number.
    case number
    /// A template's placeholder.
    case placeholder
  }

  let kind: Kind
  let evidence: String

  /// The text in quotation marks, shortened.
  let shown: String

  /// `nil` if `text`, which isn't empty, is something else.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= 400, let kind = Self.kind(of: text) else { return nil }
    self.kind = kind
    shown = quoted(excerpt(text, upTo: 60))
    evidence =
      switch kind {
      case .pending: "the text is \(shown): a result that wasn't awaited"
      case .nothing: "the text is \(shown): no value"
      case .function: "the text is \(shown): a function that wasn't called"
      case .object: "the text is \(shown): an object, as its language prints it"
      case .number: "the text is \(shown): a number"
      case .placeholder: "the text is \(shown): a placeholder"
      }
  }

  var cause: InspectionCause {
    switch kind {
    case .pending:
      .transportNotText.withFix(
        "Await the result before you use it: await in JavaScript, Python, C#, Dart, and Swift; "
          + "get() or join() on a Java future; await() in a Kotlin coroutine.")
    case .nothing, .number:
      .transportNotText.withFix(
        "Find where the value is lost: a function without return, an exception that was caught, a "
          + "member of another name, or a variable that isn't set.")
    case .function: .transportNotText.withFix("Call the function, and pass what it returns.")
    case .object:
      .transportNotText.withFix(
        "Pass the member that contains the signature, not the object. Decode bytes to a string.")
    case .placeholder: .transportPlaceholder
    }
  }

  private static func kind(of text: ArraySlice<UInt8>) -> Kind? {
    if text.count <= 24, let kind = name(text) { return kind }
    let segments = text.splitAtDots
    if segments.count <= 5, segments.allSatisfy({ name($0) == .nothing }) { return .nothing }
    // Whatever surrounds a signature isn't the value's name.
    if text.count >= 60, TokenScan(text).best != nil { return nil }
    return bracketed(text) ?? dump(text) ?? typeName(text) ?? placeholder(text)
  }

  // MARK: Names

  private static func name(_ whole: ArraySlice<UInt8>) -> Kind? {
    let text = whole.trimmed { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
    let nothing: Words = """
      undefined|null|nil|none|nan|true|false|void|(null)|<null>|<nil>|nothing|unit|kotlin.unit|\
      ()|{}|[]|[ ]|{ }|optional(nil)|optional.empty|empty|some(null)|infinity|-infinity|n/a|\
      dbnull|.none|maybe.nothing|system.dbnull|%!s(<nil>)|%!v(missing)|%!s(missing)|''|""|\
      "null"|'null'|"undefined"|'undefined'|[undefined]|[null]|[none]|[nil]|void 0|\
      poll::pending|bearer|-|--|..
      """
    if nothing.containsIgnoringCase(text) { return .nothing }
    let pending: Words = """
      promise {}|promise|future|task|deferred|coroutine|coroutine_suspended|completablefuture|\
      observable|promise <pending>|poll::pending|std::future|monojust|monomap|monodefer|\
      monoflatmap|fluxmap
      """
    if pending.containsIgnoringCase(text) { return .pending }
    if text.count <= 8, text.drop(while: { $0 == UInt8(ascii: "-") }).isDecimal { return .number }
    if text.hasPrefix("0x"), text.dropFirst(2).isHexadecimal { return .object }
    if text.equals("Array") || text.equals("Object") || text.equalsIgnoringCase("stdclass") {
      return .object
    }
    return nil
  }

  // MARK: Brackets

  /// Objects in angle or square brackets, and what begins with a number sign.
  private static func bracketed(_ text: ArraySlice<UInt8>) -> Kind? {
    let isClosed =
      text.hasPrefix("<") && text.hasSuffix(">") || text.hasPrefix("[") && text.hasSuffix("]")
      || text.hasPrefix("#<") && text.hasSuffix(">") || text.hasPrefix("#")
    // </ is of XML.
    guard isClosed, text.firstIndex(of: "</") == nil else { return nil }
    let inner = text.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "<") }
    let pending: Words = """
      [object promise|[object generator|[promise|coroutine|async_generator|generator|future|\
      task|promise|pending|deferred|asyncresult|concurrent::|thread
      """
    let function: Words = """
      [object asyncfunction|[object function|[function|[asyncfunction|[asyncgeneratorfunction|\
      function|bound method|built-in|method|lambda|proc|unboundmethod
      """
    let object: Words = """
      [object |[class |[getter|[circular|[b@|class '|response|module|buffer|memory at|pid|\
      reference|port|object|struct
      """
    if pending.prefixIgnoringCase(of: inner) != nil { return .pending }
    if function.prefixIgnoringCase(of: inner) != nil { return .function }
    if object.prefixIgnoringCase(of: inner) != nil { return .object }
    // <__main__.Signer object at 0x7f…>, #<Signer:0x0000…>, #<struct …>
    if inner.firstIndex(of: " object at 0x") != nil || inner.firstIndex(of: " at 0x") != nil {
      return inner.firstIndex(of: "uture") != nil || inner.firstIndex(of: "ask") != nil
        ? .pending : inner.firstIndex(of: "function") != nil ? .function : .object
    }
    if text.hasPrefix("#<") { return .object }
    // <Signer: 0x600000c0>, <System.Threading.Tasks.Task>
    let isName = inner.allSatisfy { byte in
      isTypeCharacter(byte) && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "/")
    }
    guard text.hasPrefix("<"), isName, inner.contains(UInt8(ascii: ":")) || inner.contains(dot)
    else { return nil }
    return typeName(inner.dropLast()) ?? .object
  }

  // MARK: Dumps

  private static func dump(_ text: ArraySlice<UInt8>) -> Kind? {
    if text.allSatisfy(isTokenCharacter) { return nil }
    let pending: Words = """
      instance of 'future|instance of '_future|instance of 'stream|promise {|promise<|promise (|\
      future(|future<|task<|task(|deferredcoroutine|deferred<|standalonecoroutine|observable {|\
      observable<|mono<|monojust|flux<|single<|completablefuture|%task{|thread: 0x
      """
    let nothing: Words = "map[]|bool(|int(|float(|string(0)|%!|success(null"
    let function: Words = """
      closure: |closure object|function |function(|async function|async (|async()|() =>|\
      (function)|function0<|function1<|function2<|code(0x|function: 0x|closure(
      """
    let object: Words = """
      instance of '|livedata|asyncsnapshot|table: |userdata: |hash(0x|array(0x|scalar(0x|\
      glob(0x|ref(0x|0xc0|symbol(|resource id #|object(|stdclass object|array(|array\n|array (|\
      bytearray(|bytes [|&{|result.success(|some(|ok(|just(|right(|tuple(|err(|left(|failure(|\
      hmac with sha|sha256 digest|sha512 digest
      """
    if pending.prefixIgnoringCase(of: text) != nil { return .pending }
    if nothing.prefixIgnoringCase(of: text) != nil { return .nothing }
    if function.prefixIgnoringCase(of: text) != nil { return .function }
    if object.prefixIgnoringCase(of: text) != nil { return .object }
    // ƒ sign(), as browsers print functions.
    if text.hasPrefix("\u{192} ") { return .function }
    if text.firstIndex(of: "{ [native code] }") != nil { return .function }
    if text.hasPrefix("(") && text.firstIndex(of: ") => ") != nil { return .function }
    if text.hasPrefix("suspend ") || text.hasPrefix("(suspend ") { return .function }
    if text.hasPrefix("("), text.firstIndex(of: ") -> ") != nil { return .function }
    // generateSignature(mn, role)
    let name = text.prefix { isKeyCharacter($0) || $0 == dot }
    if name.count >= 3, text.count <= 80, text[name.endIndex...].hasPrefix("("),
      text.hasSuffix(")"),
      !name.allSatisfy(isDecimalDigit)
    {
      return .function
    }
    if text.hasPrefix("class ") || text.hasPrefix("*jwt.") { return .object }
    // SignJWT { _payload: … }
    if name.count >= 3, text[name.endIndex...].hasPrefix(" {"), text.hasSuffix("}") {
      return .object
    }
    if text.count <= 400, text.prefix(80).firstIndex(of: " Object\n") != nil { return .object }
    return nil
  }

  // MARK: Types

  /// The name of a type in Java, Kotlin, Scala, or .NET, perhaps with a hash code.
  private static func typeName(_ text: ArraySlice<UInt8>) -> Kind? {
    guard text.allSatisfy(isTypeCharacter), let first = text.first,
      isAlphanumeric(first) || first == UInt8(ascii: "[")
    else { return nil }
    let hasHash = text.lastIndex(of: UInt8(ascii: "@")).map { place in
      let hash = text[(place + 1)...].prefix { $0 != UInt8(ascii: "[") }
      return 1...16 ~= hash.count && hash.isHexadecimal && place > text.startIndex
    }
    let roots: Words = """
      system.|microsoft.|newtonsoft.|java.|javax.|kotlin.|kotlinx.|scala.|android.|androidx.|\
      reactor.|io.reactivex.|io.netty.|org.springframework.|com.google.|com.auth0.|\
      io.jsonwebtoken.|dart:|swift.|foundation.
      """
    if text.firstIndex(of: "Exception") ?? text.firstIndex(of: "Error") != nil { return nil }
    guard hasHash == true || roots.prefixIgnoringCase(of: text) != nil else { return nil }
    let (pending, function): (Words, Words) = (
      "task|future|promise|deferred|coroutine|mono|single", "lambda|function"
    )
    if pending.first(where: text.containsIgnoringCase) != nil { return .pending }
    return function.first(where: text.containsIgnoringCase) != nil ? .function : .object
  }

  private static func isTypeCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case dot, UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "="), UInt8(ascii: "?"), 0x20:
      true
    default: isAlphanumeric(byte)
    }
  }

  // MARK: Placeholders

  private static func placeholder(_ text: ArraySlice<UInt8>) -> Kind? {
    guard text.count <= 80 else { return nil }
    let pairs: Words = "${ }|{{ }}|<% %>|#{ }|%{ }|$( )|@{ }|{% %}|%( )s|\\( )"
    for pair in pairs {
      let (start, end) = pair.divided(at: " ")
      if text.hasPrefix(start), text.suffix(end.count) == end { return .placeholder }
    }
    let starts: Words = """
      process.env|your_|your-|your |<your|[your|insert |paste |signature_here|f"{|f'{|@viewbag|\
      @model|token_here|jwt_here|signature here|<signature|<jwt|<token|<sdk|\
      header.payload.signature|xxxxx.yyyyy.zzzzz|aaaaa.bbbbb.ccccc|os.environ|env(|\
      import.meta.env|system.getenv
      """
    if starts.prefixIgnoringCase(of: text) != nil { return .placeholder }
    if text.first == UInt8(ascii: "$"), text.count >= 2, text.dropFirst().allSatisfy(isKeyCharacter)
    {
      return .placeholder
    }
    let names: Words = """
      signature|token|jwt|todo|%signature%|__signature__|__token__|string|%s|%@|{}|{0}|\
      {signature}|{token}|%v|...|…|xxx|signature.|your signature|eyj...|eyj…
      """
    return names.containsIgnoringCase(text)
      || text.suffix(5).equalsIgnoringCase("_here")
      ? .placeholder : nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether this contains `text`, which is lowercase, regardless of the case of letters.
  @inline(never)
  func containsIgnoringCase(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = self
    while rest.count >= text.count {
      if rest.hasPrefixIgnoringCase(text) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension InspectionCause {
  static let missingValues: [Explanation] = [
    Explanation(
      of: transportNotText,
      why: "The text is what a language prints for a value that is missing, not ready, or not a "
        + "string.",
      fix: "Await the promise, and pass the member that contains the signature, not the object.",
      source: "ECMA-262, Object.prototype.toString; Python documentation, repr; Java and .NET "
        + "documentation, Object.toString"),
    Explanation(
      of: transportPlaceholder,
      why: "The text is a placeholder that wasn't replaced by a signature.",
      fix: "Replace it by what the signing function returns. In JavaScript, ${…} needs backquotes; "
        + "in Python, {…} needs f'…'.",
      source: "ECMA-262, template literals; Python documentation, f-strings"),
  ]

  static let transportNotText = InspectionCause {
    Entry("transport.notText", .error, shows: .notText)
  }
  static let transportPlaceholder = InspectionCause {
    Entry("transport.placeholder", .error, shows: .notText)
  }
}
