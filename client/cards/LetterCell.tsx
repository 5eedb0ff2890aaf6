// Letter cell: one SMART letter of one action – its question, its words, and whether people have agreed to them.
import { memo } from 'react'
import { agreeLetter } from '#shared/board/operations/actions.ts'
import type { HintKind } from '#shared/board/hints.ts'
import type { ActionId, Letter } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import { useActionPart } from '#client/board/useAction.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { LetterBox } from '#client/ui/LetterBox.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { HintNote } from './HintNote.tsx'
import { Prose } from './Prose.tsx'
import { Suggestions } from './Suggestions.tsx'

interface Props {
  readonly id: ActionId
  readonly letter: Letter
  readonly hint: HintKind | null
  /** Told each time this cell is drawn. */
  readonly onDraw?: (id: ActionId, letter: Letter) => void
}

export const LetterCell = memo(function LetterCell({ id, letter, hint, onDraw }: Props) {
  onDraw?.(id, letter)
  const board = useBoard()
  const prose = useActionPart(id, action => action[letter])
  const state = useActionPart(id, action => letterState(action, letter))
  const title = useActionPart(id, action => action.title)
  const mayWrite = useMay('write-actions')
  const mayAgree = useMay('agree')
  if (prose === undefined || state === undefined) return null
  const label = words.writeHere(common.letters[letter], title || common.unnamedAction)
  const agreeWords = state === 'written' ? words.weAgree : words.notAgreed
  const agree = (agreed: boolean) => {
    const outcome = board.act(agreeLetter, { action: id, letter, agreed })
    if (!outcome.ok) say(words.refusals[outcome.reason] ?? words.refusals.other)
    else say((agreed ? words.letterAgreed : words.letterOpen)(common.letters[letter]))
  }
  return (
    <div className="letter-cell" data-state={state}>
      <div className="letter-head">
        <LetterBox letter={letter} state={state} />
        <span>{common.letterStates[state]}</span>
        {mayAgree && state !== 'not-yet' && (
          // One button in both states, so that the keyboard keeps its place.
          <button
            type="button"
            className="letter-agree"
            aria-label={`${agreeWords}: ${common.letters[letter]}`}
            onClick={() => agree(state === 'written')}
          >
            {agreeWords}
          </button>
        )}
      </div>
      <Prose
        where={{ action: id, letter }}
        prose={prose}
        label={label}
        placeholder={words.questions[letter]}
        mayWrite={mayWrite}
      />
      {state !== 'agreed' && <HintNote hint={hint} />}
      {mayWrite && <Suggestions id={id} letter={letter} />}
    </div>
  )
})
