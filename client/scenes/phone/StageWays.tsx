// Stage ways: from the phone to what is talked about in the later stages: the actions, the vision.
import type { Hands, Stage } from '#shared/people/roles.ts'
import { phone } from '#client/words/phone.ts'

type View = keyof typeof phone.ways
const ways: Partial<Record<Stage, readonly View[]>> = {
  act: ['actions'],
  plan: ['vision', 'actions'],
  follow: ['actions'],
}

export function StageWays({ board, stage, hands }: { board: string; stage: Stage; hands: Hands }) {
  // Whoever may write the actions has a way there already.
  const shown = ways[stage]?.filter(view => view !== 'actions' || hands !== 'act') ?? []
  return shown.map(view => (
    <a key={view} className="button many-hands" href={`/b/${board}?view=${view}`}>
      {phone.ways[view]}
    </a>
  ))
}
