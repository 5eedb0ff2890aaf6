// Choose set-up: what people choose among in the next round, and with how many dots.
import { useState } from 'react'
import { notesIn } from '#shared/board/piles.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { mostItems } from '#shared/people/stageRules.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import type { Choices } from '#client/board/choices.ts'
import { useAbout, useBoard, useList } from '#client/board/useBoard.ts'
import { choose } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'
import { beginChoosing } from './acts.ts'
import { ChoosePick } from './ChoosePick.tsx'

const words = choose.desk
type What = keyof typeof words.whats
const whats = Object.keys(words.whats) as What[]

/** More than this at once is hard to choose among (ux.md §7). */
const easily = 12

export function ChooseSetup({ choices }: { choices: Choices }) {
  const board = useBoard()
  const { store } = board
  const { stage, stageRules } = useAbout()
  const themes = useList<ThemeId>('themes')
  const [what, setWhat] = useState<What>(() => (stageRules.items.length === 0 ? 'themes' : 'picked'))
  const [chosenTheme, setTheme] = useState<ThemeId | null>(null)
  const [picked, setPicked] = useState<readonly string[]>(stageRules.items)
  const [dots, setDots] = useState(stageRules.dots)
  const [perItem, setPerItem] = useState(stageRules.perItem)
  const theme = chosenTheme !== null && themes.includes(chosenTheme) ? chosenTheme : nextTheme(store, themes)
  const notes = useList<NoteId>(`theme:${theme ?? ''}`)

  // All themes are named by naming none: those that come later are among them.
  const items = what === 'themes' ? [] : what === 'theme' ? notes : picked
  const n = what === 'themes' ? themes.length : items.length
  const { isOpen, chosen, round, results } = choices
  const isSame =
    isOpen &&
    dots === stageRules.dots &&
    perItem === stageRules.perItem &&
    items.length === stageRules.items.length &&
    items.every((id, i) => id === stageRules.items[i])
  const problem = n === 0 ? words.none : items.length > mostItems ? words.tooManyAtAll(mostItems) : null
  const begin = results !== null && !isOpen ? words.again : round > 0 && isOpen ? words.nextRound : words.start

  return (
    <details className="choose-setup" open={stage === 'choose' && !isOpen && results === null}>
      <summary>{words.setUp}</summary>
      <fieldset>
        <legend>{words.what}</legend>
        {whats.map(each => (
          <label key={each} className="pick">
            <input type="radio" name="choose-what" checked={what === each} onChange={() => setWhat(each)} />
            <span>{words.whats[each]}</span>
          </label>
        ))}
      </fieldset>
      {what === 'theme' && (
        <label className="field">
          <span>{words.whichTheme}</span>
          <select className="input" value={theme ?? ''} onChange={event => setTheme(event.target.value as ThemeId)}>
            {themes.map(id => (
              <option key={id} value={id}>
                {words.themeOf(nameOf(store, id), notesIn(store, id).length)}
              </option>
            ))}
          </select>
        </label>
      )}
      {what === 'picked' && <ChoosePick picked={picked} onPick={setPicked} />}
      {n > easily && (
        <p className="many">
          {words.tooMany(n)}{' '}
          {what !== 'theme' && (
            <button type="button" className="button" onClick={() => setWhat('theme')}>
              {words.byTheme}
            </button>
          )}
        </p>
      )}
      {what === 'theme' && <p className="quiet">{words.byThemeHint}</p>}
      <div className="dial">
        <Many label={words.dots} value={dots} most={10} onPick={setDots} />
        <Many label={words.perItem} value={perItem} most={dots} onPick={setPerItem} />
      </div>
      {isOpen && !isSame && chosen > 0 && <p>{words.unshown(chosen)}</p>}
      {problem !== null && <p className="quiet">{problem}</p>}
      {!isSame && (
        <button
          type="button"
          className={isOpen ? 'button' : 'button primary'}
          disabled={problem !== null}
          onClick={() => void beginChoosing(board, { items, dots, perItem: Math.min(perItem, dots) })}
        >
          {begin}
        </button>
      )}
    </details>
  )
}

function Many(given: { label: string; value: number; most: number; onPick: (n: number) => void }) {
  const { label, value, most, onPick } = given
  return (
    <label className="many-dots">
      <span>{label}</span>
      <select className="input" value={Math.min(value, most)} onChange={event => onPick(Number(event.target.value))}>
        {Array.from({ length: Math.max(most, value) }, (_, i) => i + 1)
          .filter(n => n <= most || n === value)
          .map(n => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
      </select>
    </label>
  )
}

function nameOf(store: BoardStore, id: ThemeId): string {
  return store.theme(id)?.name.trim() || common.unnamedTheme
}

/** The first theme of which no note has been chosen among yet: so rounds by theme go on by themselves. */
function nextTheme(store: BoardStore, themes: readonly ThemeId[]): ThemeId | null {
  const had = new Set<string>([...store.register('tallies').map(([id]) => id), ...store.about().stageRules.items])
  const isNew = (id: ThemeId) => {
    const notes = store.list(`theme:${id}`)
    return notes.length > 0 && !notes.some(note => had.has(note))
  }
  return themes.find(isNew) ?? themes[0] ?? null
}
