// Child server: the real program in a process of its own, so that a test can kill it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface ChildServer {
  readonly origin: string
  readonly wsOrigin: string
  /** Sends a signal; resolves with the exit code, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** What a program said before it ended, and with which code. */
export interface Ended {
  readonly code: number | null
  readonly said: string
}

const program = [process.execPath, join(root, 'server/start.js'), '--no-build'] as const
const surroundings = (env: Record<string, string>) => ({
  env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env },
})

const start = (env: Record<string, string>) => spawn(program[0], program.slice(1), surroundings(env))

/** The same where no file may become longer than this; writing on is an IO error. Bytes, in steps of 512. */
const startCramped = (env: Record<string, string>, longestFile: number) =>
  spawn('sh', ['-c', `ulimit -S -f ${Math.floor(longestFile / 512)}; exec "$0" "$@"`, ...program], surroundings(env))

/** Starts the program on a free port, without building the client. Rejects with what it said when it ends instead. `longestFile` in bytes. */
export async function startChild(env: Record<string, string>, longestFile?: number): Promise<ChildServer> {
  const child = longestFile === undefined ? start(env) : startCramped(env, longestFile)
  const ended = once(child, 'exit')
  const port = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (data: Buffer) => {
      said += String(data)
      const found = /localhost:(\d+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => reject(new Error(said)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    wsOrigin: `ws://127.0.0.1:${port}`,
    async kill(signal) {
      child.kill(signal)
      const [code] = await ended
      return code as number | null
    },
  }
}

/** Runs the program where it is expected to end by itself. */
export function runChild(env: Record<string, string>): Promise<Ended> {
  return endOf(start(env))
}

/** Runs another program of the server, named by its file, until it ends. */
export function runProgram(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return endOf(spawn(process.execPath, [join(root, file), ...args], { env: { ...process.env, ...env } }))
}

async function endOf(child: ReturnType<typeof start>): Promise<Ended> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)))
  const [code] = await once(child, 'close')
  return { code: code as number | null, said }
}
