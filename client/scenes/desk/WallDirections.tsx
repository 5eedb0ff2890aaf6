// Wall directions: the tour through all pages, and asking the back row whether people can read the wall.
import { useRef } from 'react'
import type { Wall } from '#shared/board/schema.ts'
import { useBoard, useMay, useWall } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { desk } from '#client/words/desk.ts'
import { show } from './acts.ts'

const words = desk.wall

export function WallDirections() {
  const { level } = useWall()
  // What was shown before the back row was asked comes back afterwards.
  const before = useRef<Partial<Wall>>({ level: 'overview' })
  return useMay('run-wall') && (level === 'back-row' ? <BackRow before={before} /> : <Buttons before={before} />)
}

function Buttons({ before }: { before: { current: Partial<Wall> } }) {
  const board = useBoard()
  const { tour } = useWall()
  const askBackRow = () => {
    const { level, theme, page } = board.store.wall()
    before.current = { level, theme, page }
    show(board, { level: 'back-row' })
  }
  return (
    <>
      <div className="wall-dials">
        {tour === 'off' ? (
          <>
            <button type="button" className="button" onClick={() => show(board, { tour: 'on' })}>
              {words.tour.start}
            </button>
            <button type="button" className="button" onClick={askBackRow}>
              {words.backRow.ask}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="button"
              onClick={() => show(board, { tour: tour === 'on' ? 'paused' : 'on' })}
            >
              {tour === 'on' ? words.tour.pause : words.tour.goOn}
            </button>
            <button type="button" className="button" onClick={() => show(board, { tour: 'off' })}>
              {words.tour.stop}
            </button>
          </>
        )}
      </div>
      {tour !== 'off' && <p>{words.tourMeans}</p>}
    </>
  )
}

function BackRow({ before }: { before: { current: Partial<Wall> } }) {
  const board = useBoard()
  const back = (size?: Wall['size']) => show(board, { ...before.current, ...(size === undefined ? {} : { size }) })
  const set = (size: Wall['size']) => {
    back(size)
    say(words.backRow.set(words.sizes[size]))
  }
  return (
    <div className="back-row-asks" role="group" aria-labelledby="back-row-asks">
      <p id="back-row-asks">{words.backRow.which}</p>
      <div className="dial">
        {(['S', 'M', 'L'] as const).map(size => (
          <button key={size} type="button" className="button" onClick={() => set(size)}>
            {words.sizes[size]}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            back('L')
            say(words.backRow.closer)
          }}
        >
          {words.backRow.none}
        </button>
        <button type="button" className="button quiet" onClick={() => back()}>
          {words.backRow.stop}
        </button>
      </div>
    </div>
  )
}
