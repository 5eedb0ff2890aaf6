// Open action: one action on the wall, with the five questions in full and what people have answered so far.
import type { ReactNode } from 'react'
import { plainText } from '#shared/board/prose.ts'
import { letters, type ActionId } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import { useAction, useActionRef } from '#client/board/useBoard.ts'
import { useOffers } from '#client/board/useSuggestions.ts'
import { LetterBox } from '#client/ui/LetterBox.tsx'
import { suggested } from '#client/words/acting.ts'
import { board } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { monthOf } from '#client/words/months.ts'
import { wall } from '#client/words/wall.ts'
import { Fit } from './Fit.tsx'
import './OpenAction.css'

/** From the size of a name on the wall down to that of notes at S. */
const steps = [5.2, 4.6, 4, 3.6, 3.2, 2.8, 2.4, 2, 1.7]

export function OpenAction({ id, gone }: { id: ActionId; gone: ReactNode }) {
  const action = useAction(id)
  const ref = useActionRef(id)
  const helpers = useOffers(id)
  if (action === undefined) return gone
  const { title, lead, due, status } = action
  return (
    <article className="slip alone">
      <div className="alone-words">
        <Fit steps={steps} className="alone-text open-action">
          <h2 dir="auto">{title === '' ? common.unnamedAction : title}</h2>
          <dl>
            {letters.map(letter => {
              const text = plainText(action[letter])
              return (
                <div key={letter}>
                  <dt>
                    <LetterBox letter={letter} state={letterState(action, letter)} />
                    {board.questions[letter]}
                  </dt>
                  <dd dir="auto">{text}</dd>
                </div>
              )
            })}
          </dl>
        </Fit>
        <div className="alone-about">
          <p className="ref">{wall.action(ref)}</p>
          <p dir="auto">{lead === '' ? wall.actions.nobody : lead}</p>
          <p>{due === null ? wall.actions.noDate : monthOf(due)}</p>
          <p>{wall.actions.statuses[status]}</p>
          {helpers > 0 && <p>{suggested.canHelp(helpers)}</p>}
        </div>
      </div>
    </article>
  )
}
