// Prose: shared text that turns into an editor when it is pressed, and back when it is left.
import { lazy, Suspense, useCallback, useEffect, useRef, type ReactNode } from 'react'
import { plainText, type TextProse } from '#shared/board/prose.ts'
import { proseKey, type ProseAddress } from '#client/board/openBoard.ts'
import { useWriters } from '#client/board/useBoard.ts'
import { afterPress } from '#client/ui/afterPress.ts'
import { hush } from '#client/ui/notices.ts'
import { patiently } from '#client/ui/patiently.ts'
import { board as words } from '#client/words/board.ts'
import { hand, setHand, useHand } from './hand.ts'
import { ProseView } from './ProseView.tsx'
import './Prose.css'

const load = {
  cell: () => patiently(() => import('./CellEditor.tsx')),
  text: () => patiently(() => import('./TextEditor.tsx')),
}
const editors = { cell: lazy(load.cell), text: lazy(load.text) }

interface Props {
  readonly where: ProseAddress
  readonly prose: TextProse
  readonly label: string
  /** The question that stands there as long as nothing is written. */
  readonly placeholder: string
  readonly mayWrite: boolean
  readonly children?: ReactNode
}

export function Prose({ where, prose, label, placeholder, mayWrite, children }: Props) {
  const key = proseKey(where)
  const editing = useHand(hand => hand.editing === key)
  const frame = useRef<HTMLDivElement>(null)
  const text = plainText(prose)
  const kind = typeof where === 'string' ? 'text' : 'cell'
  const Editor = editors[kind]
  // Fetched before anybody presses: the first words typed must not fall into the gap.
  useEffect(() => {
    if (mayWrite) void load[kind]()
  }, [mayWrite, kind])

  const leave = useCallback(() => {
    if (hand.get().editing === key) setHand({ editing: null })
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('.prose-open')?.focus())
  }, [key])

  const view =
    text === '' ? (
      <span className="prose-empty">{placeholder}</span>
    ) : (
      <div className="prose-view">
        <ProseView prose={prose} />
      </div>
    )
  return (
    <div
      ref={frame}
      className="prose"
      onBlur={event => {
        // Leaving the editor for another place on the page ends editing; another window coming to the front does not.
        const left = (event.target as Element).closest('.prose-frame') !== null && document.hasFocus()
        if (!editing || !left || frame.current?.contains(event.relatedTarget)) return
        // The tools go with the editor, and what is under the mouse moves up: a click would miss it.
        afterPress(() => {
          if (hand.get().editing === key && !frame.current?.contains(document.activeElement)) setHand({ editing: null })
        })
      }}
    >
      {editing ? (
        <Suspense fallback={view}>
          <Editor where={where} label={label} placeholder={placeholder} onLeave={leave} />
        </Suspense>
      ) : mayWrite ? (
        <button
          type="button"
          className="prose-open"
          data-empty={text === '' || undefined}
          aria-label={`${label}. ${text === '' ? placeholder : text}`}
          onClick={() => {
            // What was said last may stop being true with the first letter.
            hush()
            setHand({ editing: key })
          }}
        >
          {view}
        </button>
      ) : (
        view
      )}
      <WritersHere holding={key} />
      {children}
    </div>
  )
}

/** "Sam is writing here", for whoever else has this very text open. */
function WritersHere({ holding }: { holding: string }) {
  const names = useWriters(holding)
  return names === '' ? null : <p className="prose-writers">{words.isWriting(names)}</p>
}
