// Compose: one box, one choice, one button.
import { Fragment, useLayoutEffect, useRef, type Ref } from 'react'
import { Lightbulb, TriangleAlert } from 'lucide-react'
import { noteKinds, type NoteKind } from '#shared/board/noteKinds.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import { checkNote, type Draft } from './composing.ts'

/** From here on the count of characters left is worth a look. */
const nearlyFull = 20

export function Compose({
  ref,
  draft: { text, kind, changes = null },
  hasProblem,
  onChange,
  onPost,
  onLeave,
}: {
  ref: Ref<HTMLTextAreaElement>
  draft: Draft
  hasProblem: boolean
  onChange: (change: Partial<Draft>) => void
  onPost: () => void
  onLeave: () => void
}) {
  return (
    <form
      className="compose"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onPost()
      }}
    >
      {changes !== null && (
        <div className="changing">
          <p>{phone.change.now}</p>
          <button type="button" className="button" onClick={onLeave}>
            {phone.change.leave}
          </button>
        </div>
      )}
      <GrowingBox ref={ref} text={text} hasProblem={hasProblem} onChange={onChange} onPost={onPost} />
      <div className="box-foot">
        <span>{phone.box.hint}</span>
        <Left text={text} />
      </div>
      <Kinds kind={kind} onChange={onChange} />
      <button type="submit" className="button primary post">
        {changes === null ? phone.post : phone.change.send}
      </button>
      <p className="who-reads">
        {phone.whoReads.map(sentence => (
          <Fragment key={sentence}>
            <span>{sentence}</span>{' '}
          </Fragment>
        ))}
      </p>
    </form>
  )
}

function GrowingBox({
  ref,
  text,
  hasProblem,
  onChange,
  onPost,
}: {
  ref: Ref<HTMLTextAreaElement>
  text: string
  hasProblem: boolean
  onChange: (change: Partial<Draft>) => void
  onPost: () => void
}) {
  // At every render: the box is as tall as its words, whatever changed them or the width.
  const around = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = around.current?.querySelector('textarea')
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`
  })
  return (
    <div ref={around}>
      <textarea
        ref={ref}
        className="input box"
        rows={3}
        dir="auto"
        value={text}
        aria-labelledby="question"
        aria-invalid={hasProblem}
        aria-describedby="box-left slot-message"
        onChange={event => onChange({ text: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onPost()
        }}
      />
    </div>
  )
}

function Left({ text }: { text: string }) {
  const { left } = checkNote(text)
  const isOver = left < 0
  return (
    <span id="box-left" className={`left${isOver ? ' over' : left <= nearlyFull ? ' near' : ''}`}>
      <span aria-hidden="true">{isOver ? phone.box.over(-left) : phone.box.left(left)}</span>
      <span className="visually-hidden">{isOver ? phone.box.overInFull(-left) : phone.box.leftInFull(left)}</span>
    </span>
  )
}

const icons = { issue: TriangleAlert, idea: Lightbulb }

function Kinds({ kind, onChange }: { kind: NoteKind; onChange: (change: Partial<Draft>) => void }) {
  return (
    <fieldset className="kinds">
      <legend className="visually-hidden">{phone.kindQuestion}</legend>
      {noteKinds.map(each => {
        const Icon = icons[each]
        return (
          <label key={each} className="kind">
            <input type="radio" name="kind" checked={kind === each} onChange={() => onChange({ kind: each })} />
            <span className="dot" aria-hidden="true" />
            <Icon size={24} strokeWidth={1.75} />
            <span>{common.kinds[each]}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
