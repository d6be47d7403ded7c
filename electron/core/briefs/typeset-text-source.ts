/**
 * How a page of text is set: frozen with the rule that makes pages of text, so it is code and not a template that a firm
 * may change. Every run of lines is placed for itself, a line is shrunk where its characters are wider than their columns, and a page is cut
 * off at its edge, so that a page of text is one page of PDF whatever it holds.
 */
export const textExhibitSource = `
#let data = json("text.json")
#let mono = ("Loudermill Mono", "Loudermill Serif", "Loudermill Symbols", "Loudermill Math")
#let serif = ("Loudermill Serif", "Loudermill Mono", "Loudermill Symbols", "Loudermill Math")
#let at = data.geometry
#let soft = rgb("#55585f")

#set document(title: data.title, date: none)
#set page(width: at.width * 1pt, height: at.height * 1pt, margin: 0pt)
#set text(font: mono, fallback: false, size: at.size * 1pt, lang: "en", dir: ltr, ligatures: false, hyphenate: false,
  top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: false, leading: (at.line - at.size) * 1pt, spacing: 0pt)

#show raw: set text(font: mono, size: at.size * 1pt)

#let fit(width, body) = context {
  let wide = measure(body).width
  if wide > width { scale(x: width / wide * 100%, origin: left + horizon, reflow: true, body) } else { body }
}

// A character that no font has, as its code point in the room of the character.
#let code-box(part) = box(width: part.columns * at.column * 1pt, height: 0.95em, baseline: 0.2em, stroke: 0.3pt + soft, inset: 0pt,
  align(center + horizon, {
    set text(size: calc.min(1.75 * part.columns * at.column / part.rows.first().len(), 4.2) * 1pt, top-edge: "cap-height", bottom-edge: "baseline")
    set par(leading: 0.6pt)
    part.rows.join(linebreak())
  }))

#let show-line(parts) = fit(at.measure * 1pt, box(parts.map(part => if type(part) == str { raw(part) } else { code-box(part) }).join()))

#let head(number) = {
  set text(font: serif, size: 9pt)
  place(dx: at.left * 1pt, dy: 28pt, fit(data.headWidth * 1pt, box(strong(data.title))))
  set text(size: 7.5pt, fill: soft)
  let words = "page " + str(number) + " of " + str(data.pages.len()) + " of this exhibit"
  place(dx: at.left * 1pt, dy: 45pt, fit(at.measure * 1pt, box((words, ..data.provenance).join("; "))))
  place(dx: at.left * 1pt, dy: 58pt, line(length: at.measure * 1pt, stroke: 0.4pt + rgb("#b9b5ac")))
}

// Numbers of lines, down to the last one that holds something.
#let numbers(count) = pdf.artifact(place(dx: (at.left - 44) * 1pt, dy: at.top * 1pt, block(width: 32pt, {
  set text(size: 6.5pt, fill: soft, top-edge: 0.75em, bottom-edge: -0.25em)
  set par(leading: (at.line - 6.5) * 1pt)
  v((at.line - 6.5) / 2 * 1pt)
  align(right, range(1, count + 1).map(str).join(linebreak()))
})))

#for (index, runs) in data.pages.enumerate() {
  if index > 0 { pagebreak() }
  block(width: at.width * 1pt, height: at.height * 1pt, clip: true, breakable: false, {
    head(index + 1)
    numbers(runs.map(run => run.row + run.lines).last(default: 0))
    for run in runs {
      let top = (at.top + run.row * at.line + (at.line - at.size) / 2) * 1pt
      place(dx: at.left * 1pt, dy: top, if run.kind == "plain" {
        block(width: (at.measure + at.column) * 1pt, raw(run.text))
      } else { show-line(run.parts) })
    }
    for one in data.pictures.at(index) {
      place(dx: one.x * 1pt, dy: one.y * 1pt, image(one.name, width: one.width * 1pt, height: one.height * 1pt, alt: one.caption))
      set text(font: serif, size: 8pt)
      set par(leading: 2pt)
      place(dx: one.x * 1pt, dy: (one.y + one.height + 4) * 1pt, block(width: one.room * 1pt, one.caption))
    }
    for one in data.boxes.at(index) {
      place(dx: one.x * 1pt, dy: one.y * 1pt, rect(width: one.width * 1pt, height: one.height * 1pt, fill: black, stroke: none, inset: 0pt,
        if one.size >= 3 { align(center + horizon, text(font: mono, size: one.size * 1pt, fill: white, one.code)) }))
    }
  })
}
`;
