// Theme badge: the number a theme goes by, on its own tint. Number first, colour second.
import { dressOf } from './slots.ts'
import './Badge.css'

/** `slot` counts from 0; people read it from 1. Takes the font size of what stands around it. */
export function ThemeBadge({ slot }: { slot: number }) {
  return <span className={`badge ${dressOf(slot)}`}>{slot + 1}</span>
}
