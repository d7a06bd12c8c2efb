import TestSupport
import Testing

@testable import ChartRendering

@Suite
struct SVGRendererTests {
  @Test(.tags(.property)) func `every drawing is well-formed, whatever it is told`() throws {
    for seed in 0..<200 as Range<UInt64> {
      let svg = SVGRenderer().document(of: FanSamples.random(seed: seed))
      try expectWellFormed(svg, "seed \(seed)")
      #expect(!svg.contains("nan") && !svg.contains("inf"), "seed \(seed)")
    }
    let panels = (0..<9 as Range<UInt64>).map { FanSamples.random(seed: $0) }
    let key = MultiplesChart.Key(
      actual: "<a>", median: "&", bands: ["\"", "'"], goal: "]]>", path: "\u{1B}")
    try expectWellFormed(
      SVGRenderer(width: 320, height: 240).document(
        of: MultiplesChart(
          language: "ja", title: "<t>", description: "]]>", key: key, panels: panels)), "many")
    try expectWellFormed(SVGRenderer().document(of: triage(count: 100)), "triage")
  }

  /// Tags nest, attributes are quoted, text holds no bare < or &, and no character that XML forbids.
  private func expectWellFormed(_ svg: String, _ name: String) throws {
    var open: [Substring] = []
    var rest = svg[...]
    while let start = rest.firstIndex(of: "<") {
      try expectText(rest[..<start], name)
      let end = try #require(rest[start...].firstIndex(of: ">"), "\(name): a tag never ends")
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        #expect(open.popLast() == tag.dropFirst(), "\(name): </\(tag)> closes something else")
        continue
      }
      let element = tag.prefix { $0.isLetter }
      #expect(
        ["svg", "title", "desc", "g", "line", "path", "polygon", "rect", "circle", "text"]
          .contains(element), "\(name): unknown element \(element)")
      // Name="value" only; no value holds < or >.
      let attributes = tag.dropFirst(element.count).dropLast(tag.hasSuffix("/") ? 1 : 0)
      #expect(
        attributes.wholeMatch(of: /( [a-zA-Z0-9-]+="[^"<]*")*/) != nil, "\(name): <\(tag)>")
      if !tag.hasSuffix("/") { open.append(element) }
    }
    #expect(open.isEmpty && rest == "\n", "\(name)")
  }

  private func expectText(_ text: Substring, _ name: String) throws {
    let bare = text.replacing(/&(amp|lt|gt|quot|#39);/, with: "")
    #expect(!bare.contains("&") && !bare.contains(">"), "\(name): \(text)")
    #expect(
      bare.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE || $0 == "\n" },
      "\(name): \(text)")
  }

  @Test(arguments: FanSamples.awkwardNames)
  func `a name is shown literally and whole`(name: String) {
    let chart = FanChart(
      years: FanSamples.years(2020...2022), actuals: [.init(year: 2020, value: 1)],
      texts: FanSamples.texts(title: name))
    let svg = SVGRenderer(identifier: name).document(of: chart)
    let escaped = SVGCanvas.escaped(ShownText.of(name))
    #expect(svg.contains("-title\">\(escaped)</title>"))
    #expect(!svg.contains("<script") && !svg.contains("\u{202E}") && !svg.contains("<!--"))
    // The identifiers hold nothing but letters, digits, - and _.
    #expect(svg.contains(/<title id="[A-Za-z][A-Za-z0-9_-]*-title">/))
  }

  @Test func `a drawing names itself for those who do not see it`() {
    let svg = SVGRenderer(identifier: "114-1").document(of: FanSamples.random(seed: 1))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"420\""))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"c114-1-title c114-1-desc\" lang=\"ja\""))
    #expect(svg.contains("<desc id=\"c114-1-desc\">実績は3個。</desc>"))
    #expect(svg.contains("Noto Sans JP") && svg.contains("sans-serif"))
  }

  @Test func `nothing outside is asked for`() {
    let svg = SVGRenderer().document(of: FanSamples.random(seed: 2))
    let rest = svg.replacing("http://www.w3.org/2000/svg", with: "")
    for word in ["http", "href", "url(", "<style", "<script", "<image", "@import"] {
      #expect(!rest.contains(word))
    }
  }

  @Test func `the same chart gives the same bytes`() {
    for seed in 0..<20 as Range<UInt64> {
      #expect(
        SVGRenderer().document(of: FanSamples.random(seed: seed))
          == SVGRenderer().document(of: FanSamples.random(seed: seed)))
    }
  }

  @Test func `all marks of the house style are drawn`() {
    let chart = FanChart(
      years: FanSamples.years(2020...2023),
      actuals: [.init(year: 2020, value: 1), .init(year: 2021, value: 2)],
      steps: [.init(year: 2022, median: 2, intervals: [1...3, 0...5])],
      goal: .init(year: 2023, values: 4...4, label: "goal"),
      path: [.init(year: 2020, value: 1), .init(year: 2023, value: 4)],
      spans: [.init(years: 2022...2022, label: "集計中")],
      breaks: [.init(year: 2021, label: "break")],
      dots: (0..<20).map { .init(value: Double($0) / 4, isMet: $0 > 15) },
      texts: FanSamples.texts())
    let svg = SVGRenderer().document(of: chart)
    for color in ["#0017C1", "#264AF4", "#9DB7F9", "#C5D7FB", "#4979F5", "#804000", "#767676"] {
      #expect(svg.contains(color), "\(color)")
    }
    #expect(svg.contains("stroke=\"#264AF4\" stroke-width=\"2\" stroke-dasharray=\"7 4\""))
    #expect(svg.contains("stroke=\"#804000\" stroke-width=\"1.8\" stroke-dasharray=\"14 5\""))
    #expect(svg.contains(">集計中</text>") && svg.contains(">break</text>"))
    // Twenty dots, four of them filled, beside two actuals and one median.
    #expect(svg.matches(of: /<circle/).count == 23)
  }

  private func triage(count: Int) -> TriageChart {
    TriageChart(
      language: "en", title: "How likely?", description: "Sorted.", axisLabel: "chance",
      cutOffs: [0.33, 0.66], notes: ["note"],
      rows: (0..<count).map { index in
        let share = Double(index) / Double(max(1, count - 1))
        return TriageChart.Row(
          label: FanSamples.awkwardNames[index % 7] + "\(index)",
          probability: index % 11 == 10 ? nil : share, spread: share / 2...share,
          text: "about \(index) %")
      })
  }

  @Test(.tags(.property), arguments: [1, 5, 40, 41, 1000])
  func `a triage chart of any length keeps its texts apart and inside`(count: Int) {
    let layout = TriageLayout(of: triage(count: count), width: 720)
    let drawing = Box(left: 0, top: 0, right: layout.width, bottom: layout.height)
    let boxes = layout.texts.map(\.box).sorted { ($0.top, $0.left) < ($1.top, $1.left) }
    #expect(boxes.allSatisfy(drawing.contains))
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...].prefix(12) {
        #expect(!box.overlaps(other), "row of \(count)")
      }
    }
    #expect(layout.scaleRows.count == (count + 39) / 40)
  }
}
