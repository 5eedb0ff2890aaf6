// Vision parts: the vision cut into pieces that a wall can page, because no words on a wall ever shrink or scroll.
import { plainText, type TextBlock, type TextProse } from '#shared/board/prose.ts'

/** More letters than this may not fit on one page in large type. */
const most = 220

export interface VisionPart {
  readonly text: string
  readonly as: 'words' | 'item' | 'heading'
}

/** Headings, paragraphs, list items and rows of tables in order, long ones cut between sentences, else between words, else between letters. */
export function visionParts(prose: TextProse): VisionPart[] {
  return prose.flatMap(partsOf)
}

function partsOf(block: TextBlock): VisionPart[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap(item => begun(plainText(item), 'item'))
    case 'table': {
      const [head = '', ...rows] = block.rows.map(cells =>
        cells
          .map(cell => plainText(cell).replaceAll('\n', ' '))
          .filter(text => text !== '')
          .join(' · '),
      )
      return [...begun(head, 'heading'), ...rows.flatMap(row => begun(row, 'item'))]
    }
    default:
      return begun(plainText([block]), block.kind === 'heading' ? 'heading' : 'words')
  }
}

/** Only the first piece of what is cut bears its mark. */
function begun(text: string, as: VisionPart['as']): VisionPart[] {
  return cut(text).map((part, i) => ({ text: part, as: i === 0 ? as : 'words' }))
}

function cut(text: string): string[] {
  if (text.length <= most) return text === '' ? [] : [text]
  return join(pieces(text, 'sentence').flatMap(sentence => (sentence.length <= most ? [sentence] : words(sentence))))
}

function words(sentence: string): string[] {
  return join(pieces(sentence, 'word').flatMap(word => (word.length <= most ? [word] : pieces(word, 'grapheme'))))
}

function pieces(text: string, granularity: 'sentence' | 'word' | 'grapheme'): string[] {
  return Array.from(new Intl.Segmenter(undefined, { granularity }).segment(text), ({ segment }) => segment)
}

function join(parts: readonly string[]): string[] {
  const joined: string[] = []
  let text = ''
  for (const part of parts) {
    if (text !== '' && text.length + part.length > most) {
      joined.push(text.trim())
      text = ''
    }
    text += part
  }
  return [...joined, text.trim()].filter(each => each !== '')
}
