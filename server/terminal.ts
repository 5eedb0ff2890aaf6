// Terminal: how the programs of the server speak to whoever runs them.

/** Says something, one line. */
export const tell = (line: string) => void process.stdout.write(`${line}\n`)

/** What the operator can put right: told in one line each, without a stack. Ends the program. */
export function giveUp(lines: string): never {
  process.stderr.write(`${lines}\n`)
  process.exit(1)
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
