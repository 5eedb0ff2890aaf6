// Coming back: what people say again who were here before.
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { answerFrame, savedFrame, vectorFrame } from '#server/relay/frames.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer } from '#tests/support/testServer.ts'

const addTheme = (doc: Y.Doc, id: string) =>
  doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))

it('[S22] takes the whole list of what was ever deleted from whoever comes back, and tells nobody else of it', async () => {
  const server = await startServer()
  onTestFinished(async () => {
    await server.close()
  })
  const made = await server.makeBoard()
  const { id } = made.board
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  const provider = server.provider(id, await server.ticketFor('editor', made), doc)
  server.provider(id, await server.ticketFor('viewer', made), other)
  await eventually(() => expect(provider.synced).toBe(true))
  for (let i = 0; i < 50; i += 1) addTheme(doc, `theme-number-${i}`)
  for (let i = 0; i < 49; i += 1) doc.getMap('themes').delete(`theme-number-${i}`)
  await eventually(() => expect([...other.getMap('themes').keys()]).toEqual(['theme-number-49']))
  provider.destroy()

  const reader = await openSocket(server.wsOrigin, id, await server.ticketFor('viewer', made))
  reader.send(vectorFrame(new Uint8Array([0])))
  await reader.hear('answer')
  const back = await openSocket(server.wsOrigin, id, await server.ticketFor('editor', made))
  const { vector } = await back.hear('vector')
  const everythingDeleted = Y.encodeStateAsUpdate(doc, vector)
  expect(everythingDeleted.length).toBeGreaterThan(2)
  back.send(answerFrame(everythingDeleted))
  back.send(savedFrame(1))
  await back.hear('saved')
  expect(reader.heard.filter(({ kind }) => kind === 'update')).toEqual([])
})
