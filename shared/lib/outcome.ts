// Outcome: what an operation answers. A refusal is a value with a stable reason, never an exception.

/** Done, with what it made; or refused, with a stable kebab-case reason that words/ turns into a sentence. */
export type Outcome<T = void, Reason extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason }

export const done: Outcome<void, never> = { ok: true, value: undefined }

export function made<T>(value: T): Outcome<T, never> {
  return { ok: true, value }
}

export function refused<Reason extends string>(reason: Reason): Outcome<never, Reason> {
  return { ok: false, reason }
}
