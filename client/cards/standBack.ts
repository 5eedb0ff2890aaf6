// Stand back: an editor lets go of its text the moment something stands in it that it does not know. [S13]
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { onUnknown, type Known } from '#client/board/knownProse.ts'

type Fragment = Parameters<typeof onUnknown>[0]

/** Unties the editor from `fragment` before it has seen what is unknown, and calls `then`. */
export function standBack(fragment: Fragment, known: Known, then: () => void): Extension {
  return Extension.create({
    name: 'standBack',
    // Ahead of the one that ties the editor to the text: of a change, this one hears first.
    priority: 2000,
    addProseMirrorPlugins: () => [
      new Plugin({
        view: view => ({
          destroy: onUnknown(fragment, known, () => {
            view.updateState(view.state.reconfigure({ plugins: [] }))
            then()
          }),
        }),
      }),
    ],
  })
}
