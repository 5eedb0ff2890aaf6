// Patiently: parts of the page that load later, tried again until they arrive. Without a line, a page must wait and not break.

/** How long between tries. Milliseconds. */
const pause = 2_000

/** Loads something, however often it takes. Never rejects. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
}
