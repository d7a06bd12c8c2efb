import TestSupport
import Testing

@testable import Tables

@Suite
struct TextBlockTests {
  private func written(_ write: (TextBlock) -> Void) -> String {
    let block = TextBlock()
    write(block)
    return String(decoding: block.bytes, as: UTF8.self)
  }

  /// Doubles of all sizes: any bits, printed decimals, halves of the last digit, neighbours of powers.
  private func doubles(count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let bits = generator.next()
      switch index % 5 {
      case 0:
        let any = Double(bitPattern: bits)
        return any.isFinite ? any : 1
      case 1: return Double(bits % 2_000_001) / 1_000 - 1_000
      case 2:
        return (Double(bits % 1_000_000) + 0.5) / [1, 10, 100, 1_000, 1e7][Int(bits >> 60) % 5]
      case 3:
        let power = [1e-6, 1e-5, 1e-4, 1e-3, 0.1, 1, 10, 1e5, 1e6, 1e15, 1e16][Int(bits >> 32) % 11]
        return bits & 1 == 0 ? power.nextDown : bits & 2 == 0 ? power.nextUp : power
      default: return (generator.uniform() - 0.5) * [1, 1e3, 1e6, 1e9][Int(bits >> 62)]
      }
    }
  }

  @Test func `numbers are written as the slower writer writes them`() {
    let block = TextBlock()
    for digits in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 17] {
      for value in doubles(count: 20_000, seed: UInt64(digits)) {
        block.removeAll()
        block.append(significant: value, digits: digits)
        let text = NumberText.significant(value, digits: digits)
        #expect(block.bytes.elementsEqual(text.utf8), "\(value) to \(digits): \(text)")
      }
    }
  }

  @Test func `the shortest text is that of the slower writer`() {
    let block = TextBlock()
    for value in doubles(count: 100_000, seed: 7) {
      block.removeAll()
      block.append(shortest: value)
      #expect(block.bytes.elementsEqual(NumberText.shortest(value).utf8), "\(value)")
    }
  }

  @Test func `whole and decimal numbers keep all digits`() {
    for value in [0, 7, -7, 10, 99_999, 1_000_000, Int.max, Int.min] {
      #expect(written { $0.append(integer: value) } == String(value))
    }
    #expect(written { $0.append(decimal: 5, decimals: 2, isNegative: false) } == "0.05")
    #expect(written { $0.append(decimal: 1_234, decimals: 2, isNegative: true) } == "-12.34")
    #expect(written { $0.append(decimal: 0, decimals: 0, isNegative: false) } == "0")
  }

  @Test func `cells are quoted where the slower writer quotes them`() {
    let texts = ["a", "", "a,b", "a\"b", "a\nb", "a\rb", "系列", "\t", "a;b"]
    for text in texts {
      var copy = text
      let cell = written { block in
        copy.withUTF8 { block.appendCell(UnsafeRawBufferPointer($0), separator: 0x2C) }
      }
      let line = DelimitedWriter(escapesFormulas: false).text(header: [text], rows: [])
      #expect(cell + "\n" == line)
    }
  }
}
