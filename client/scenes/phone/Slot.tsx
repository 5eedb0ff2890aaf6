// Slot: the line between question and box. Keeps its room, so that nothing jumps: rules at first, then what just happened.
import { useCallback, useEffect, useState } from 'react'
import { Check, CloudOff, Smartphone, TriangleAlert, Undo2, type LucideIcon } from 'lucide-react'
import type { Stage } from '#shared/people/roles.ts'
import type { OutNote } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { Line } from './useLine.ts'

/** What this person did last, as far as it wants a word. */
export type Said =
  | { readonly about: 'posted' | 'changed'; readonly id: string }
  | { readonly about: 'taken-back'; readonly id: string; readonly isInBox: boolean }
  | { readonly about: 'problem'; readonly text: string }

/** How long good news stays. A problem stays until something is done about it. Milliseconds. */
const stay = 10_000

export function useSaid(line: Line): [Said | null, (said: Said | null) => void] {
  const [said, setSaid] = useState<Said | null>(null)
  const isBack = line.is === 'back'
  useEffect(() => {
    // The line came back after it was said: that is the newer word.
    if (isBack) setSaid(now => (now?.about === 'problem' ? now : null))
  }, [isBack])
  useEffect(() => {
    if (said === null || said.about === 'problem') return undefined
    const timer = setTimeout(() => setSaid(null), stay)
    return () => clearTimeout(timer)
  }, [said])
  return [said, useCallback((next: Said | null) => setSaid(next), [])]
}

interface Message {
  readonly text: string
  readonly tone: 'good' | 'quiet' | 'problem'
  readonly icon: LucideIcon
  readonly undo: OutNote | null
}

export function Slot({
  said,
  line,
  notes,
  isKept,
  stage,
  isChanging,
  onUndo,
}: {
  said: Said | null
  line: Line
  notes: readonly OutNote[]
  isKept: boolean
  stage: Stage
  isChanging: boolean
  onUndo: (note: OutNote) => void
}) {
  const message =
    (said && messageOf(said, notes, isKept)) ??
    messageOfLine(line, isKept) ??
    (isChanging ? null : messageOfAsked(notes))
  // While people come in, the rules stay in sight.
  const hasRules = notes.length === 0 || stage === 'welcome'
  return (
    <div className="slot">
      <output id="slot-message">
        {message !== null && (
          <span className={`message ${message.tone}`}>
            <message.icon size={22} strokeWidth={1.75} />
            <span>{message.text}</span>
          </span>
        )}
      </output>
      {message?.undo && (
        <button type="button" className="button quiet" onClick={() => message.undo && onUndo(message.undo)}>
          <Undo2 size={20} strokeWidth={1.75} />
          {common.undo}
        </button>
      )}
      {message === null && hasRules && <Rules isFirst={stage === 'welcome' && notes.length === 0} />}
      {message === null && !hasRules && <p className="slot-more">{more(stage)}</p>}
    </div>
  )
}

function Rules({ isFirst }: { isFirst: boolean }) {
  return (
    <div className="rules">
      <ol aria-label={phone.rulesTitle}>
        {phone.rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      {isFirst && <p className="slot-more">{phone.box.warmUp}</p>}
    </div>
  )
}

function more(stage: Stage): string {
  // Where the heading of the box does not say it already.
  return stage === 'sort' || stage === 'choose' || stage === 'act' ? phone.box.late : phone.box.more
}

function messageOf(said: Said, notes: readonly OutNote[], isKept: boolean): Message | null {
  if (said.about === 'problem') return { text: said.text, tone: 'problem', icon: TriangleAlert, undo: null }
  const entry = notes.find(({ note }) => note.id === said.id)
  if (said.about === 'taken-back') {
    if (entry?.leaving) return { text: phone.mine.states.leaving, tone: 'quiet', icon: Undo2, undo: null }
    if (entry?.trouble) return { text: phone.troubles[entry.trouble], tone: 'problem', icon: TriangleAlert, undo: null }
    return { text: said.isInBox ? phone.takenBack : phone.takenBackOnly, tone: 'quiet', icon: Undo2, undo: null }
  }
  if (said.about === 'changed' && entry !== undefined && entry.state !== 'gone') return messageOfChange(entry)
  if (entry === undefined || entry.leaving === true || entry.state === 'gone') return null
  if (entry.state === 'refused') {
    return { text: phone.thanks.refused, tone: 'problem', icon: TriangleAlert, undo: null }
  }
  if (entry.state === 'reword' || entry.state === 'kept-off') return null
  if (entry.state !== 'saved') return { text: phone.thanks[entry.state], tone: 'good', icon: Check, undo: entry }
  const isStuck = entry.trouble !== null
  if (!isStuck) return { text: phone.thanks.onItsWay, tone: 'good', icon: Check, undo: entry }
  const offline = isKept ? phone.thanks.offline : phone.thanks.onlyHere
  const text = entry.trouble === 'offline' ? offline : phone.troubles[entry.trouble ?? 'our-fault']
  return { text, tone: 'quiet', icon: Smartphone, undo: entry }
}

function messageOfChange({ edit = null, state, trouble }: OutNote): Message {
  if (edit !== null && trouble === 'offline')
    return { text: phone.thanks.offline, tone: 'quiet', icon: Smartphone, undo: null }
  if (edit === null && trouble !== null)
    return { text: phone.troubles[trouble], tone: 'problem', icon: TriangleAlert, undo: null }
  const text = edit !== null || state !== 'up' ? phone.change.thanks : phone.thanks.up
  return { text, tone: 'good', icon: Check, undo: null }
}

/** A helper waits for this person: said where it is heard, wherever the note lies in the list. */
function messageOfAsked(notes: readonly OutNote[]): Message | null {
  const isAsked = notes.some(
    ({ state, edit = null, leaving = false }) => state === 'reword' && edit === null && !leaving,
  )
  return isAsked ? { text: phone.change.asked, tone: 'problem', icon: TriangleAlert, undo: null } : null
}

function messageOfLine(line: Line, isKept: boolean): Message | null {
  const offline = isKept ? phone.offline : phone.offlineOnlyHere
  if (line.is === 'away') return { text: offline, tone: 'quiet', icon: CloudOff, undo: null }
  if (line.is === 'back') return { text: phone.back(line.sent), tone: 'good', icon: Check, undo: null }
  return null
}
