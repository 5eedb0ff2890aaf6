// Processes: servers on one core and the crowd on another, each asked over a line of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Probed, Probing } from './probe.ts'
import type { Answers, Wish } from './wishes.ts'

const probe = pathToFileURL(join(import.meta.dirname, 'probe.ts')).href

/** True when servers and crowd can each have a core of their own. */
export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

function start(core: number, args: readonly string[], env: Record<string, string>): ChildProcess {
  const [program = '', ...rest] = pinned ? ['taskset', '-c', `${core}`, process.execPath] : [process.execPath]
  return spawn(program, [...rest, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
}

/** One question at a time. Rejects when the process ends instead of answering. */
function asking(child: ChildProcess) {
  let settle: { resolve: (answer: unknown) => void; reject: (why: Error) => void } | null = null
  child.on('message', answer => settle?.resolve(answer))
  child.on('exit', () => settle?.reject(new Error('the process ended')))
  return <T>(question: object): Promise<T> =>
    new Promise((resolve, reject) => {
      settle = { resolve: answer => resolve(answer as T), reject }
      child.send(question)
    })
}

export interface RunningServer {
  readonly port: number
  look(probing?: Partial<Probing>): Promise<Probed>
  /** Ends it as an operator would, so that it can put things in order. */
  stop(): Promise<void>
}

/** Starts a server program and waits until it tells its port. */
export async function startServer(args: readonly string[], env: Record<string, string>): Promise<RunningServer> {
  const child = start(0, ['--expose-gc', '--import', probe, ...args], env)
  const ask = asking(child)
  const ended = once(child, 'exit')
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (data: Buffer) => {
      said += String(data)
      const found = /localhost:(\d+)/.exec(said)?.[1]
      if (found) resolve(Number(found))
    })
    void ended.then(() => reject(new Error(`a server did not start: ${said}`)))
  })
  return {
    port,
    look: ({ collect = false, count = false } = {}) => ask<Probed>({ collect, count } satisfies Probing),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export interface Company<Question, Answer> {
  ask(question: Question): Promise<Answer>
  stop(): void
}

/** Starts a program that plays clients, on the core that the servers leave alone. It answers each question with `{answer}` or `{error}`. */
export function startCompany<Question extends object, Answer>(program: string): Company<Question, Answer> {
  const child = start(1, [program], {})
  const ask = asking(child)
  return {
    async ask(question) {
      const { answer, error } = await ask<{ answer: Answer; error?: string }>(question)
      if (error !== undefined) throw new Error(error)
      return answer
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

export interface Crowd {
  ask<W extends Wish>(wish: W): Promise<Answers[W['do']]>
  stop(): void
}

/** Starts the crowd of the relay bench. */
export function startCrowd(): Crowd {
  const company = startCompany<Wish, unknown>(join(import.meta.dirname, 'crowd.ts'))
  return {
    ask: async <W extends Wish>(wish: W) => (await company.ask(wish)) as Answers[W['do']],
    stop: () => company.stop(),
  }
}
