// Choose view: dots for whoever may choose, the same as on a phone, and what people chose once it is shown.
import { useBoard, useCounts, useMay } from '#client/board/useBoard.ts'
import { useChoices } from '#client/board/useChoices.ts'
import { ChoiceResults } from '#client/choosing/ChoiceResults.tsx'
import { Choose, LateDots } from '#client/choosing/Choose.tsx'
import { choose as words } from '#client/words/choose.ts'
import './ChooseView.css'

/** A private link has no other ticket to give. */
const noOther = async () => null

export default function ChooseView() {
  const { given } = useBoard()
  const choices = useChoices()
  const { here } = useCounts()
  const mayChoose = useMay('choose')
  const { results, isOpen, chosen, round } = choices
  return (
    <main className="sheet-view choose-view">
      {results !== null ? (
        <>
          <LateDots choices={choices} given={given} renew={noOther} />
          <ChoiceResults results={results} heading="h2" />
        </>
      ) : (
        <>
          {isOpen && mayChoose ? (
            <Choose choices={choices} given={given} renew={noOther} heading="h2" />
          ) : (
            <>
              <h2>{words.title}</h2>
              <p>{round === 0 ? words.nothing : isOpen ? words.onlyReading : words.soon}</p>
            </>
          )}
          {isOpen && (
            <p>
              <strong>{words.chosen(chosen, here)}</strong>
            </p>
          )}
        </>
      )}
    </main>
  )
}
