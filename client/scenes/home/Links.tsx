// Links: the private links of one workshop, each with what it is for – the only keys there are.
import { useEffect, useRef, useState } from 'react'
import { ArrowLeft, Check, Copy, Download, ExternalLink, KeyRound, Printer } from 'lucide-react'
import { forgetBoard, rememberBoard, type OwnBoard } from '#client/requests/tickets.ts'
import { copyText } from '#client/ui/copyText.ts'
import { say } from '#client/ui/notices.ts'
import { Page } from '#client/ui/Page.tsx'
import { common } from '#client/words/common.ts'
import { home } from '#client/words/home.ts'
import { codeOf, fileOf, linksOf, saveAs, type PrivateLink } from './linkList.ts'

const words = home.links

export function Links({ own, isKept, onBack }: { own: OwnBoard | null; isKept: boolean; onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (own === null) return <Page title={words.title} text={words.gone} link={common.gate.home} />

  function handleForget(board: OwnBoard) {
    forgetBoard(board.id)
    onBack()
    say(words.forgotten, { words: common.undo, run: () => rememberBoard(board) })
  }
  return (
    <main className="home links">
      <button type="button" className="button quiet back" onClick={onBack}>
        <ArrowLeft className="along" size={20} strokeWidth={1.75} />
        {home.start.back}
      </button>
      <header>
        <p className="whose" dir="auto">
          {own.title}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p className="warning">
          <KeyRound size={24} strokeWidth={1.75} />
          <span>
            <strong>{words.warning}</strong> {words.warningMore}
          </span>
        </p>
      </header>
      <section className="sheet code-sheet" aria-labelledby="code-title">
        <h2 id="code-title">{words.code}</h2>
        <p className="big-code">{codeOf(own)}</p>
        <p>{words.codeHint}</p>
      </section>
      <section className="sheet link-sheet" aria-label={words.list}>
        <ul>
          {linksOf(own).map(link => (
            <LinkRow key={link.name} link={link} />
          ))}
        </ul>
        <p className="hidden-hint">{words.hidden}</p>
      </section>
      <section className="sheet keep-sheet" aria-labelledby="keep-title">
        <h2 id="keep-title">{words.keep}</h2>
        <div className="keep-ways">
          <button type="button" className="button" onClick={() => saveAs(words.file.name(own.title), fileOf(own))}>
            <Download size={20} strokeWidth={1.75} />
            {words.save}
          </button>
          <button type="button" className="button" onClick={() => print()}>
            <Printer size={20} strokeWidth={1.75} />
            {words.print}
          </button>
        </div>
        <a className="button primary" href={own.links.facilitator}>
          {words.desk}
        </a>
        <div className="kept">
          <p>{isKept ? words.kept : words.notKept}</p>
          {isKept && (
            <button type="button" className="button quiet" onClick={() => handleForget(own)}>
              {words.forget}
            </button>
          )}
        </div>
      </section>
    </main>
  )
}

type Copying = 'not-yet' | 'copied' | 'refused'

function LinkRow({ link: { name, address, shown } }: { link: PrivateLink }) {
  const [copying, setCopying] = useState<Copying>('not-yet')
  const role = words.roles[name]

  async function copy() {
    const isCopied = await copyText(address)
    setCopying(isCopied ? 'copied' : 'refused')
    say(isCopied ? words.copied(role.name) : words.notCopied)
  }
  return (
    <li className="link-row">
      <div>
        <h2>{role.name}</h2>
        <p>{role.use}</p>
        <p className="address on-screen" dir="ltr">
          <Address text={copying === 'refused' ? address : shown} />
        </p>
        <p className="address on-paper" dir="ltr">
          {address}
        </p>
      </div>
      <button type="button" className="button" onClick={() => void copy()}>
        {copying === 'copied' ? <Check size={20} strokeWidth={1.75} /> : <Copy size={20} strokeWidth={1.75} />}
        {copying === 'copied' ? common.copied : common.copy}
        <span className="visually-hidden">: {role.name}</span>
      </button>
      <a className="button" href={address} target="_blank" rel="noreferrer">
        <ExternalLink size={20} strokeWidth={1.75} />
        {words.open}
        <span className="visually-hidden">: {role.name}</span>
      </a>
    </li>
  )
}

/** An address that may break after a slash, where eyes expect it. */
function Address({ text }: { text: string }) {
  return text.split(/(?<=\/)(?!\/)/).map((part, i) => (
    <span key={`${i}${part}`}>
      {part}
      <wbr />
    </span>
  ))
}
