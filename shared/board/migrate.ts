// Migrate: files that older versions wrote, as this version would have written them.
import { archiveVersion, registerNames } from './archive.ts'
import { letters } from './schema.ts'
import { forTexts } from './texts.ts'

type Plain = Record<string, unknown>
type Step = (file: Plain) => Plain

/** Step n takes a file of version n to n + 1. Total: what is not as it was written then is left for rebuilding to refuse. */
const steps: Readonly<Record<number, Step>> = {
  1: fromPlainText,
  2: withoutApart,
  3: withoutTextsAndAnswers,
  4: withoutHeadings,
}

/** A file as this version writes it, or null when its version is one that nothing is known of. */
export function migrate(file: Plain): Plain | null {
  let version = file['version']
  let now = file
  while (version !== archiveVersion) {
    const step = typeof version === 'number' ? steps[version] : undefined
    if (step === undefined) return null
    now = step(now)
    version = now['version']
  }
  return now
}

/** Version 1 kept written texts as plain words, and partners and history without their keys. */
function fromPlainText(file: Plain): Plain {
  const registers = registerNames.map(name => [name, listOf(file[name])])
  const actions = listOf(file['actions']).map(action => {
    if (!isPlain(action)) return action
    const texts = letters.map(letter => [letter, paragraphs(action[letter])])
    return {
      ...action,
      ...(Object.fromEntries(texts) as Plain),
      sources: byKey(listOf(action['sources']).map(link => [link, true])),
      partners: numbered('partner', action['partners']),
      log: numbered('entry', action['log']),
    }
  })
  return {
    wall: {},
    ...file,
    version: 2,
    ...(Object.fromEntries(registers) as Plain),
    actions,
    vision: paragraphs(file['vision']),
  }
}

/** Version 2 knew of no notes that are kept apart. */
function withoutApart(file: Plain): Plain {
  return { ...file, apart: file['apart'] ?? [], version: 3 }
}

/** Version 3 knew of no text but the vision, and of no answers from phones. */
function withoutTextsAndAnswers(file: Plain): Plain {
  return { ...forTexts(text => file[text] ?? []), suggestions: [], offers: [], ...file, version: 4 }
}

/** Version 4 knew of no headings and tables in texts: what it could say is said in the same way. */
function withoutHeadings(file: Plain): Plain {
  return { ...file, version: 5 }
}

function paragraphs(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return typeof text === 'string' ? [] : text
  return text.split('\n').map(line => ({
    kind: 'paragraph',
    runs: line === '' ? [] : [{ text: line, bold: false, italic: false }],
  }))
}

/** Keys that sort as the values stood. */
function numbered(name: string, values: unknown): unknown {
  return listOf(values).map((value, i) => [`${name}-${String(i + 1).padStart(6, '0')}`, value])
}

function byKey(entries: [unknown, unknown][]): unknown {
  return entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
