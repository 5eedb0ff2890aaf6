// HTML: a document as one page that needs nothing else: no network, no script, no other file.
import { plan as text } from '#client/words/plan.ts'
import {
  linesOf,
  type Document,
  type Heading,
  type OwnTable,
  type Piece,
  type Row,
  type Span,
  type Spans,
  type Table,
} from './pieces.ts'
import { printable } from './printable.ts'
import { footOf, styles } from './styles.ts'

/** Nothing on the page may run or load, whatever somebody wrote into a note. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** A document as a page. `robots`: whether search engines are asked to stay away. */
export function htmlOf({ title, pieces }: Document, { noindex }: { noindex: boolean }): string {
  const named = new Set(pieces.flatMap(anchorsIn))
  const page = new Page(named)
  const parts = page.sections(pieces)
  return [
    '<!doctype html>',
    `<html lang="${text.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    ...(noindex ? ['<meta name="robots" content="noindex">'] : []),
    `<title>${escape(title)}</title>`,
    `<style>${styles}${footOf(printable(title))}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#plan">${escape(text.skip)}</a>`,
    parts.contents,
    `<main id="plan">${parts.body}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** A page that says one sentence. */
export function htmlSaying(sentence: string): string {
  return htmlOf(
    { title: sentence, pieces: [{ kind: 'heading', level: 1, words: [{ text: sentence }] }] },
    { noindex: true },
  )
}

function anchorsIn(piece: Piece): string[] {
  if (piece.kind === 'heading') return piece.at === undefined ? [] : [piece.at]
  return piece.kind === 'table' ? piece.rows.flatMap(({ at }) => at ?? []) : []
}

/** An id for the page: letters and digits stay, so that `#W2-047` can be written down. */
function anchor(ref: string): string {
  return `r-${ref.replaceAll(/[^A-Za-z0-9.-]/gu, letter => `_${letter.codePointAt(0)?.toString(16)}_`)}`
}

class Page {
  readonly #named: ReadonlySet<string>
  readonly #given = new Set<string>()

  constructor(named: ReadonlySet<string>) {
    this.#named = named
  }

  /** The body in sections, a heading each, and the list of them. What stands under a smaller heading is a part: paper keeps it in one piece. */
  sections(pieces: readonly Piece[]): { contents: string; body: string } {
    const entries: string[] = []
    const body: string[] = []
    let open = false
    let isPart = false
    for (const piece of pieces) {
      if (piece.kind === 'heading') {
        if (isPart) body.push('</div>')
        isPart = piece.level === 3
        if (isPart) body.push('<div class="part">')
      }
      if (piece.kind === 'heading' && piece.level === 2) {
        const id = `s-${entries.length + 1}`
        const words = this.#inline(piece.words)
        entries.push(`<li><a href="#${id}">${words}</a></li>`)
        const paper = piece.isNewPage ? ' class="page"' : ''
        body.push(`${open ? '</section>' : ''}<section aria-labelledby="${id}"${paper}><h2 id="${id}">${words}</h2>`)
        open = true
      } else body.push(this.#piece(piece))
    }
    if (isPart) body.push('</div>')
    if (open) body.push('</section>')
    const contents =
      entries.length < 2 ? '' : `<nav aria-label="${escape(text.contents)}"><ul>${entries.join('')}</ul></nav>`
    return { contents, body: body.join('\n') }
  }

  #piece(piece: Piece): string {
    switch (piece.kind) {
      case 'heading':
        return this.#heading(piece)
      case 'words':
        return this.#element(piece.small ? 'p class="small"' : 'p', piece.words)
      case 'list': {
        const tag = piece.ordered ? 'ol' : 'ul'
        const items = piece.items.map(item => `<li>${this.#item(item)}</li>`)
        return `<${tag}>${items.join('')}</${tag}>`
      }
      case 'facts':
        return `<dl>${piece.facts
          .map(([label, words]) => `<div><dt>${escape(label)}</dt>${this.#element('dd', words)}</div>`)
          .join('')}</dl>`
      case 'table':
        return this.#table(piece)
      case 'own-table':
        return this.#ownTable(piece)
    }
  }

  /** An item of words alone stands in its list without a paragraph around it. */
  #item(pieces: readonly Piece[]): string {
    const [only, ...more] = pieces
    return only?.kind === 'words' && more.length === 0
      ? `<span dir="auto">${this.#inline(only.words)}</span>`
      : pieces.map(piece => this.#piece(piece)).join('')
  }

  #heading({ level, words, at }: Heading): string {
    return this.#element(`h${level}${this.#id(at)}`, words)
  }

  #table({ caption, isCaptionShown, columns, rows }: Table): string {
    const whole = columns.reduce((sum, { share }) => sum + share, 0)
    const widths = columns.map(({ share }) => `<col style="width:${Math.round((100 * share) / whole)}%">`)
    const head = columns.map(({ label }) => `<th scope="col">${escape(label)}</th>`).join('')
    return [
      `<div class="table" role="group" tabindex="0" aria-label="${escape(caption)}"><table>`,
      `<caption${isCaptionShown ? '' : ' class="heard"'}>${escape(caption)}</caption><colgroup>${widths.join('')}</colgroup><thead><tr>${head}</tr></thead><tbody>`,
      ...rows.map(row => this.#row(row)),
      '</tbody></table></div>',
    ].join('\n')
  }

  #ownTable({ caption, head, rows }: OwnTable): string {
    const line = (cells: OwnTable['head'], tag = 'td') =>
      `<tr>${cells.map(cell => this.#ownCell(isBlank(cell) ? 'td' : tag, cell)).join('')}</tr>`
    return [
      `<div class="table own" role="group" tabindex="0" aria-label="${escape(caption)}"><table>`,
      // A head without words would name nothing.
      `<caption class="heard">${escape(caption)}</caption><thead>${line(head, 'th scope="col"')}</thead><tbody>`,
      ...rows.map(row => line(row)),
      '</tbody></table></div>',
    ].join('\n')
  }

  /** A cell of words alone needs no paragraph. */
  #ownCell(opening: string, pieces: readonly Piece[]): string {
    const [only, ...more] = pieces
    if (only?.kind === 'words' && more.length === 0) return this.#element(opening, only.words)
    return `<${opening}>${pieces.map(piece => this.#piece(piece)).join('')}</${opening.slice(0, 2)}>`
  }

  #row({ at, cells }: Row): string {
    const made = cells.map((cell, i) => this.#element(i === 0 ? 'th scope="row"' : 'td', cell))
    return `<tr${this.#id(at)}>${made.join('')}</tr>`
  }

  /** Two records of one reference: the first is the one that links lead to. */
  #id(at: string | undefined): string {
    if (at === undefined || this.#given.has(at)) return ''
    this.#given.add(at)
    return ` id="${anchor(at)}"`
  }

  /** An element of words; what people typed tells its own direction. */
  #element(opening: string, spans: Spans): string {
    const [tag] = opening.split(' ', 1)
    const [only] = spans
    const isTyped = spans.length > 0 && spans.every(({ typed }) => typed === true)
    if (isTyped && only !== undefined && spans.every(({ lang }) => lang === only.lang)) {
      const inside = spans.map(({ text, bold, italic, to }) => this.#inline([styled({ text }, { bold, italic, to })]))
      return `<${opening} dir="auto"${langOf(only)}>${inside.join('')}</${tag}>`
    }
    return `<${opening}>${this.#inline(spans)}</${tag}>`
  }

  #inline(spans: Spans): string {
    return spans.map(span => this.#span(span)).join('')
  }

  #span(span: Span): string {
    let html = escape(span.text).replaceAll('\n', '<br>')
    if (span.bold) html = `<strong>${html}</strong>`
    if (span.italic) html = `<em>${html}</em>`
    if (span.typed) html = `<bdi${langOf(span)}>${html}</bdi>`
    return span.to !== undefined && this.#named.has(span.to) ? `<a href="#${anchor(span.to)}">${html}</a>` : html
  }
}

function isBlank(pieces: readonly Piece[]): boolean {
  return linesOf(pieces).every(({ text: words }) => words.trim() === '')
}

function styled(
  span: Span,
  style: { bold?: boolean | undefined; italic?: boolean | undefined; to?: string | undefined },
): Span {
  const given = Object.entries(style).filter(([, value]) => value !== undefined)
  return { ...span, ...Object.fromEntries(given) }
}

function langOf({ lang }: Span): string {
  return lang !== undefined && lang !== text.language && /^[A-Za-z0-9-]{2,35}$/.test(lang) ? ` lang="${lang}"` : ''
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
function escape(words: string): string {
  return printable(words).replaceAll(/[&<>"']/g, letter => named[letter] ?? '')
}
