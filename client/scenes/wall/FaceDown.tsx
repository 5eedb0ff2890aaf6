// Face down: the backs of the notes that lie face down, and how many there are. Nothing of what they say is here.
import { useAbout } from '#client/board/useBoard.ts'
import { worry } from '#client/words/worry.ts'
import './FaceDown.css'

/** More backs than these say no more. */
const drawn = 40

/** `isLarge` while nothing else is on the wall yet. */
export function FaceDown({ isLarge = false }: { isLarge?: boolean }) {
  const { faceDown } = useAbout()
  if (faceDown === 0) return null
  return (
    <section className={isLarge ? 'face-down is-large' : 'face-down'}>
      <h2>{worry.faceDown.count(faceDown)}</h2>
      <p>{worry.faceDown.later}</p>
      <ul className="backs" aria-hidden="true">
        {Array.from({ length: Math.min(faceDown, drawn) }, (_, i) => (
          <li key={i} />
        ))}
      </ul>
    </section>
  )
}
