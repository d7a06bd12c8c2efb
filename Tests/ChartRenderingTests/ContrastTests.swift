import Testing

@testable import ChartRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Contrast as WCAG 2 defines it, computed from the colours that are drawn.
@Suite
struct ContrastTests {
  private func luminance(_ color: String) throws -> Double {
    let digits = color.dropFirst()
    #expect(color.hasPrefix("#") && digits.count == 6)
    let value = try #require(Int(digits, radix: 16))
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double((value >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ first: String, _ second: String) throws -> Double {
    let both = [try luminance(first), try luminance(second)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  private static let grounds =
    [ChartPalette.paper, ChartPalette.span] + ChartPalette.bands

  @Test func `the contrast is that of the definition`() throws {
    #expect(try contrast("#000000", "#FFFFFF") == 21)
    #expect(try abs(contrast("#767676", "#FFFFFF") - 4.54) < 0.005)
  }

  @Test func `text reaches 4.5 to 1 on paper and on spans`() throws {
    for ground in [ChartPalette.paper, ChartPalette.span] {
      for ink in [
        ChartPalette.ink, ChartPalette.quietInk, ChartPalette.actual, ChartPalette.median,
        ChartPalette.goal,
      ] {
        #expect(try contrast(ink, ground) >= 4.5, "\(ink) on \(ground)")
      }
    }
  }

  @Test func `text that may stand over a band is dark enough for 3 to 1 on the darkest`() throws {
    for ink in [ChartPalette.actual, ChartPalette.quietInk, ChartPalette.goal] {
      for ground in ChartPalette.bands { #expect(try contrast(ink, ground) >= 3, "\(ink)") }
    }
  }

  @Test func `lines reach 3 to 1 against the white line that goes around them`() throws {
    for color in [
      ChartPalette.actual, ChartPalette.median, ChartPalette.goal, ChartPalette.path,
      ChartPalette.bandEdge, ChartPalette.frame,
    ] {
      #expect(try contrast(color, ChartPalette.paper) >= 3, "\(color)")
    }
    for stroke in [
      FanDrawing.actualLine, FanDrawing.medianLine, FanDrawing.goalLine, FanDrawing.pathLine,
    ] {
      #expect(stroke.casing.color == ChartPalette.paper && stroke.casing.width > stroke.width)
    }
  }

  @Test func `actuals, median and goal reach 3 to 1 on every band too`() throws {
    for color in [ChartPalette.actual, ChartPalette.median, ChartPalette.goal] {
      for ground in Self.grounds { #expect(try contrast(color, ground) >= 3, "\(color)") }
    }
  }
}
