// Vision parts: the vision cut into pieces that a wall can page, because no words on a wall ever shrink or scroll.
import { plainText, type Prose } from '#shared/board/prose.ts'

/** More letters than this may not fit on one page in large type. */
const most = 220

export interface VisionPart {
  readonly text: string
  readonly isItem: boolean
}

/** Paragraphs and list items in order, long ones cut between sentences, else between words, else between letters. */
export function visionParts(prose: Prose): VisionPart[] {
  return prose.flatMap(block =>
    block.kind === 'paragraph'
      ? cut(plainText([block])).map(text => ({ text, isItem: false }))
      : block.items.flatMap(item => {
          const [first, ...rest] = cut(plainText(item))
          if (first === undefined) return []
          return [{ text: first, isItem: true }, ...rest.map(text => ({ text, isItem: false }))]
        }),
  )
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
