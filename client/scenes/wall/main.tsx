// Wall: the page on the projector.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '#client/ui/tokens.css'
import { BoardGate } from '#client/board/BoardGate.tsx'
import { Steady } from './Steady.tsx'
import { Wall } from './Wall.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Steady>
        <BoardGate>
          <Wall />
        </BoardGate>
      </Steady>
    </StrictMode>,
  )
}
