// After press: what may move things on the page waits until a pressed button or finger is let go, and the click has found its place.

/** Runs something with the next frame, or with the one after the press that is going on now. */
export function afterPress(run: () => void): void {
  if (document.querySelector(':active') === null) {
    requestAnimationFrame(run)
    return
  }
  const heard = new AbortController()
  const letGo = () => {
    heard.abort()
    requestAnimationFrame(run)
  }
  // A finger is lifted before the focus moves: of its press, only the click is still to come.
  for (const kind of ['pointerup', 'pointercancel', 'click'])
    addEventListener(kind, letGo, { capture: true, signal: heard.signal })
}
