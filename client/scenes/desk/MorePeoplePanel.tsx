// More people panel: handing a private link to a second facilitator, a helper or a co-editor, and making a new one.
import { useState } from 'react'
import type { KeyRole } from '#shared/people/roles.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { ownBoards, rememberBoard, takeUpKey } from '#client/requests/tickets.ts'
import { copyText } from '#client/ui/copyText.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { Qr } from '#client/ui/Qr.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { Panel } from './Panel.tsx'
import './MorePeoplePanel.css'

const words = desk.morePeople
const handedOut = ['facilitator', 'helper', 'editor'] as const satisfies readonly KeyRole[]
type HandedOut = (typeof handedOut)[number]

/** What is open: a link to hand over, or the question whether to make a new one. */
type Open = { readonly role: HandedOut; readonly link: string } | { readonly role: HandedOut; readonly link: null }

export function MorePeoplePanel() {
  const { id, given } = useBoard()
  const isAllowed = useMay('open-door')
  const [open, setOpen] = useState<Open | null>(null)
  const [isStale, setStale] = useState(false)
  if (!isAllowed) return null
  // The server keeps no link, only what it takes to know one again. Whoever started the workshop has them.
  const own = ownBoards().find(each => each.id === id)

  async function renew(role: HandedOut) {
    const path = `/api/boards/${id}/keys/${role}`
    const answer = await ask<{ key: string; link: string }>('POST', path, { ticket: given.ticket })
    if (!answer.ok) {
      setOpen(null)
      return say(common.troubles[answer.trouble.code])
    }
    const { key, link } = answer.value
    if (own !== undefined) rememberBoard({ ...own, links: { ...own.links, [role]: link } })
    // One's own link has just ended too: this device comes in by the new one.
    if (role === given.role) {
      await takeUpKey(id, key)
      setStale(true)
    }
    setOpen({ role, link })
  }
  function close() {
    setOpen(null)
    if (isStale) location.reload()
  }
  return (
    <Panel name="more-people" heading={words.heading}>
      <p>{own === undefined ? words.elsewhere : words.hint}</p>
      <ul>
        {handedOut.map(role => (
          <li key={role}>
            <p>
              <strong>{words.roles[role].name}</strong> {words.roles[role].may}
            </p>
            <div className="dial">
              {own !== undefined && (
                <button type="button" className="button" onClick={() => setOpen({ role, link: own.links[role] })}>
                  {words.show}
                  <span className="visually-hidden">: {words.roles[role].name}</span>
                </button>
              )}
              <button type="button" className="button" onClick={() => setOpen({ role, link: null })}>
                {words.renew}
                <span className="visually-hidden">: {words.roles[role].name}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      {open?.link === null && (
        <Dialog title={words.sure} onClose={close}>
          <p className="warning">{words.warning[open.role]}</p>
          <div className="dial">
            <button type="button" className="button danger" onClick={() => void renew(open.role)}>
              {words.yes}
            </button>
            <button type="button" className="button" onClick={close}>
              {words.no}
            </button>
          </div>
        </Dialog>
      )}
      {open !== null && open.link !== null && (
        <Dialog title={words.roles[open.role].title} onClose={close}>
          <HandOver link={open.link} />
        </Dialog>
      )}
    </Panel>
  )
}

function HandOver({ link }: { link: string }) {
  const [isRefused, setRefused] = useState(false)
  const copy = async () => {
    const isCopied = await copyText(link)
    setRefused(!isCopied)
    say(isCopied ? words.copied : words.notCopied)
  }
  return (
    <div className="hand-over">
      <p className="warning">{words.secret}</p>
      <Qr text={link} label={words.qr} />
      <p>{words.scan}</p>
      {isRefused && (
        <p className="address" dir="ltr">
          {link}
        </p>
      )}
      <button type="button" className="button primary" onClick={() => void copy()}>
        {words.copy}
      </button>
    </div>
  )
}
