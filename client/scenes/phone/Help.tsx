// Help: a few plain sentences, always at the same place.
import { useState } from 'react'
import { CircleQuestionMark } from 'lucide-react'
import { Dialog } from '#client/ui/Dialog.tsx'
import { phone } from '#client/words/phone.ts'

export function Help() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button quiet help-button" onClick={() => setOpen(true)}>
        <CircleQuestionMark size={22} strokeWidth={1.75} />
        {phone.help.button}
      </button>
      {isOpen && (
        <Dialog title={phone.help.title} onClose={() => setOpen(false)}>
          <ul className="help">
            {phone.help.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
