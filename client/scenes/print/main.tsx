// Print: the page that paper comes from.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '#client/ui/tokens.css'
import { BoardGate } from '#client/board/BoardGate.tsx'
import { Print } from './Print.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BoardGate>
        <Print />
      </BoardGate>
    </StrictMode>,
  )
}
