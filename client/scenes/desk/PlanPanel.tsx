// Plan panel: how the plan leaves the board, at hand for whoever runs the evening.
import { useAbout } from '#client/board/useBoard.ts'
import { PlanOut } from '#client/cards/PlanOut.tsx'
import { texts as words } from '#client/words/texts.ts'

export function PlanPanel() {
  const { stage } = useAbout()
  // Before, there is no plan yet, and the desk has enough to show.
  if (stage !== 'plan' && stage !== 'follow') return null
  return (
    <section className="panel" aria-labelledby="plan-out">
      <h2 id="plan-out">{words.out}</h2>
      <PlanOut />
    </section>
  )
}
