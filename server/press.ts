// Press: makes and reads files in a thread of its own, one after the other, so that a long one stops nobody's notes.
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import type { Done, Job } from '#server/archive/jobs.ts'
import type { Clock } from './clock.ts'

/** What the thread says of one job. */
type Said = { readonly done: Done[Job['kind']] } | { readonly failed: string }

const workerFile = new URL('./pressWorker.ts', import.meta.url)
/** The largest plan takes two seconds; whatever takes this long was made to. Milliseconds. */
const longest = 30_000
const mostWaiting = 16
const memory = { maxOldGenerationSizeMb: 512 }

export class Press {
  readonly #clock: Clock
  readonly #log: Logger
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock
    this.#log = log
  }

  /** Does a job when those before it are done. Refused when too many wait already. Rejects when it fails, which is a bug or an attack. */
  async ask<Asked extends Job>(job: Asked): Promise<Outcome<Done[Asked['kind']], 'press-busy'>> {
    if (this.#waiting >= mostWaiting) return refused('press-busy')
    this.#waiting += 1
    const turn = this.#last.then(() => this.#run(job))
    this.#last = turn.catch(() => {})
    try {
      return made((await turn) as Done[Asked['kind']])
    } finally {
      this.#waiting -= 1
    }
  }

  /** Ends the thread, with whatever it is doing. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #run(job: Job): Promise<Done[Job['kind']]> {
    const worker = this.#start()
    return new Promise((resolve, reject) => {
      const callOff = this.#clock.after(longest, () => void worker.terminate())
      const hear = (said: Said) => {
        callOff()
        worker.off('exit', lose)
        if ('done' in said) resolve(said.done)
        else reject(new Error(`the press failed: ${said.failed}`))
      }
      const lose = () => {
        callOff()
        worker.off('message', hear)
        reject(new Error(`the press was lost over a ${job.kind}`))
      }
      worker.once('message', hear)
      worker.once('exit', lose)
      worker.postMessage(job)
    })
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(workerFile, { resourceLimits: memory, execArgv: [], env: {} })
    worker.on('error', error => this.#log.error({ err: error }, 'the press broke'))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    // Nothing to do keeps nobody from leaving.
    worker.unref()
    this.#worker = worker
    return worker
  }
}
