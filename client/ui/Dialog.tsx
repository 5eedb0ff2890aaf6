// Dialog: the browser's own modal dialog. Focus goes in, Tab stays in, Escape closes, focus returns.
import { useEffect, useRef, type ReactNode } from 'react'
import { common } from '#client/words/common.ts'
import './Dialog.css'

/** Shown as long as it is rendered; `onClose` is told when the person leaves it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    if (dialog?.open === false) dialog.showModal()
    // The browser would choose the Close button, which stands first.
    dialog?.querySelector<HTMLElement>('input, textarea')?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onPointerDown={event => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="dialog-body">
        <header>
          <h2>{title}</h2>
          <button type="button" className="button quiet" onClick={onClose}>
            {common.close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
