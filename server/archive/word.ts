// Word: a document as .docx, with real headings, real lists and tables whose head repeats on every page.
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document as WordDocument,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx'
import type { Document, OwnTable, Piece, Row, Span, Spans, Table } from './pieces.ts'
import { printable } from './printable.ts'

// A4 with margins of 20 mm, in twentieths of a point.
const paper = { width: 11906, height: 16838, margin: 1134 }
const lineWidth = paper.width - 2 * paper.margin
const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
}
const factShares = [1, 3]
const deepestList = 8

/** A document as the bytes of a Word file. */
export async function wordOf({ title, pieces }: Document): Promise<Uint8Array> {
  const writer = new Writer(pieces)
  const children = writer.write(pieces)
  const page = new Paragraph({
    alignment: AlignmentType.END,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  })
  const word = new WordDocument({
    title: printable(title),
    creator: 'Folkmoot',
    styles: {
      default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } }, ...headingLooks },
    },
    numbering: { config: [...writer.orderedLists()] },
    sections: [
      {
        properties: { page: { size: { width: paper.width, height: paper.height }, margin: marginsOf(paper.margin) } },
        footers: { default: new Footer({ children: [page] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(word))
}

const headingLook = (size: number, before: number) => ({
  run: { font: 'Arial', size, bold: true, color: '000000' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})
const headingLooks = {
  heading1: headingLook(40, 0),
  heading2: headingLook(30, 480),
  heading3: headingLook(24, 320),
  heading4: headingLook(22, 240),
}

function marginsOf(margin: number) {
  return { top: margin, right: margin, bottom: margin, left: margin }
}

type Block = Paragraph | WordTable
type Look = Omit<IParagraphOptions, 'children'>

class Writer {
  /** References that something in the document stands for, each with the number of its bookmark. */
  readonly #marks: ReadonlyMap<string, number>
  readonly #marked = new Set<string>()
  #ordered = 0

  constructor(pieces: readonly Piece[]) {
    const refs = pieces.flatMap(piece =>
      piece.kind === 'table'
        ? piece.rows.flatMap(({ at }) => at ?? [])
        : piece.kind === 'heading'
          ? (piece.at ?? [])
          : [],
    )
    this.#marks = new Map([...new Set(refs)].map((ref, i) => [ref, i + 1]))
  }

  write(pieces: readonly Piece[]): Block[] {
    return pieces.flatMap(piece => this.#piece(piece))
  }

  /** Each ordered list counts from 1. */
  *orderedLists() {
    for (let i = 0; i < this.#ordered; i += 1) {
      const levels = Array.from({ length: deepestList + 1 }, (_, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
      }))
      yield { reference: `ordered-${i}`, levels }
    }
  }

  #piece(piece: Piece): Block[] {
    switch (piece.kind) {
      case 'heading':
        return [
          this.#paragraph(
            piece.words,
            { heading: headings[piece.level], pageBreakBefore: piece.isNewPage ?? false },
            piece.at,
          ),
        ]
      case 'words':
        // Words all in bold are the label of what follows.
        return [
          this.#paragraph(piece.words, {
            spacing: { after: piece.small ? 80 : 120 },
            keepNext: piece.words.length > 0 && piece.words.every(({ bold }) => bold === true),
          }),
        ]
      case 'list':
        return this.#list(piece, 0)
      case 'facts':
        return [
          this.#grid(
            factShares,
            piece.facts.map(([label, words]) => ({ cells: [[{ text: label, bold: true }], words] })),
          ),
        ]
      case 'table':
        return this.#table(piece)
      case 'own-table':
        return this.#ownTable(piece)
    }
  }

  #list({ ordered, items }: Extract<Piece, { kind: 'list' }>, level: number): Block[] {
    const reference = `ordered-${this.#ordered}`
    if (ordered) this.#ordered += 1
    const look: Look = ordered ? { numbering: { reference, level } } : { bullet: { level } }
    return items.flatMap((item, n) => {
      const end: Look = level === 0 && n === items.length - 1 ? { spacing: { after: 120 } } : {}
      return item.flatMap((piece, i): Block[] => {
        if (piece.kind === 'list') return this.#list(piece, Math.min(level + 1, deepestList))
        if (piece.kind !== 'words') return this.#piece(piece)
        return [this.#paragraph(piece.words, { ...(i === 0 ? look : { indent: { left: 720 * (level + 1) } }), ...end })]
      })
    })
  }

  #table({ caption, isCaptionShown, columns, rows }: Table): Block[] {
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ label }) => this.#cell([{ text: label, bold: true }])),
    })
    const shown = this.#paragraph([{ text: caption, bold: true }], {
      keepNext: true,
      spacing: { before: 160, after: 80 },
    })
    const shares = columns.map(({ share }) => share)
    return [...(isCaptionShown ? [shown] : []), this.#grid(shares, rows, head), gap()]
  }

  #ownTable({ head, rows }: OwnTable): Block[] {
    const row = (cells: OwnTable['head'], isHead: boolean) =>
      new TableRow({ tableHeader: isHead, cantSplit: true, children: cells.map(cell => this.#ownCell(cell, isHead)) })
    return [
      sheetOf(
        head.map(() => 1),
        [row(head, true), ...rows.map(cells => row(cells, false))],
      ),
      gap(),
    ]
  }

  #ownCell(pieces: readonly Piece[], isHead: boolean): TableCell {
    const bold = (spans: Spans): Spans => (isHead ? spans.map(span => ({ ...span, bold: true })) : spans)
    const inside = pieces.flatMap(piece =>
      piece.kind === 'words' ? [this.#paragraph(bold(piece.words), {})] : this.#piece(piece),
    )
    return new TableCell({ margins: cellMargins, children: inside.length === 0 ? [new Paragraph({})] : inside })
  }

  #grid(shares: readonly number[], rows: readonly Row[], head?: TableRow): WordTable {
    return sheetOf(shares, [
      ...(head === undefined ? [] : [head]),
      ...rows.map(({ at, cells }) => {
        const children = cells.map((cell, i) => this.#cell(cell, i === 0 ? at : undefined))
        return new TableRow({ cantSplit: true, children })
      }),
    ])
  }

  #cell(spans: Spans, at?: string): TableCell {
    return new TableCell({
      margins: cellMargins,
      children: [this.#paragraph(spans, {}, at)],
    })
  }

  #paragraph(spans: Spans, look: Look, at?: string): Paragraph {
    const words = spans.flatMap(span => this.#span(span))
    const mark = at === undefined || this.#marked.has(at) ? undefined : this.#marks.get(at)
    if (at !== undefined) this.#marked.add(at)
    const children =
      mark === undefined ? words : [new BookmarkStart(nameOf(mark), mark), ...words, new BookmarkEnd(mark)]
    return new Paragraph({
      ...look,
      ...(runsFromRight(spans) ? { bidirectional: true } : {}),
      children: children as ParagraphChild[],
    })
  }

  #span(span: Span): ParagraphChild[] {
    const { bold, italic, lang } = span
    // A style that is switched off here would also switch off that of a heading.
    const style = { ...(bold ? { bold } : {}), ...(italic ? { italics: italic } : {}) }
    const lines = printable(span.text).split('\n')
    const rightToLeft = runsFromRight([span])
    const language =
      lang === undefined ? {} : rightToLeft ? { language: { bidirectional: lang } } : { language: { value: lang } }
    const runs = lines.map(
      (line, i) => new TextRun({ text: line, ...style, rightToLeft, ...language, ...(i === 0 ? {} : { break: 1 }) }),
    )
    const mark = span.to === undefined ? undefined : this.#marks.get(span.to)
    return mark === undefined ? runs : [new InternalHyperlink({ anchor: nameOf(mark), children: runs })]
  }
}

/** A table as wide as the paper. */
function sheetOf(shares: readonly number[], rows: TableRow[]): WordTable {
  const sum = shares.reduce((total, share) => total + share, 0)
  return new WordTable({
    width: { size: lineWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: shares.map(share => Math.floor((lineWidth * share) / sum)),
    rows,
  })
}

const cellMargins = { top: 60, bottom: 60, left: 90, right: 90 }
/** Without a paragraph after it, a table grows into the next one. */
const gap = () => new Paragraph({})
const nameOf = (mark: number) => `ref_${mark}`

/** True when the first letter that has a direction runs from right to left. */
function runsFromRight(spans: Spans): boolean {
  const [letter = ''] = /\p{L}/u.exec(spans.map(({ text: words }) => words).join('')) ?? []
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    letter,
  )
}
