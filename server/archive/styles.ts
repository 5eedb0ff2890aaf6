// Styles: how the plan looks as a page, on a phone, and on A4 paper from a black-and-white printer.

/** No colour carries meaning; fonts are those of the device. */
export const styles = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; color: #16191d; background: #fff;
  font: 1.125rem/1.5 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 }
h2 { font-size: 1.5rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 3px solid #16191d }
h3 { font-size: 1.2rem; margin: 1.75rem 0 .5rem }
h4 { font-size: 1.125rem; margin: 1.25rem 0 .5rem }
p, ul, ol { max-width: 44rem; margin: .5rem 0 }
a { color: #003c8f; text-underline-offset: .15em }
a:focus-visible, .table:focus-visible { outline: 3px solid #16191d; outline-offset: 2px }
.skip { position: absolute; inset-inline-start: -99rem }
.skip:focus { position: static; display: inline-block; padding: .5rem }
.small { font-size: 1rem; color: #3c434b }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; max-width: none }
nav a { display: inline-block; padding: .1rem 0 }
.table { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 38rem; font-size: 1rem; overflow-wrap: break-word }
.own table { table-layout: auto; width: auto; min-width: 0 }
.own :is(th, td) { min-width: 5rem }
.own :is(p, ul, ol) { margin: 0 }
caption { text-align: start; font-weight: 600; padding: .25rem 0 }
caption.heard { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
th, td { border: 1px solid #6b7480; padding: .4rem .5rem; text-align: start; vertical-align: top }
thead :is(th, td) { background: #edf0f3 }
dl { margin: .75rem 0 }
dl div { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .75rem; padding: .25rem 0; border-bottom: 1px solid #c5ccd4 }
dt { font-weight: 600 }
dd { margin: 0; min-width: 0 }
:target { outline: 3px solid #16191d; outline-offset: 2px }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; gap: 0 } }
@page { size: A4; margin: 18mm 16mm; font: 9pt system-ui, Arial, sans-serif; @bottom-right { content: counter(page) " / " counter(pages) } }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.4 }
  h3 { margin-top: 6mm }
  .skip, nav { display: none }
  a { color: inherit; text-decoration: none }
  .table { overflow: visible }
  table { font-size: 9.5pt; line-height: 1.3 }
  thead { display: table-header-group }
  thead :is(th, td) { background: none; border-bottom: 2px solid #000 }
  th, td { border-color: #000; padding: .8mm 1.5mm }
  table { min-width: 0 }
  dl { columns: 2; column-gap: 8mm; font-size: 9.5pt; line-height: 1.3 }
  dl div { grid-template-columns: 26mm 1fr; gap: 2mm; padding: .6mm 0 }
  tr, dl div { break-inside: avoid }
  .part:not(:has(tr:nth-child(10))), .table:not(:has(tr:nth-child(10))) { break-inside: avoid }
  h1, h2, h3, h4, h3 + p, h4 + p, caption { break-after: avoid }
  h3 + .table, h4 + .table, tbody tr:first-child { break-before: avoid }
  .page { break-before: page }
  .small { color: #000 }
}
`

/** The title at the foot of every page of paper, so that a loose page can be told. Whatever stands in it stays a title. */
export function footOf(title: string): string {
  const words = Array.from(title, letter =>
    /[\p{L}\p{M}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `,
  )
  return `@page { @bottom-left { content: "${words.join('')}" } }\n`
}
