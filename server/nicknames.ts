// Nicknames: the number behind the name by which those who check know a device. It leads back to nobody.
import { createHmac } from 'node:crypto'

/** Answers the number of a person at a board: the same for the same person there, another at every other board. */
export type NicknameOf = (board: string, person: string) => number

/** `secret` is what tickets are signed with. Whoever has the number alone cannot tell whose it is. */
export function createNicknames(secret: Uint8Array): NicknameOf {
  return (board, person) => createHmac('sha256', secret).update(`nickname ${board} ${person}`).digest().readUInt32BE(0)
}
