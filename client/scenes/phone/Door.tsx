// Door: where somebody stands whose code does not open a workshop. What was typed is kept.
import type { Trouble } from '#client/requests/ask.ts'
import { mayPass } from '#client/requests/ask.ts'
import { CodeForm } from '#client/ui/CodeForm.tsx'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'

export function Door({ typed, why, onAgain }: { typed: string; why: Trouble['code'] | null; onAgain: () => void }) {
  const isAboutCode = why === 'unknown-code'
  return (
    <main className="phone door">
      <p className="door-name">{common.name}</p>
      <h1>{phone.door.title}</h1>
      {why !== null && !isAboutCode && (
        <div className="door-why">
          <p role="alert">{sentence(why)}</p>
          {mayPass(why) || why === 'joining-closed' ? (
            <button type="button" className="button" onClick={onAgain}>
              {phone.door.again}
            </button>
          ) : null}
        </div>
      )}
      <CodeForm typed={typed} problem={isAboutCode ? phone.door.unknownCode : null} />
    </main>
  )
}

function sentence(why: Trouble['code']): string {
  if (why === 'joining-closed') return phone.door.closed
  return why === 'offline' ? phone.door.noLine : common.troubles[why]
}
