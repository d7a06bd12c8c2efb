#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// The value rounded to four significant digits, which is how preset files are written.
  var roundedToPresetDigits: Double {
    precondition(isFinite, "a parameter is a number")
    // printf rounds the exact value, once; 1.234e-300 and a sign fit.
    var buffer = [CChar](repeating: 0, count: 32)
    let count = withVaList([self]) { vsnprintf(&buffer, buffer.count, "%.3e", $0) }
    let text = String(decoding: buffer[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let value = Double(text) else { preconditionFailure("printf writes numbers: \(text)") }
    return value
  }
}

extension EmpiricalBayesPreset {
  /// The preset with the digits that a file keeps.
  var rounded: EmpiricalBayesPreset {
    EmpiricalBayesPreset(
      name: name, version: version, power: power, classes: classes.map(\.rounded),
      percent: percent.rounded, count: count.rounded, amount: amount.rounded,
      targetLayer: targetLayer.rounded)
  }
}

extension EmpiricalBayesPreset.ProcessClass {
  fileprivate var rounded: Self {
    Self(
      label: label, weight: weight.roundedToPresetDigits, drift: drift.roundedToPresetDigits,
      scale: scale.roundedToPresetDigits,
      degreesOfFreedom: degreesOfFreedom.roundedToPresetDigits,
      growthVariance: growthVariance.roundedToPresetDigits,
      // The reader refuses a growth that is never forgotten.
      growthPersistence: min(growthPersistence.roundedToPresetDigits, 0.9999),
      readingNoise: readingNoise.roundedToPresetDigits)
  }
}

extension EmpiricalBayesPreset.KindParameters {
  fileprivate var rounded: Self {
    Self(
      stayPrior: (stayPrior.stays.roundedToPresetDigits, stayPrior.moves.roundedToPresetDigits),
      widening: widening.roundedToPresetDigits,
      shockProbability: shockProbability.roundedToPresetDigits,
      shockFactor: shockFactor.roundedToPresetDigits)
  }
}

extension TargetLayer {
  fileprivate var rounded: TargetLayer {
    TargetLayer(
      withRecord: (withRecord.moved.rounded, withRecord.same.rounded),
      withoutRecord: (withoutRecord.moved.rounded, withoutRecord.same.rounded),
      recordPrior: (
        recordPrior.met.roundedToPresetDigits, recordPrior.missed.roundedToPresetDigits
      ))
  }
}

extension TargetLayer.Line {
  fileprivate var rounded: Self {
    Self(
      alpha: alpha.roundedToPresetDigits, beta: beta.roundedToPresetDigits,
      gamma: gamma.roundedToPresetDigits)
  }
}
