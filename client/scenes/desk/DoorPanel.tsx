// Door panel: how people get in – the code, the address, and whether the door is open.
import { showCode } from '#shared/lib/ids.ts'
import type { DoorState } from '#shared/protocol/requests.ts'
import { useMay } from '#client/board/useBoard.ts'
import { shortAddress, useDoor } from '#client/board/useDoor.ts'
import { copyText } from '#client/ui/copyText.ts'
import { say } from '#client/ui/notices.ts'
import { Qr } from '#client/ui/Qr.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { Panel } from './Panel.tsx'
import './DoorPanel.css'

const isThisMachineOnly = (link: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(link)

export function DoorPanel() {
  const [known, ask] = useDoor()
  const door = typeof known === 'object' ? known : null
  async function change(wanted: { open?: boolean; renew?: boolean }, words: (now: DoorState) => string) {
    const answer = await ask(wanted)
    say(answer.ok ? words(answer.value) : common.troubles[answer.trouble.code])
  }
  const isAllowed = useMay('open-door')
  return (
    <Panel
      name="door"
      heading={desk.door.heading}
      brief={door === null ? null : door.open ? showCode(door.code) : desk.door.closed}
    >
      {door === null ? <p className="quiet">{desk.door.loading}</p> : <Way door={door} />}
      {door !== null && isAllowed && (
        <div className="door-acts">
          <button
            type="button"
            className="button"
            onClick={() =>
              void change({ open: !door.open }, ({ open }) => (open ? desk.door.nowOpen : desk.door.nowClosed))
            }
          >
            {door.open ? desk.door.close : desk.door.reopen}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void change({ renew: true }, ({ code }) => desk.door.renewed(showCode(code)))}
          >
            {desk.door.renew}
          </button>
        </div>
      )}
    </Panel>
  )
}

function Way({ door }: { door: DoorState }) {
  const { code, open, link: address } = door
  const copy = async () => say((await copyText(address)) ? desk.door.copied : desk.door.notCopied)
  return (
    <>
      <div className={open ? 'way' : 'way is-closed'}>
        <dl>
          <div>
            <dt>{desk.door.code}</dt>
            <dd className="code">{showCode(code)}</dd>
          </div>
          <div>
            <dt>{desk.door.address}</dt>
            <dd className="address">{shortAddress(door)}</dd>
          </div>
          <div>
            <dt className="visually-hidden">{desk.door.heading}</dt>
            <dd className={open ? 'door-state' : 'door-state closed'}>{open ? desk.door.open : desk.door.closed}</dd>
          </div>
        </dl>
        <div className="way-qr">
          <Qr text={address} label={desk.door.qr(address)} />
          <button type="button" className="button quiet" onClick={() => void copy()}>
            {desk.door.copy}
          </button>
        </div>
      </div>
      {isThisMachineOnly(address) && <p className="warning">{desk.door.localhost}</p>}
    </>
  )
}
