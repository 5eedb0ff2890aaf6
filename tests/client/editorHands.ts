// Editor hands: what somebody does to an editor that no command stands for – keys and pasting.
import type { Editor } from '@tiptap/core'

/** What an editor asks of a browser before it pastes, where there is none. */
export function fakeLayout(): void {
  document.elementFromPoint = () => null
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => new DOMRect()
}

export function pressKey({ view }: Editor, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, ...more })
  view.someProp('handleKeyDown', handle => handle(view, event))
}

export function pasteHtml({ view }: Editor, html: string): void {
  view.pasteHTML(html, new Event('paste') as ClipboardEvent)
}
