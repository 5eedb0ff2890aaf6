// Draw: the wall as one page of its own, for any board a test can think of, without a server. Built by wallPage.ts.
import { createRoot, type Root } from 'react-dom/client'
import { flushSync } from 'react-dom'
import * as Y from 'yjs'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '#client/ui/tokens.css'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { Screen } from '#client/scenes/wall/Wall.tsx'
import { agreeLetter, draftAction, fillAction, letterText, moveAction } from '#shared/board/operations/actions.ts'
import { foundBoard, moveStage } from '#shared/board/operations/boards.ts'
import { moveNotes, postNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { showOnWall } from '#shared/board/operations/wall.ts'
import { appendProse } from '#shared/board/prose.ts'
import {
  doers,
  letters,
  visionOf,
  type ActionId,
  type Doer,
  type NoteId,
  type SessionId,
  type ThemeId,
} from '#shared/board/schema.ts'
import type { DoorState } from '#shared/protocol/requests.ts'
import { faultsOf, tilesOf } from './faults.ts'
import type { Drawn, Drawing } from './drawing.ts'

const door: DoorState = { code: 'K7QM4P', link: 'https://moot.example/j/K7QM4P', open: true }
window.fetch = async () => Response.json(door)

let seed = 1
const dice = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => (seed = (Math.imul(seed, 1_664_525) + 1) >>> 0) >>> 24)
const by = { origin: 'test', at: '2027-03-31T19:40:12.345Z', dice }
const noteId = (n: number) => `note-${String(n).padStart(4, '0')}` as NoteId
const themeId = (n: number) => `theme-${String(n).padStart(4, '0')}` as ThemeId
const actionId = (n: number) => `action-${String(n).padStart(4, '0')}` as ActionId

function fill(doc: Y.Doc, { title, question, stage, themes, notes, actions, vision, wall }: Drawing): void {
  doc.transact(() => {
    const about = { title, place: '', question, language: 'en', session: 'session-0001' as SessionId }
    foundBoard(doc, by, about)
    moveStage(doc, by, { stage, question: null })
    for (const [n, { name, statement }] of themes.entries()) {
      addTheme(doc, by, { theme: themeId(n), name })
      nameTheme(doc, by, { theme: themeId(n), statement })
    }
    const posted = notes.map(({ text }, n) => ({
      id: noteId(n),
      kind: 'idea' as const,
      text,
      via: 'phone' as const,
      lang: null,
    }))
    postNotes(doc, by, posted)
    for (const theme of themes.keys()) {
      const mine = posted.filter((_, n) => notes[n]?.theme === theme).map(({ id }) => id)
      if (mine.length > 0) moveNotes(doc, by, { notes: mine, theme: themeId(theme), place: 'last' })
      const [on, ...rest] = mine
      if (on !== undefined && rest.length > 3) stackNotes(doc, by, { notes: rest.slice(0, 2), on })
    }
    for (const [n, { title, lead, theme, due, status, statusNote }] of actions.entries()) {
      const sources = theme < themes.length ? [`theme:${themeId(theme)}`] : []
      draftAction(doc, by, { action: actionId(n), title, sources, place: 'last' })
      fillAction(doc, by, { action: actionId(n), lead, due, status, statusNote })
      // Every other one is ready for the plan, if it rests on anything.
      if (n % 2 === 0) bringAbove(doc, actionId(n), doers[n % 3] ?? 'community')
    }
    for (const text of vision) appendProse(visionOf(doc), text)
    const { theme, spotlight, ...plain } = wall
    const link = spotlight === 'note' ? `note:${noteId(0)}` : spotlight === 'action' ? `action:${actionId(0)}` : ''
    showOnWall(doc, by, { ...plain, theme: theme === null ? null : themeId(theme), spotlight: link })
  })
}

function bringAbove(doc: Y.Doc, action: ActionId, doer: Doer): void {
  for (const letter of letters) {
    const prose = letterText(doc, action, letter)
    if (prose !== undefined) appendProse(prose, 'Agreed')
    agreeLetter(doc, by, { action, letter, agreed: true })
  }
  fillAction(doc, by, { action, doer, leadReply: 'yes' })
  moveAction(doc, by, { action, line: 'above', place: 'last' })
}

const counts = { here: 46, helpers: 2, writing: 12, finished: 3, home: 9, cannotSave: false, refused: 0 }
const connection = {
  subscribe: () => () => undefined,
  state: () => 'saved',
  why: () => null,
  counts: () => counts,
  serverNow: () => Date.parse(by.at),
}

const frame = document.createElement('div')
document.body.replaceChildren(frame)
let root: Root | null = null
let changed = false
new MutationObserver(() => (changed = true)).observe(frame, {
  subtree: true,
  childList: true,
  attributes: true,
  characterData: true,
})

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))

/** Waits until nothing on the wall has changed for two frames; a wall that never comes to rest is a fault of its own. */
async function settled(): Promise<boolean> {
  let still = 0
  for (let frames = 0; frames < 120; frames += 1) {
    changed = false
    await nextFrame()
    still = changed ? 0 : still + 1
    if (still === 2) return true
  }
  return false
}

async function draw(drawing: Drawing): Promise<Drawn> {
  const { width, height, look } = drawing
  root?.unmount()
  frame.style.cssText = `position:relative;width:${width}px;height:${height}px;overflow:clip`
  const doc = new Y.Doc()
  fill(doc, drawing)
  const store = boardStore(doc)
  showOnWall(doc, by, { look })
  const board = { id: 'board-01', given: { ticket: '', role: 'viewer' }, store, connection, can: () => false }
  root = createRoot(frame)
  const drawn = root
  flushSync(() =>
    drawn.render(
      <BoardContext value={board as unknown as OpenBoard}>
        <Screen />
      </BoardContext>,
    ),
  )
  const faults: string[] = []
  if (!(await settled())) faults.push('never comes to rest')
  faults.push(...faultsOf(frame))
  const before = tilesOf(frame)
  if (drawing.arrival !== null) {
    const { text, theme } = drawing.arrival
    const id = noteId(drawing.notes.length)
    postNotes(doc, by, [{ id, kind: 'idea', text, via: 'phone', lang: null }])
    if (theme < drawing.themes.length) moveNotes(doc, by, { notes: [id], theme: themeId(theme), place: 'first' })
    if (!(await settled())) faults.push('never comes to rest after an arrival')
    faults.push(...faultsOf(frame).map(fault => `after an arrival: ${fault}`))
    const after = tilesOf(frame)
    if (JSON.stringify(after) !== JSON.stringify(before))
      faults.push(`tiles moved: ${before.join(' ')} | ${after.join(' ')}`)
  }
  const texts = new Set([...frame.querySelectorAll('.packed-item')].map(item => item.textContent))
  return { faults, pieces: texts.size, tiles: before.length }
}

declare global {
  interface Window {
    draw: typeof draw
  }
}
window.draw = draw
