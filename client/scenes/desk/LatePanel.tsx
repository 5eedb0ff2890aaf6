// Late panel: ideas that came after the post stage, so that nobody who was late or slow is passed over.
import { desk } from '#client/words/desk.ts'
import { Latest } from './NotesPanel.tsx'
import { Panel } from './Panel.tsx'
import { useLate } from './reading.ts'

const words = desk.late
const mostShown = 20

export function LatePanel() {
  const { all, loose } = useLate()
  if (all === 0) return null
  return (
    <Panel name="late" heading={words.heading(all)}>
      <p>{loose.length === 0 ? words.sorted : words.toSort(loose.length)}</p>
      {loose.length > 0 && (
        <ul className="latest" aria-labelledby="late">
          {loose.slice(0, mostShown).map(id => (
            <Latest key={id} id={id} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
