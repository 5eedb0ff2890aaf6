// Keep: what this device remembers (localStorage), as JSON under our own prefix. A full or forbidden storage forgets, it never throws.

const prefix = 'folkmoot:'

/** The device remembers until it is cleared; a tab until it is closed. */
export type Memory = 'device' | 'tab'

/** What was kept under a name, or null. The caller says what it is: nobody else writes under our prefix. */
export function kept<T>(name: string, memory: Memory = 'device'): T | null {
  try {
    const text = storageOf(memory).getItem(prefix + name)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Keeps a value; `null` forgets it. Answers false when the device refused (private mode, storage full). */
export function keep(name: string, value: unknown, memory: Memory = 'device'): boolean {
  try {
    if (value === null) storageOf(memory).removeItem(prefix + name)
    else storageOf(memory).setItem(prefix + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** The names under which this device keeps something, as far as they begin like this. */
export function keptNames(start: string): string[] {
  try {
    const all = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
    return all.filter(name => name.startsWith(prefix + start)).map(name => name.slice(prefix.length))
  } catch {
    return []
  }
}

/** Hears when another tab of this device keeps something else under a name. Answers how to stop. */
export function onKeptElsewhere(name: string, listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === prefix + name) listener()
  }
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
}

// Asked for inside `try` only: where storage is forbidden, already naming it throws.
function storageOf(memory: Memory): Storage {
  return memory === 'device' ? localStorage : sessionStorage
}
