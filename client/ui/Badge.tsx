// Theme badge: the number a theme goes by, on its own tint. Number first, colour second.
import { dressOf } from './slots.ts'
import './Badge.css'

/**
 * `slot` counts from 0; people read it from 1, or as the `name` given. Takes the font size of what stands around it.
 */
export function ThemeBadge({ slot, name = String(slot + 1) }: { slot: number; name?: string }) {
  return <span className={`badge ${dressOf(slot)}`}>{name}</span>
}
