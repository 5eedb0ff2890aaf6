// The board as co-editors see it: opens it and shows the view that the address names.
import '@fontsource-variable/atkinson-hyperlegible-next'
import '#client/ui/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BoardGate } from '#client/board/BoardGate.tsx'
import { BoardScreen } from './BoardScreen.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <BoardGate>
        <BoardScreen />
      </BoardGate>
    </StrictMode>,
  )
}
