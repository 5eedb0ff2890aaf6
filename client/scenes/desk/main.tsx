// Desk: the facilitator's page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '#client/ui/tokens.css'
import { BoardGate } from '#client/board/BoardGate.tsx'
import { Desk } from './Desk.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BoardGate>
        <Desk />
      </BoardGate>
    </StrictMode>,
  )
}
