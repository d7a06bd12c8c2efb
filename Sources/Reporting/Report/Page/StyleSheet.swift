/// The style of report pages: readable in grey print, on a telephone, and as one A4 sheet an indicator.
///
/// Colours of text reach a contrast of 4.5 to 1 on white.
enum StyleSheet {
  static let text = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 70rem; padding: 1rem; color: #1a1a1a; background: #fff;
      font: 16px/1.6 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", Meiryo,
      sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
    h2 { font-size: 1.3rem; margin: 0 0 .5rem; border-bottom: 3px solid #0017c1; }
    h3 { font-size: 1rem; margin: .8rem 0 .2rem; color: #00118f; }
    p, ul, dl, table, figure, blockquote { margin: .2rem 0 .4rem; }
    article { margin: 2.5rem 0; }
    nav ol { padding-left: 1.6rem; }
    .lead { font-size: 1.25rem; font-weight: 700; }
    .note { font-size: .85rem; color: #4d4d4d; }
    ul { padding-left: 1.3rem; }
    dl { display: grid; grid-template-columns: 10rem 1fr; }
    dt, dd { margin: 0; border-bottom: 1px solid #e6e6e6; }
    dt { color: #4d4d4d; padding-right: .8rem; }
    blockquote { border-left: 4px solid #767676; padding: .1rem 0 .1rem .8rem; }
    figure svg { width: 100%; height: auto; display: block; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .85rem; }
    caption { text-align: left; font-weight: 700; font-size: .85rem; }
    th, td { text-align: left; font-weight: 400; padding: .1rem .5rem .1rem 0;
      border-bottom: 1px solid #e6e6e6; vertical-align: top; overflow-wrap: normal; }
    thead th { color: #4d4d4d; border-bottom: 1px solid #767676; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .twenty { font-size: 1.2rem; line-height: 1.2; letter-spacing: .1em; }
    .met { color: #0017c1; } .missed { color: #767676; }
    @media (min-width: 60rem) {
      article { columns: 2; column-gap: 2rem; }
      article > h2, .verdict, .draft, .source { column-span: all; }
      h3 { break-after: avoid; } figure, table, tr, li, dl { break-inside: avoid; }
    }
    @media (max-width: 40rem) {
      dl { display: block; } dt { font-size: .85rem; border: 0; }
    }
    @page { size: A4; margin: 9mm 10mm; }
    @media print {
      html { font-size: 7.6pt; }
      body { padding: 0; max-width: none; font-size: 7.6pt; line-height: 1.32; }
      header { display: none; }
      article { margin: 0; break-after: page; break-inside: avoid; columns: 2; column-gap: 6mm; }
      article:last-child { break-after: auto; }
      article > h2, .verdict, .draft, .source { column-span: all; }
      h2 { font-size: 1.35rem; } h3 { margin: .5rem 0 .1rem; break-after: avoid; }
      p, ul, dl, table, figure, blockquote { margin: .1rem 0 .2rem; }
      .scroll { overflow: visible; }
      table { font-size: .92em; } .note { font-size: .92em; } .lead { font-size: 1.3em; }
      th, td { padding: 0 .4em 0 0; } dl { grid-template-columns: 11em 1fr; }
      figure, table, tr, li, dl, .caveats, .known { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
