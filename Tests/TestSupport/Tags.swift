import Testing

extension Tag {
  /// Compared with published or independently computed values.
  @Tag package static var reference: Self
  /// A property that holds for every input tried.
  @Tag package static var property: Self
  /// Compared with a recorded output of the built tool.
  @Tag package static var golden: Self
  /// Protects what once broke.
  @Tag package static var regression: Self
  /// Takes more than a second.
  @Tag package static var slow: Self
}
