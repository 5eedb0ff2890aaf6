// Just in: the strip at the foot of the wall in which a new note is seen before it is counted.
import { useMemo } from 'react'
import type { NoteId } from '#shared/board/schema.ts'
import { wall } from '#client/words/wall.ts'
import { FirstThatFits, tried } from './Fit.tsx'
import './JustIn.css'

/** Of these notes, the newest first, one that fits. The strip is there also when there are none, or an arrival would push the tiles. */
export function JustIn({ ids }: { ids: readonly NoteId[] }) {
  const newest = useMemo(() => ids.slice(0, tried), [ids])
  if (ids.length === 0) return <p className="just-in just-in-space">{wall.allSorted}</p>
  return (
    <section className="just-in slip">
      <h2>{wall.justIn}</h2>
      <FirstThatFits ids={newest} />
    </section>
  )
}
