// Steady: whatever goes wrong on the wall, the hall sees a quiet wall and never a white page or a stack trace.
import { Component, type ReactNode } from 'react'
import { wall } from '#client/words/wall.ts'

/** How long the quiet wall stays before it tries again. Milliseconds. */
const pause = 3_000

export class Steady extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  #timer: ReturnType<typeof setTimeout> | null = null

  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch() {
    this.#timer = setTimeout(() => this.setState({ failed: false }), pause)
  }
  override componentWillUnmount() {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="page" aria-busy>
        <h1>{wall.oneMoment}</h1>
      </main>
    )
  }
}
