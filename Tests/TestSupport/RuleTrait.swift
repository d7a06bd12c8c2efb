import Testing

/// Says which rules for bad and awkward inputs a test stands for.
///
/// `BadInputs/Rules.md` lists them all, and `BadInputRuleTests` finds the tests by this trait.
package struct RuleTrait: TestTrait, SuiteTrait {
  /// The rules by number.
  package let rules: [Int]
}

extension Trait where Self == RuleTrait {
  /// Stands for rules of bad and awkward inputs.
  package static func rules(_ numbers: Int...) -> Self { RuleTrait(rules: numbers) }
}
