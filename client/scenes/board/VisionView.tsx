// Vision view: what the place will be like when the plan has worked, written together.
import { useMay, useVision } from '#client/board/useBoard.ts'
import { Prose } from '#client/cards/Prose.tsx'
import { board as words } from '#client/words/board.ts'

export default function VisionView() {
  const vision = useVision()
  const mayWrite = useMay('write-vision')
  return (
    <main className="sheet-view">
      <article className="vision">
        <h2>{words.visionTitle}</h2>
        <Prose
          where="vision"
          prose={vision}
          label={words.editVision}
          placeholder={words.visionHint}
          mayWrite={mayWrite}
        />
      </article>
    </main>
  )
}
