// Lan: where other machines on the same network find this one, as far as this machine can tell.
import { networkInterfaces } from 'node:os'

const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/
const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The origin of this machine on its local network, or null when it is on none. Asked each time: a laptop may join the hall's Wi-Fi later. */
export function lanOrigin(port: string): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap(each => each ?? [])
  const outward = addresses.filter(
    ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
  )
  const here = outward.find(({ address }) => isPrivate.test(address)) ?? outward[0]
  return here ? `http://${here.address}:${port}` : null
}

/** True for an address that means "this very machine" and is of no use on any other. */
export function isOnlyHere(origin: string): boolean {
  return URL.canParse(origin) && isLoopback.test(new URL(origin).hostname)
}
