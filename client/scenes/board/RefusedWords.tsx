// Refused words: what somebody wrote and the board could not take, shown until they have done with it.
import { refusedWords } from '#client/board/refused.ts'
import { useCell } from '#client/ui/cell.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import './RefusedWords.css'

export function RefusedWords() {
  const kept = useCell(refusedWords, each => each)
  return (
    <div role="status">
      {kept !== null && (
        <section className="refused-words" aria-label={words.refusedTitle}>
          <p>
            <b>{words.refusedTitle}</b> {kept.length > 0 ? words.refusedWords : words.refusedActs}
          </p>
          {kept.map(each => (
            <blockquote key={each} dir="auto">
              {each}
            </blockquote>
          ))}
          <button type="button" className="button" onClick={() => refusedWords.set(null)}>
            {common.close}
          </button>
        </section>
      )}
    </div>
  )
}
