// Acts: what the desk asks of the server and the wall. Each says in one sentence what happened, with a way back where there is one.
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { Wall } from '#shared/board/schema.ts'
import type { Hands, Stage } from '#shared/people/roles.ts'
import type { Hold, StageRules } from '#shared/people/stageRules.ts'
import type { StageMove } from '#shared/protocol/requests.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'

/** What the hall should see first in a stage. */
const firstLevel: Record<Stage, Wall['level']> = {
  welcome: 'overview',
  post: 'overview',
  sort: 'overview',
  choose: 'overview',
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

export async function setHold(board: OpenBoard, hold: Hold): Promise<void> {
  const before = board.store.about().stageRules.hold
  if (before === hold || !(await changeRules(board, { hold }))) return
  say(desk.goingUp.moved(desk.goingUp.settings[hold].name), {
    words: common.undo,
    run: () => void setHold(board, before),
  })
}

export async function setBlind(board: OpenBoard, blind: boolean): Promise<void> {
  if (await changeRules(board, { blind })) say(blind ? desk.goingUp.blindOn : desk.goingUp.blindOff)
}

/** Shows what was hidden. There is no way back. */
export async function reveal(board: OpenBoard, what: 'notes' | 'choices'): Promise<void> {
  const { ticket } = board.given
  const answer = await ask('POST', `/api/boards/${board.id}/reveal`, { ticket, body: { what } })
  if (!answer.ok) say(common.troubles[answer.trouble.code])
  else say(what === 'notes' ? desk.goingUp.shown : desk.goingUp.choicesShown)
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
