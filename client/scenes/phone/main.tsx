// Phone: the page behind `/j/CODE`, where residents post from.
import { createRoot } from 'react-dom/client'
import '#client/ui/tokens.css'
import './phone.css'
import './compose.css'
import './myNotes.css'
import { Phone } from './Phone.tsx'

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <Phone typed={codeIn(location.pathname)} isShared={new URLSearchParams(location.search).has('shared')} />,
  )

/** What stands where the code belongs in `/j/CODE`, as it was typed. */
function codeIn(path: string): string {
  const typed = path.split('/')[2] ?? ''
  try {
    return decodeURIComponent(typed)
  } catch {
    return typed
  }
}
