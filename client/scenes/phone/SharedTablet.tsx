// Shared tablet: the phone's screen for one person after another. “Next person” clears it, and whoever comes is somebody new.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { readCode } from '#shared/lib/ids.ts'
import type { Trouble } from '#client/requests/ask.ts'
import { keep, kept } from '#client/requests/keep.ts'
import { passing, type Passing } from '#client/requests/passing.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { Draft } from './composing.ts'
import { Door } from './Door.tsx'
import { Workshop } from './Workshop.tsx'
import './sharedTablet.css'

/** How long a word to whoever has the tablet stays. Milliseconds. */
const stay = 10_000
const noRenewal = () => Promise.resolve(null)

export default function SharedTablet({ typed }: { typed: string }) {
  const code = readCode(typed)
  const [device, setDevice] = useState<Passing | null>(null)
  useEffect(() => {
    if (code === null) return undefined
    const opened = passing(code)
    setDevice(opened)
    return () => opened.close()
  }, [code])
  if (code === null) return <Door typed={typed} why="unknown-code" onAgain={() => location.reload()} />
  return device === null ? null : <InHand device={device} typed={typed} />
}

function InHand({ device, typed }: { device: Passing; typed: string }) {
  const given = useSyncExternalStore(device.subscribe, device.now)
  const [why, setWhy] = useState<Trouble['code'] | null>(null)
  const [said, setSaid] = useState('')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said === '') return undefined
    const timer = setTimeout(() => setSaid(''), stay)
    return () => clearTimeout(timer)
  }, [said])

  async function handleNext() {
    if (given === null) return
    const drafts = ['draft', 'answer'].map(what => `${what}:${given.board.id}`)
    const isWriting = (name: string) => (kept<Partial<Draft>>(name)?.text ?? '').trim() !== ''
    if (drafts.some(isWriting)) return setSaid(phone.shared.unposted)
    const trouble = await device.next()
    if (trouble !== null) return setSaid(trouble === 'offline' ? phone.shared.offline : common.troubles[trouble])
    for (const name of drafts) keep(name, null)
    setSaid(phone.shared.ready)
    top.current?.focus()
    scrollTo({ top: 0 })
  }
  if (given === null) {
    return why === null ? (
      <FirstHand device={device} onTrouble={setWhy} />
    ) : (
      <Door typed={typed} why={why} onAgain={() => location.reload()} />
    )
  }
  return (
    <div ref={top} tabIndex={-1} className="shared">
      <Workshop key={given.person} given={given} checked renew={noRenewal} owner={given.person}>
        <section className="pass-on" aria-label={phone.shared.next}>
          <p>{phone.shared.hint}</p>
          <button type="button" className="button" onClick={() => void handleNext()}>
            {phone.shared.next}
          </button>
        </section>
      </Workshop>
      <output className="pass-said">{said}</output>
    </div>
  )
}

/** The first ticket is on its way. */
function FirstHand({ device, onTrouble }: { device: Passing; onTrouble: (why: Trouble['code']) => void }) {
  useEffect(() => {
    let isHere = true
    void device.first.then(trouble => isHere && trouble !== null && onTrouble(trouble))
    return () => {
      isHere = false
    }
  }, [device, onTrouble])
  return (
    <main className="phone skeleton" aria-busy="true">
      <output>{phone.shared.opening}</output>
    </main>
  )
}
