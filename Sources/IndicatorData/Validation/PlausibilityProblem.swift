import Indicators
import Tables

/// What is unlikely in values that can be read; every one of these can be right.
public enum PlausibilityProblem: Problem {
  /// From here on all values are about 10^exponent times those before.
  case unitChange(found: String, exponent: Int, reference: Double)
  case suddenZero(found: String, reference: Double)
  case repeatedValues(found: String, count: Int, firstLine: Int)
  case targetOnOtherScale(found: String, exponent: Int, latest: Double)
  case sameAsNeighbour(series: String, other: String, count: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .unitChange: "W650"
    case .suddenZero: "W651"
    case .repeatedValues: "W652"
    case .targetOnOtherScale: "W653"
    case .sameAsNeighbour: "W654"
    }
  }

  private static func shown(_ value: Double) -> String { NumberText.significant(value, digits: 6) }

  /// What is wrong and what to do, without the place, in English.
  public var english: String {
    let q = Quotation.english
    switch self {
    case .unitChange(let found, let exponent, let reference):
      return
        "from \(q(found)) on values are about 10^\(exponent) times those before (about "
        + "\(Self.shown(reference))); see whether the unit has changed"
    case .suddenZero(let found, let reference):
      return "\(q(found)) after values about \(Self.shown(reference)); "
        + "leave the cell empty if there is no figure"
    case .repeatedValues(let found, let count, let firstLine):
      return "\(q(found)) for \(count) years running, first in line \(firstLine); "
        + "see whether it was copied"
    case .targetOnOtherScale(let found, let exponent, let latest):
      return "target \(q(found)) is about 10^\(exponent) times the latest actual ("
        + "\(Self.shown(latest))); see whether it is in another unit"
    case .sameAsNeighbour(let series, let other, let count):
      return
        "all \(count) values of \(q(series)) equal those of \(q(other)) before it; see whether they were copied"
    }
  }

  /// What is wrong and what to do, without the place, in Japanese.
  public var japanese: String {
    let q = Quotation.japanese
    switch self {
    case .unitChange(let found, let exponent, let reference):
      return
        "\(q(found))からの値は、それまで（約\(Self.shown(reference))）の約10の\(exponent)乗倍です。単位が変わっていないか確かめてください"
    case .suddenZero(let found, let reference):
      return "約\(Self.shown(reference))の値が続いた後で\(q(found))です。値がないのであれば空欄にしてください"
    case .repeatedValues(let found, let count, let firstLine):
      return "\(q(found))が\(firstLine)行目から\(count)年続いています。写し間違いでないか確かめてください"
    case .targetOnOtherScale(let found, let exponent, let latest):
      return "目標\(q(found))は最新の実績（\(Self.shown(latest))）の約10の\(exponent)乗倍です。単位が違わないか確かめてください"
    case .sameAsNeighbour(let series, let other, let count):
      return "\(q(series))の値は\(count)個とも、その前の\(q(other))と同じです。写し間違いでないか確かめてください"
    }
  }
}
