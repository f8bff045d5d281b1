/// The open arrays and objects of a document that is being read.
///
/// The innermost one is kept apart, so that a flat document needs no memory for the others.
struct OpenContainers: ~Copyable {
  private(set) var innermost: Container?
  private var outer = RecordStack<Container>(initialCapacity: 8)

  /// An array or object, and the index of its first part among those of all that are open.
  enum Container: BitwiseCopyable {
    case array(first: Int)
    case object(first: Int)
  }

  var count: Int { innermost == nil ? 0 : outer.count &+ 1 }

  mutating func open(_ container: Container) {
    if let innermost { outer.append(innermost) }
    innermost = container
  }

  /// Closes the innermost one.
  mutating func close() {
    innermost = outer.last
    if innermost != nil { outer.truncate(to: outer.count &- 1) }
  }
}
