/// Every text that Swift makes of a value by itself: description, debug description, `dump`, and all
/// that mirrors reach.
public func everyText(of value: Any) -> String {
  var dumped = ""
  dump(value, to: &dumped)
  return "\(value) \(String(describing: value)) \(String(reflecting: value)) \(dumped)"
    + mirrored(value)
}

private func mirrored(_ value: Any) -> String {
  Mirror(reflecting: value).children
    .map { "\($0.label ?? "") \($0.value)" + mirrored($0.value) }
    .joined()
}
