// Vision level: what the place will be like when the plan has worked, read large to everybody.
import { useCallback, useMemo, useState } from 'react'
import type { Wall } from '#shared/board/schema.ts'
import { useText } from '#client/board/useBoard.ts'
import type { Paged } from '#client/ui/wallPages.ts'
import { wall } from '#client/words/wall.ts'
import { Foot } from './Edges.tsx'
import { Packed } from './Packed.tsx'
import { visionParts } from './visionParts.ts'
import './VisionLevel.css'

const oneColumn = () => 1

export function VisionLevel({ size, page }: { size: Wall['size']; page: number }) {
  const vision = useText('vision')
  const parts = useMemo(() => visionParts(vision), [vision])
  const ids = useMemo(() => parts.map((_, i) => String(i)), [parts])
  const leads = useCallback((id: string) => parts[Number(id)]?.as === 'heading', [parts])
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const render = useCallback(
    (id: string) => {
      const { text, as } = parts[Number(id)] ?? { text: '', as: 'words' }
      const Part = as === 'heading' ? 'h3' : 'p'
      return (
        <Part className="vision-part" data-as={as} dir="auto">
          {text}
        </Part>
      )
    },
    [parts],
  )
  return (
    <>
      <main className="pile vision-level" data-size={size}>
        <h2>{wall.vision.title}</h2>
        {ids.length === 0 ? (
          <p className="space-for-note">{wall.vision.empty}</p>
        ) : (
          <Packed
            ids={ids}
            page={page}
            columns={oneColumn}
            leads={leads}
            render={render}
            onPaged={setPaged}
            kind="list"
          />
        )}
      </main>
      <Foot paged={paged} />
    </>
  )
}
