// Vision view: what people write together about the plan as a whole, and how it leaves the board.
import { texts } from '#shared/board/texts.ts'
import { PlanOut } from '#client/cards/PlanOut.tsx'
import { PlanText } from '#client/cards/PlanText.tsx'
import { texts as words } from '#client/words/texts.ts'

export default function VisionView() {
  return (
    <main className="sheet-view">
      <article className="vision">
        {texts.map(name => (
          <PlanText key={name} name={name} />
        ))}
      </article>
      <section className="vision plan-leaves" aria-labelledby="plan-out">
        <h2 id="plan-out">{words.out}</h2>
        <PlanOut />
      </section>
    </main>
  )
}
