// Late panel: ideas that came after the post stage, so that nobody who was late or slow is passed over.
import { desk } from '#client/words/desk.ts'
import { Latest } from './NotesPanel.tsx'
import { useLate } from './reading.ts'

const words = desk.late
const mostShown = 20

export function LatePanel() {
  const { all, loose } = useLate()
  if (all === 0) return null
  return (
    <section className="panel late" aria-labelledby="late">
      <h2 id="late">{words.heading(all)}</h2>
      <p>{loose.length === 0 ? words.sorted : words.toSort(loose.length)}</p>
      {loose.length > 0 && (
        <ul className="latest" aria-labelledby="late">
          {loose.slice(0, mostShown).map(id => (
            <Latest key={id} id={id} />
          ))}
        </ul>
      )}
    </section>
  )
}
