// Words of the start page: joining, starting a workshop, and the private links.
import type { KeyRole } from '#shared/people/roles.ts'
import { count } from './common.ts'

const characters = count('character', 'characters')
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

export type LinkName = KeyRole | 'resident'

export const home = {
  what: 'Folkmoot is a shared board where a community makes its own plan.',
  noAccount: 'Nobody needs an account or a name.',
  joinTitle: 'Join with a code',
  startTitle: 'Start a workshop',
  startText: 'Give it a name and ask your question.',
  startButton: 'Start a workshop',

  own: {
    title: 'Started on this device',
    started: (at: string) => `Started on ${day.format(new Date(at))}`,
    desk: 'Open the desk',
    links: 'Show the links',
  },

  start: {
    title: 'Start a workshop',
    intro: 'You can change the question later, at the desk.',
    back: 'Back to the start page',
    fields: {
      title: { label: 'Name of the workshop', hint: 'For example: Milham village workshop' },
      place: { label: 'Place (you may leave this out)', hint: 'For example: Milham' },
      question: { label: 'Question for everyone', hint: 'People answer it on their notes.' },
      contactName: {
        label: 'Who to tell if a note worries somebody (you may leave this out)',
        hint: 'People see this name when they hide a note.',
      },
      contactPhone: { label: 'Their phone number (you may leave this out)', hint: 'People see this too.' },
      key: { label: 'Key', hint: 'Whoever runs this server can give it to you.' },
    },
    button: 'Start the workshop',
    busy: 'Starting…',
    noTitle: 'Give your workshop a name.',
    noKey: 'Type the key to go on.',
    tooLong: (over: number) => `That is ${characters(over)} too many.`,
    notAllowed: 'This server asks for a key to start a workshop.',
    wrongKey: 'That key does not fit. Nothing is lost: try again.',
    failed: 'Nothing is lost.',
  },
  question: (place: string) => `What would make ${place || 'this place'} better to live in?`,

  links: {
    title: 'Your private links',
    code: 'Code for residents',
    codeHint: 'It goes on the wall. Everyone may know it.',
    warning: 'These links are the only keys.',
    warningMore: 'Keep them safe: nobody can make them again for you.',
    keep: 'Keep them now',
    hidden: 'The secret end of each link is hidden on screen.',
    list: 'Links',
    roles: {
      facilitator: { name: 'Desk', use: 'For you. Run the workshop from here.' },
      helper: { name: 'Helper', use: 'Check notes, and write for others.' },
      editor: { name: 'Co-editor', use: 'Sort notes and write actions together.' },
      viewer: { name: 'Wall', use: 'For the projector. It can only look.' },
      resident: { name: 'Residents', use: 'For everyone. It opens the phone page.' },
    } satisfies Record<LinkName, { name: string; use: string }>,
    open: 'Open',
    copied: (name: string) => `Copied the link: ${name}.`,
    notCopied: 'Your browser did not let us copy. Select the link and copy it.',
    save: 'Save the links as a text file',
    print: 'Print',
    desk: 'Open the desk',
    kept: 'This device remembers the links until you clear it.',
    notKept: 'This device could not keep the links. Save them now.',
    forget: 'Forget them on this device',
    forgotten: 'This device has forgotten the links.',
    gone: 'These links are not on this device.',
    file: {
      name: (title: string) => `Folkmoot links ${title}.txt`,
      head: 'Private links of this workshop. They are the only keys. Keep them safe.',
      code: (code: string) => `Code for residents: ${code}`,
    },
  },
  noScript: 'This page needs JavaScript.',
}
