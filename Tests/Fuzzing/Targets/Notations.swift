import IndicatorData
import Tables

/// Numbers, values and years as people print them.
@_cdecl("LLVMFuzzerTestOneInput")
public func notations(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Fuzz.bytes(start, count)
  if let number = try? DecimalNumber(bytes) {
    Fuzz.demandFinite(number.value, "a decimal number")
    let text = NumberText.shortest(number.value)
    let again = try? DecimalNumber(text.utf8)
    Fuzz.demand(again?.value == number.value, "the shortest text reads back: \(text)")
    for digits in [1, 6, 17] {
      let rounded = try? DecimalNumber(
        NumberText.significant(number.value, digits: digits).utf8)
      Fuzz.demand(rounded != nil, "rounded text reads back")
    }
  }
  let text = String(decoding: bytes, as: UTF8.self)
  if let value = try? ValueNotation(text) {
    Fuzz.demandFinite(value.value, "a printed value")
    Fuzz.demandFinite(value.roundingInterval.lowerBound, "a lower end")
    Fuzz.demandFinite(value.roundingInterval.upperBound, "an upper end")
    Fuzz.demand((try? DecimalNumber(value.decimalText.utf8)) != nil, "plain digits are a number")
  }
  _ = try? YearNotation(text)
  return 0
}
