// Back-row level: three notes in the three sizes, so that the last row can say which it can still read.
import { wall } from '#client/words/wall.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { Foot } from './Edges.tsx'
import { Opens } from './HandsBar.tsx'
import { lead } from './handsOn.ts'
import './BackRowLevel.css'

const sizes = ['L', 'M', 'S'] as const

export function BackRowLevel() {
  const board = useBoard()
  return (
    <>
      <main className="back-row">
        <h2>{wall.backRow.hint}</h2>
        <ul>
          {sizes.map(size => (
            <li key={size} className="pile slip note" data-size={size}>
              <p className="note-words">
                <Opens run={() => lead(board, { size, level: 'overview' })}>{wall.backRow.samples[size]}</Opens>
              </p>
              <p className="size-name">{wall.backRow.sizes[size]}</p>
            </li>
          ))}
        </ul>
      </main>
      <Foot />
    </>
  )
}
