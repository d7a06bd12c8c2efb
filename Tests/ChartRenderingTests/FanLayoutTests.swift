import TestSupport
import Testing

@testable import ChartRendering

@Suite(.tags(.property))
struct FanLayoutTests {
  private static let sizes: [(width: Double, height: Double)] = [
    (720, 420), (480, 320), (1200, 300), (360, 640),
  ]

  @Test func `no text leaves the drawing or lies over another, in 600 charts`() {
    for seed in 0..<150 as Range<UInt64> {
      for size in Self.sizes {
        let layout = FanLayout(
          of: FanSamples.random(seed: seed), width: size.width, height: size.height, style: .full)
        expectApart(layout, "seed \(seed), \(size)")
      }
    }
  }

  @Test func `no text of a small multiple leaves it or lies over another`() {
    for seed in 0..<300 as Range<UInt64> {
      let layout = FanLayout(
        of: FanSamples.random(seed: seed), width: 320, height: 240, style: .compact)
      expectApart(layout, "seed \(seed)")
    }
  }

  private func expectApart(_ layout: FanLayout, _ name: String) {
    let drawing = Box(left: 0, top: 0, right: layout.width, bottom: layout.height)
    let boxes = layout.texts.map(\.box)
    for (index, box) in boxes.enumerated() {
      #expect(drawing.contains(box), "\(name): \(layout.texts[index].text) leaves the drawing")
      for other in boxes.indices.dropFirst(index + 1) where boxes[other].overlaps(box) {
        Issue.record(
          "\(name): \(layout.texts[index].text) lies over \(layout.texts[other].text)")
      }
    }
  }

  @Test func `labels inside the plot keep clear of marks and lines`() throws {
    var labelled = 0
    for seed in 0..<300 as Range<UInt64> {
      let layout = FanLayout(
        of: FanSamples.random(seed: seed), width: 720, height: 420, style: .full)
      for text in layout.texts
      where [layout.chart.texts.actual, layout.chart.texts.path].contains(text.text) {
        labelled += 1
        for mark in layout.drawnMarks {
          #expect(!Box.around(mark, radius: layout.radius).overlaps(text.box), "seed \(seed)")
        }
        #expect(!layout.drawnSegments.contains { text.box.meets($0) }, "seed \(seed)")
      }
    }
    // Nearly every chart has room for the label of its actuals.
    #expect(labelled > 400)
  }

  @Test func `the column names goal, median and bands from the top as they lie`() {
    let chart = FanChart(
      years: FanSamples.years(2020...2023),
      actuals: [.init(year: 2020, value: 1), .init(year: 2021, value: 3)],
      steps: [.init(year: 2023, median: 2, intervals: [1...3, 0...5])],
      goal: .init(year: 2023, values: 4...4, label: "goal"), texts: FanSamples.texts())
    let layout = FanLayout(of: chart, width: 720, height: 420, style: .full)
    let names = ["8 in 10", "goal", "5 in 10", "予測の中央値 4.61"]
    let heights = names.compactMap { name in layout.texts.first { $0.text == name }?.place.y }
    #expect(heights.count == 4)
    #expect(heights == heights.sorted())
  }

  @Test func `observed values stay readable however wide the bands are`() {
    for width in [10, 1e3, 1e9, 1e300, Double.infinity] {
      let chart = FanChart(
        years: FanSamples.years(2020...2023),
        actuals: [.init(year: 2020, value: 10), .init(year: 2021, value: 20)],
        steps: [.init(year: 2022, median: 15, intervals: [14...16, -width...width])],
        texts: FanSamples.texts())
      let layout = FanLayout(of: chart, width: 720, height: 420, style: .full)
      let share = (layout.y(10) - layout.y(20)) / layout.plot.height
      #expect(share > 0.05, "\(width)")
      #expect(layout.isCutAtFrame == (width > 1e2))
      #expect(layout.cutMarks.isEmpty == (width <= 1e2))
      #expect(layout.texts.contains { $0.text == "frame" } == (width > 1e2))
    }
  }

  @Test func `a dot lies on its side of the goal`() {
    for seed in 0..<300 as Range<UInt64> {
      let chart = FanSamples.random(seed: seed)
      let layout = FanLayout(of: chart, width: 720, height: 420, style: .full)
      guard let goal = chart.goal?.values.lowerBound, layout.axis.range.contains(goal) else {
        continue
      }
      #expect(layout.dots.dots.count == chart.dots.count)
      let y = layout.y(goal)
      // Rows are eight pixels high; nearer to the frame than that there is no room on that side.
      guard y - layout.plot.top > 9, layout.plot.bottom - y > 9 else { continue }
      for dot in layout.dots.dots {
        #expect(dot.isMet == (dot.place.y < y), "seed \(seed)")
        #expect(dot.place.y > layout.plot.top && dot.place.y < layout.plot.bottom)
        #expect(dot.place.x < layout.width)
      }
    }
  }

  @Test func `missing years leave a gap in the line`() {
    let chart = FanChart(
      years: FanSamples.years(2020...2024),
      actuals: [2020, 2021, 2023, 2024].map { .init(year: $0, value: Double($0)) },
      texts: FanSamples.texts())
    let layout = FanLayout(of: chart, width: 720, height: 420, style: .full)
    #expect(layout.actualSegments.count == 2)
  }
}

@Suite(.tags(.property))
struct LabelColumnTests {
  @Test func `labels keep their order, their distance and their range`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let count = Int.random(in: 1...8, using: &generator)
      let wishes = (0..<count).map { _ in Double.random(in: -50...350, using: &generator) }
      let middles = LabelColumn.middles(wishes: wishes, spacing: 16, in: 8...292)
      let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
      let sorted = order.map { middles[$0] }
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 > 16 - 1e-9 })
      #expect(sorted.allSatisfy { $0 > 8 - 1e-9 && $0 < 292 + 1e-9 })
    }
  }

  @Test func `labels with room stay where they belong`() {
    #expect(
      LabelColumn.middles(wishes: [100, 20, 60], spacing: 16, in: 0...200) == [100, 20, 60])
    #expect(LabelColumn.middles(wishes: [50, 50], spacing: 16, in: 0...200) == [42, 58])
  }
}
