// Slips: paper to write on, each with the number that its note will have.
import { useState } from 'react'
import { countBlank, refOf } from '#shared/board/slips.ts'
import { noteKinds } from '#shared/board/noteKinds.ts'
import { useAbout } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'
import { useSession } from '#client/board/useSession.ts'
import { Pages } from './Pages.tsx'
import { inPages } from './sheets.ts'
import { everySlip, SlipChoice, type Choice } from './SlipChoice.tsx'
import { useFitted } from './useFitted.ts'
import './Slips.css'

const onPage = { small: 8, large: 2 }
const questionSizes = { small: [13, 12, 11, 10, 9, 8], large: [26, 24, 22, 20, 18] }
const lines = 4

export function Slips({ isLarge }: { isLarge: boolean }) {
  const session = useSession()
  const [choice, setChoice] = useState<Choice>(everySlip)
  const size = isLarge ? 'large' : 'small'
  const sheet = useFitted<HTMLDivElement>(questionSizes[size])
  const blank = session?.slips ?? []
  const numbers = blank
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .filter(number => number >= choice.from && number <= choice.to)
  const pages = inPages(numbers, onPage[size])
  return (
    <>
      {countBlank(blank) === 0 && <p className="press-means">{print.slips.none}</p>}
      <Pages count={pages.length} options={<SlipChoice blank={blank} choice={choice} onChoose={setChoice} />}>
        <div ref={sheet}>
          {pages.map((page, i) => (
            <div key={i} className={`sheet slips ${size}`}>
              {page.map(number => (
                <Slip key={number} name={refOf(session?.number ?? 1, number)} />
              ))}
            </div>
          ))}
        </div>
      </Pages>
    </>
  )
}

function Slip({ name }: { name: string }) {
  const { question, title } = useAbout()
  return (
    <article className="slip">
      <header>
        <p dir="auto" className="slip-title">
          {title}
        </p>
        <p className="slip-ref">{name}</p>
      </header>
      <h3 dir="auto" data-fit>
        {question === '' ? print.slip.anyQuestion : question}
      </h3>
      <div className="slip-lines" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <i key={line} />
        ))}
      </div>
      <p className="slip-kinds">
        {noteKinds.map(kind => (
          <span key={kind}>
            <i aria-hidden="true" /> {common.kinds[kind]}
          </span>
        ))}
      </p>
      <p className="slip-foot">{print.slip.one}</p>
    </article>
  )
}
