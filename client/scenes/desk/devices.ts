// Devices: what those who check call the device that a note came from. A name for this board alone, which leads to nobody.
import type { HeldNote } from '#shared/protocol/requests.ts'
import { deviceNames } from '#client/words/worry.ts'

export interface Device {
  readonly name: string
  /** How many of the notes listed came from it. */
  readonly notes: number
}

/** The devices of a list of notes by their numbers. Two that would have one name are told apart by a figure behind it. */
export function devicesOf(notes: readonly Pick<HeldNote, 'device'>[]): ReadonlyMap<number, Device> {
  const counts = new Map<number, number>()
  for (const { device } of notes) if (device !== null) counts.set(device, (counts.get(device) ?? 0) + 1)
  const taken = new Map<string, number>()
  const devices = new Map<number, Device>()
  for (const device of [...counts.keys()].sort((a, b) => a - b)) {
    const name = nameOf(device)
    const before = taken.get(name) ?? 0
    taken.set(name, before + 1)
    devices.set(device, { name: before === 0 ? name : `${name} ${before + 1}`, notes: counts.get(device) ?? 0 })
  }
  return devices
}

function nameOf(device: number): string {
  const { colours, things } = deviceNames
  const colour = colours[device % colours.length] ?? ''
  return `${colour} ${things[Math.floor(device / colours.length) % things.length] ?? ''}`
}
