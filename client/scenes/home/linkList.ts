// Link list: the private links of a workshop, in the order in which they are wanted, and as a text file to keep.
import { codeLength, readCode, showCode } from '#shared/lib/ids.ts'
import type { OwnBoard } from '#client/requests/tickets.ts'
import { home, type LinkName } from '#client/words/home.ts'

const order: readonly LinkName[] = ['facilitator', 'helper', 'editor', 'viewer', 'resident']

export interface PrivateLink {
  readonly name: LinkName
  readonly address: string
  /** The address without its secret end; a projector may show this. */
  readonly shown: string
}

export function linksOf({ links }: OwnBoard): PrivateLink[] {
  return order.map(name => {
    const address = links[name]
    return { name, address, shown: address.replace(/^https?:\/\//, '').replace(/#.*/, '#…') }
  })
}

/** The residents' code as people read it out; it is the end of their link. */
export function codeOf({ links }: OwnBoard): string {
  return showCode(readCode(links.resident.slice(-codeLength)) ?? '')
}

export function fileOf(own: OwnBoard): string {
  const { file, roles } = home.links
  const lines = linksOf(own).map(({ name, address }) => `${roles[name].name} – ${roles[name].use}\n${address}\n`)
  const head = [own.title, home.own.started(own.startedAt), file.head, '', file.code(codeOf(own)), '']
  return [...head, ...lines].join('\n')
}

/** Hands a text over as a file, without asking the server. */
export function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: some browsers read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
