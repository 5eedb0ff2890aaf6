// Acts: what the desk asks of the server and the wall. Each says in one sentence what happened, with a way back where there is one.
import type { TimerChange } from '#shared/board/operations/timer.ts'
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { Wall } from '#shared/board/schema.ts'
import type { Hands, Stage } from '#shared/people/roles.ts'
import type { Hold, StageRules } from '#shared/people/stageRules.ts'
import type { StageMove } from '#shared/protocol/requests.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { keep } from '#client/requests/keep.ts'
import { say } from '#client/ui/notices.ts'
import { choose } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { helpSort as helping } from '#client/words/sorting.ts'

/** What the hall should see first in a stage. */
const firstLevel: Record<Stage, Wall['level']> = {
  welcome: 'overview',
  post: 'overview',
  sort: 'overview',
  choose: 'choices',
  act: 'actions',
  plan: 'vision',
  follow: 'progress',
}

/** Moves everybody. Many hands stay as they are set; the wall follows. */
export async function moveStage(board: OpenBoard, stage: Stage): Promise<void> {
  const before = board.store.about().stage
  if (before === stage) return
  if (!(await changeRules(board, { stage }))) return
  show(board, { level: firstLevel[stage] })
  say(desk.moved(common.stages[stage]), { words: common.undo, run: () => void moveStage(board, before) })
}

export async function askQuestion(board: OpenBoard, question: string): Promise<boolean> {
  const before = board.store.about().question
  if (!(await changeRules(board, { question }))) return false
  say(desk.question.saved, { words: common.undo, run: () => void changeRules(board, { question: before }) })
  return true
}

export async function setHands(board: OpenBoard, hands: Hands): Promise<void> {
  const before = board.store.about().stageRules.hands
  if (before === hands || !(await changeRules(board, { hands }))) return
  const run = () => void setHands(board, before)
  say(desk.hands.moved(desk.hands.settings[hands].name), { words: common.undo, run })
}

/** Under which name this device keeps that somebody decided on the hold here. */
export const holdSetName = ({ id }: OpenBoard) => `hold-set:${id}`

/** `said` is told in place of the plain sentence. */
export async function setHold(board: OpenBoard, hold: Hold, said?: string): Promise<void> {
  keep(holdSetName(board), true)
  const before = board.store.about().stageRules.hold
  if (before === hold || !(await changeRules(board, { hold }))) return
  say(said ?? desk.goingUp.moved(desk.goingUp.settings[hold].name), {
    words: common.undo,
    run: () => void setHold(board, before),
  })
}

export async function setBlind(board: OpenBoard, blind: boolean): Promise<void> {
  if (await changeRules(board, { blind })) say(blind ? desk.goingUp.blindOn : desk.goingUp.blindOff)
}

export async function setHelpSort(board: OpenBoard, helpSort: boolean): Promise<void> {
  if (await changeRules(board, { helpSort })) say(helpSort ? helping.desk.on : helping.desk.off)
}

/** Where the minutes of the next timer are set, for the key that leads there. */
export const minutesField = 'timer-minutes'

export async function changeTimer(board: OpenBoard, change: TimerChange): Promise<void> {
  const { ticket } = board.given
  const answer = await ask('POST', `/api/boards/${board.id}/timer`, { ticket, body: change })
  if (!answer.ok) say(common.troubles[answer.trouble.code])
  else say(desk.timer.done[change.do])
}

/** Shows the notes that lie face down. There is no way back. */
export async function showNotes(board: OpenBoard): Promise<void> {
  if (await reveal(board, 'notes')) say(desk.goingUp.shown)
}

/** Shows what people chose, on the wall too. There is no way back. */
export async function showChoices(board: OpenBoard): Promise<void> {
  if (!(await reveal(board, 'choices'))) return
  show(board, { level: 'choices' })
  say(choose.desk.shown)
}

/** Puts a ballot before everybody; another one than before, or one after the choices were shown, begins a new round. */
export async function beginChoosing(
  board: OpenBoard,
  ballot: Pick<StageRules, 'items' | 'dots' | 'perItem'>,
): Promise<void> {
  if (!(await changeRules(board, { stage: 'choose', ...ballot }))) return
  show(board, { level: 'choices' })
  say(choose.desk.begun)
}

async function reveal(board: OpenBoard, what: 'notes' | 'choices'): Promise<boolean> {
  const { ticket } = board.given
  const answer = await ask('POST', `/api/boards/${board.id}/reveal`, { ticket, body: { what } })
  if (!answer.ok) say(common.troubles[answer.trouble.code])
  return answer.ok
}

/** The server takes stage, rules and question together, so what is not to change is sent as it stands. */
async function changeRules(
  board: OpenBoard,
  change: { stage?: Stage; question?: string } & Partial<StageRules>,
): Promise<boolean> {
  const { stage: now, stageRules, question: asked } = board.store.about()
  const { stage = now, question = asked, ...rules } = change
  const body: StageMove = {
    stage,
    question,
    rules: { ...stageRules, ...rules, items: [...(rules.items ?? stageRules.items)] },
  }
  const answer = await ask('POST', `/api/boards/${board.id}/stage`, { ticket: board.given.ticket, body })
  if (!answer.ok) say(common.troubles[answer.trouble.code])
  return answer.ok
}

/** Shows something on the wall; whatever it is, the wall is not blank any more unless asked to be. */
export function show(board: OpenBoard, shown: Partial<Wall>): void {
  board.act(showOnWall, { blank: false, ...shown })
}
