// Letter box: how far one SMART letter has come. Shape tells it, not colour: empty box, half box, ticked box.
import type { Letter } from '#shared/board/schema.ts'
import type { LetterState } from '#shared/board/smart.ts'
import { common } from '#client/words/common.ts'
import './LetterBox.css'

/** `size` is any CSS font size; without it the box takes the size of what stands around it. */
export function LetterBox({ letter, state, size }: { letter: Letter; state: LetterState; size?: string }) {
  return (
    <span
      className={`letter-box is-${state}`}
      role="img"
      aria-label={`${common.letters[letter]}: ${common.letterStates[state]}`}
      style={size === undefined ? undefined : { fontSize: size }}
    >
      <span aria-hidden="true">{letter.toUpperCase()}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <rect className="letter-box-edge" x="2" y="2" width="20" height="20" rx="3" />
        {state === 'written' && <path className="letter-box-fill" d="M4.5 19.5v-15l15 15z" />}
        {state === 'agreed' && <path className="letter-box-tick" d="m6.5 12.5 4 4.2 7.2-9" />}
      </svg>
    </span>
  )
}
