// Markdown: a document as plain text that also reads well as it is.
import { linesOf, type Document, type Piece, type Span, type Spans } from './pieces.ts'
import { printable } from './printable.ts'

/** A document as Markdown (with tables as GitHub and Pandoc know them). What people wrote stays words: no link, tag or heading comes of it. */
export function markdownOf({ pieces }: Document): string {
  return `${pieces
    .map(piece => block(piece, ''))
    .filter(text => text !== '')
    .join('\n\n')}\n`
}

function block(piece: Piece, indent: string): string {
  switch (piece.kind) {
    case 'heading':
      return `${indent}${'#'.repeat(piece.level)} ${oneLine(piece.words)}`
    case 'words':
      return inline(piece.words)
        .split('\n')
        .map(line => `${indent}${line}`)
        .join('  \n')
    case 'list':
      return piece.items
        .map((item, i) => {
          const mark = piece.ordered ? `${i + 1}. ` : '- '
          const inner = indent + ' '.repeat(mark.length)
          const blocks = item.map(each => block(each, inner)).join('\n')
          return `${indent}${mark}${blocks.slice(inner.length)}`
        })
        .join('\n')
    case 'facts':
      return piece.facts.map(([label, words]) => `${indent}- **${escape(label)}:** ${oneLine(words)}`).join('\n')
    case 'table': {
      const head = piece.columns.map(({ label }) => escape(label))
      const caption = piece.isCaptionShown ? [`${indent}**${escape(piece.caption)}**`, ''] : []
      return [
        ...caption,
        ...pipes(
          head,
          piece.rows.map(({ cells }) => cells.map(oneCell)),
          indent,
        ),
      ].join('\n')
    }
    case 'own-table': {
      const cellsOf = (row: typeof piece.head) => row.map(cell => oneCell(linesOf(cell)))
      return pipes(cellsOf(piece.head), piece.rows.map(cellsOf), indent).join('\n')
    }
  }
}

function pipes(head: readonly string[], rows: readonly (readonly string[])[], indent: string): string[] {
  return [head, head.map(() => '---'), ...rows].map(cells => `${indent}| ${cells.join(' | ')} |`)
}

function oneCell(spans: Spans): string {
  return inline(spans).replaceAll('\n', '<br>')
}

function oneLine(spans: Spans): string {
  return inline(spans).replaceAll('\n', ' ')
}

function inline(spans: Spans): string {
  return spans.map(span).join('')
}

function span({ text, bold, italic }: Span): string {
  const words = escape(text)
  // Marks stick only to letters: spaces stay outside.
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? []
  const mark = `${bold ? '**' : ''}${italic ? '_' : ''}`
  return core === '' || mark === '' ? words : before + mark + core + mark.split('').toReversed().join('') + after
}

/** Every mark that could mean something is written as itself. */
function escape(words: string): string {
  return printable(words)
    .replaceAll(/[\\`*_{}[\]<>|#~&!]/g, mark => `\\${mark}`)
    .replaceAll(/^(\s*)([-+=])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replaceAll(/:\/\//g, ':\\//')
}
