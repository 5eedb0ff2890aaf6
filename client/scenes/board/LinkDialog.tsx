// Link dialog: the themes and actions that a fact speaks to, to be ticked; or a new action made of it.
import { linkTo } from '#shared/board/link.ts'
import { linkSources, unlinkSource } from '#shared/board/operations/actions.ts'
import { linkEvidence } from '#shared/board/operations/facts.ts'
import type { Plan, PlanEvidence } from '#shared/board/plan.ts'
import type { ActionId, EvidenceId, ThemeId } from '#shared/board/schema.ts'
import { actionsOf, quotedFact } from '#shared/board/trace.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { putDown } from '#client/cards/putDown.ts'
import { Ref } from '#client/cards/Traces.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { common } from '#client/words/common.ts'
import { registers } from '#client/words/registers.ts'
import { Ticks } from './RegisterFields.tsx'

const words = registers.evidence

export function LinkDialog({ plan, fact, onClose }: { plan: Plan; fact: PlanEvidence; onClose: () => void }) {
  const board = useBoard()
  const mayDraft = useMay('draft-actions')
  const source = linkTo('evidence', fact.id)
  const actions = actionsOf(plan)
  const named = (ref: string, name: string) => (
    <>
      <Ref>{ref}</Ref> {name}
    </>
  )
  return (
    <Dialog title={words.linkTitle(fact.ref)} onClose={onClose}>
      <p dir="auto">
        <Ref>{quotedFact(fact)}</Ref> {fact.claim}
      </p>
      {plan.themes.length + actions.length === 0 && <p>{words.nothingToLink}</p>}
      <Ticks
        title={words.linkThemes}
        options={plan.themes.map(({ id, ref, name }) => ({
          id,
          name: named(ref, name || common.unnamedTheme),
          isOn: fact.themes.includes(ref),
        }))}
        onTick={(id, linked) =>
          board.act(linkEvidence, { evidence: fact.id as EvidenceId, theme: id as ThemeId, linked })
        }
      />
      <Ticks
        title={words.linkActions}
        options={actions.map(({ id, ref, title, evidence }) => ({
          id,
          name: named(ref, title || common.unnamedAction),
          isOn: evidence.includes(fact.ref),
        }))}
        onTick={(id, linked) =>
          linked
            ? board.act(linkSources, { action: id as ActionId, sources: [source] })
            : board.act(unlinkSource, { action: id as ActionId, source })
        }
      />
      {mayDraft && (
        <button
          type="button"
          className="button"
          onClick={() => {
            onClose()
            putDown(board, { kind: 'evidence', id: fact.id as EvidenceId }, { kind: 'grid' })
          }}
        >
          {words.linkNew}
        </button>
      )}
    </Dialog>
  )
}
