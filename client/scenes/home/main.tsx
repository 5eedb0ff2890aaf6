// Home: the front page of a Folkmoot server.
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '#client/ui/tokens.css'
import './home.css'
import './start.css'
import './links.css'
import { Home } from './Home.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Home />)
