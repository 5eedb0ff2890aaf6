// Choice results: what people chose, as bars in order with their numbers. What few chose and matters all the same is marked.
import { useId, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { ChoiceResult } from '#client/board/choices.ts'
import { choose as words } from '#client/words/choose.ts'
import './Choose.css'

export function ChoiceResults({
  results,
  heading: Heading,
  beside,
}: {
  results: readonly ChoiceResult[]
  heading: 'h1' | 'h2' | 'h3'
  /** What stands under each result, such as a button at the desk. */
  beside?: (result: ChoiceResult) => ReactNode
}) {
  const title = useId()
  const most = Math.max(1, ...results.map(totalOf))
  return (
    <section className="choose results" aria-labelledby={title}>
      <Heading id={title}>{words.results}</Heading>
      <ol>
        {results.map(result => (
          <li key={result.id} className="result">
            <p className="choice-name" dir="auto">
              {result.name}
            </p>
            <p className="result-total">
              <span aria-hidden="true">{totalOf(result).toLocaleString('en')}</span>
              <span className="visually-hidden">{words.total(totalOf(result))}</span>
            </p>
            <ResultBar result={result} most={most} />
            {result.paper > 0 && <small>{words.onPaper(result.dots, result.paper)}</small>}
            {result.bigNeed !== '' && (
              <p className="big-need">
                <TriangleAlert size={20} strokeWidth={1.75} aria-hidden />
                <span>
                  <strong>{words.bigNeed}.</strong> <span dir="auto">{result.bigNeed}</span>
                </span>
              </p>
            )}
            {beside?.(result)}
          </li>
        ))}
      </ol>
      <p className="choose-hidden">
        {words.notBallot} {words.next}
      </p>
    </section>
  )
}

/** A bar as long as its share of the longest; the part that was put on paper is hatched. */
export function ResultBar({ result, most }: { result: ChoiceResult; most: number }) {
  const part = (n: number) => ({ inlineSize: `${(100 * n) / most}%` })
  return (
    <span className="result-bar" aria-hidden="true">
      {result.dots > 0 && <i style={part(result.dots)} />}
      {result.paper > 0 && <i className="on-paper" style={part(result.paper)} />}
    </span>
  )
}

/** Dots from screens and on paper together. */
export function totalOf({ dots, paper }: Pick<ChoiceResult, 'dots' | 'paper'>): number {
  return dots + paper
}
