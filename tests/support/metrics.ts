// Metrics: what a server says of itself, read as a test needs it.

/** All values of a server's /metrics, by name with labels. Reading them begins the next measure of its event loop. */
export async function readMetrics(origin: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const values = new Map(
    text.split('\n').flatMap(line => {
      const [, name, value] = /^(folkmoot_\S+(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, Number(value)] as const]
    }),
  )
  return name => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`there is no metric ${name}`)
    return value
  }
}
