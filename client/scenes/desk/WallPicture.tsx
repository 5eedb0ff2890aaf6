// Wall picture: the wall in small, drawn plainly, so that the desk knows what the hall sees without turning round.
import { readLink } from '#shared/board/link.ts'
import type { ActionId, NoteId, ThemeId, Wall } from '#shared/board/schema.ts'
import { useAbout, useAction, useList, useNote, useTheme, useSlots } from '#client/board/useBoard.ts'
import { useChoices } from '#client/board/useChoices.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import type { WallShows } from '#client/cards/wallShows.ts'
import { desk } from '#client/words/desk.ts'
import './WallPicture.css'

export function WallPicture({ wall, shows }: { wall: Wall; shows: WallShows }) {
  return (
    <figure className="wall-picture">
      <div className="picture" data-look={wall.look} data-shows={shows} aria-hidden="true">
        {shows !== 'blank' && <div className="picture-head" />}
        {shows === 'join' && <Join />}
        {shows === 'overview' && <Overview size={wall.size} page={wall.page} />}
        {shows === 'theme' && <OneTheme id={wall.theme ?? ('' as ThemeId)} />}
        {shows === 'spotlight' && <Spotlight link={wall.spotlight} />}
        {shows === 'choices' && <Choices />}
        {shows === 'actions' && <Actions />}
        {(shows === 'plan' || shows === 'progress') && <Plan />}
        {(shows === 'vision' || shows === 'back-row') && <Lines />}
      </div>
      <figcaption>
        {shows === 'theme' ? <ThemeCaption id={wall.theme ?? ('' as ThemeId)} /> : captionOf(wall, shows)}
      </figcaption>
    </figure>
  )
}

function captionOf({ spotlight }: Wall, shows: WallShows): string {
  return shows === 'spotlight' && readLink(spotlight)?.kind === 'action' ? desk.wall.oneAction : desk.wall.shows[shows]
}

function ThemeCaption({ id }: { id: ThemeId }) {
  const name = useTheme(id)?.name.trim() ?? ''
  return <>{desk.wall.theme(name === '' ? desk.wall.unnamed : name)}</>
}

function Join() {
  return (
    <div className="picture-join">
      <span className="picture-qr" />
      <span className="picture-lines">
        <i />
        <i />
        <i />
      </span>
    </div>
  )
}

function Overview({ size, page }: { size: Wall['size']; page: number }) {
  const slots = useSlots()
  const loose = useList('loose')
  const { stage } = useAbout()
  if ((slots.size === 0 || stage === 'post') && loose.length > 0) return <Notes ids={loose} dress="" />
  const each = size === 'S' ? 12 : 6
  const pages = Math.max(1, ...Array.from(slots.keys(), slot => Math.floor(slot / each) + 1))
  const first = Math.min(page, pages - 1) * each
  return (
    <div className="picture-tiles" data-size={size}>
      {Array.from({ length: each }, (_, i) => first + i).map(slot => (
        <span key={slot} className={slots.has(slot) ? `picture-tile ${dressOf(slot)}` : 'picture-space'}>
          {slots.has(slot) && <ThemeBadge slot={slot} />}
        </span>
      ))}
    </div>
  )
}

function OneTheme({ id }: { id: ThemeId }) {
  const notes = useList(`theme:${id}`)
  const slots = useSlots()
  const slot = [...slots].find(([, each]) => each === id)?.[0] ?? 0
  return <Notes ids={notes} dress={dressOf(slot)} />
}

function Notes({ ids, dress }: { ids: readonly string[]; dress: string }) {
  return (
    <div className={`picture-notes ${dress}`}>
      {ids.slice(0, 9).map(id => (
        <span key={id} className="picture-note" />
      ))}
    </div>
  )
}

function Spotlight({ link: text }: { link: string }) {
  const link = readLink(text)
  const note = useNote((link?.kind === 'note' ? link.id : '') as NoteId)
  const action = useAction((link?.kind === 'action' ? link.id : '') as ActionId)
  return (
    <p className="picture-words" dir="auto">
      {note?.text ?? action?.title}
    </p>
  )
}

function Choices() {
  const { items } = useChoices()
  return (
    <div className="picture-rows">
      {items.slice(0, 8).map(({ id }) => (
        <span key={id} className="picture-row" />
      ))}
    </div>
  )
}

function Actions() {
  const above = useList('above')
  const below = useList('below')
  return (
    <div className="picture-rows">
      {above.slice(0, 5).map(id => (
        <span key={id} className="picture-row" />
      ))}
      <span className="picture-line" />
      {below.slice(0, 4).map(id => (
        <span key={id} className="picture-row" />
      ))}
    </div>
  )
}

function Plan() {
  const above = useList('above')
  return (
    <div className="picture-rows">
      {above.slice(0, 8).map(id => (
        <span key={id} className="picture-row" />
      ))}
    </div>
  )
}

function Lines() {
  return (
    <span className="picture-lines">
      <i />
      <i />
      <i />
    </span>
  )
}
