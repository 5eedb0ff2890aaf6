// Face-down card: how many notes lie face down, where they will lie once they are shown.
import { useAbout } from '#client/board/useBoard.ts'
import { worry } from '#client/words/worry.ts'
import './FaceDownCard.css'

export function FaceDownCard() {
  const { faceDown } = useAbout()
  if (faceDown === 0) return null
  return (
    <p className="face-down-card">
      <strong>{worry.faceDown.count(faceDown)}</strong>
      {worry.faceDown.later}
    </p>
  )
}
