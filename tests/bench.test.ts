// What the benches count with: deliveries, waits, growth and ratios. What they measure is not tested.
import { describe, expect, it } from 'vitest'
import { Deliveries, markOf } from './bench/relay/deliveries.ts'
import { ratioOf, sentencesOf } from './bench/relay/figures.ts'
import { growthOf } from './bench/soak/growth.ts'
import { Histogram } from './bench/soak/histogram.ts'

const frameOf = (...marks: string[]) => Buffer.from(`0123456789${marks.join(' and ')}0123456789`)

describe('deliveries', () => {
  it('counts every update at every receiver but its writer, however many come in one frame', () => {
    const deliveries = new Deliveries(3)
    deliveries.wrote(0, 1, 100)
    deliveries.wrote(1, 1, 110)
    expect(deliveries.expected).toBe(4)
    const both = frameOf(markOf(0, 1), markOf(1, 1))
    for (const socket of [0, 1]) deliveries.hear(socket, both, 120)
    expect([deliveries.delivered, deliveries.astray]).toEqual([2, 1])
    deliveries.hear(2, Buffer.from(both), 130)
    expect([deliveries.delivered, deliveries.astray]).toEqual([4, 0])
    expect(deliveries.lastReceivers()).toEqual([20, 30])
  })

  it('tells who has too much when another has too little', () => {
    const deliveries = new Deliveries(3)
    deliveries.wrote(0, 1, 0)
    for (let i = 0; i < 2; i += 1) deliveries.hear(1, frameOf(markOf(0, 1)), 5)
    expect([deliveries.delivered, deliveries.expected, deliveries.astray]).toEqual([2, 2, 2])
  })

  it('passes over frames without updates, and keeps alike ones apart', () => {
    const deliveries = new Deliveries(2)
    deliveries.wrote(0, 1, 0)
    deliveries.hear(1, frameOf('nothing to count here at all'), 5)
    deliveries.hear(1, Buffer.from('short'), 5)
    expect(deliveries.delivered).toBe(0)
    deliveries.wrote(0, 2, 0)
    deliveries.hear(1, frameOf(markOf(0, 1)), 7)
    deliveries.hear(1, frameOf(markOf(0, 2)), 9)
    expect(deliveries.lastReceivers()).toEqual([7, 9])
  })
})

describe('a histogram', () => {
  it('knows its shares to the millisecond', () => {
    const histogram = new Histogram()
    for (let i = 1; i <= 100; i += 1) histogram.add(i)
    expect([histogram.at(0.5), histogram.at(0.99), histogram.at(1), histogram.total]).toEqual([50, 99, 100, 100])
    expect(new Histogram().at(0.99)).toBe(0)
  })
})

describe('growth', () => {
  it('is the slope in megabytes an hour, whatever lies around the line', () => {
    const megabyte = 1024 * 1024
    const samples = Array.from({ length: 60 }, (_, i) => ({
      at: i * 60_000,
      size: megabyte * (100 + i / 10 + (i % 2 === 0 ? 1 : -1)),
    }))
    expect(growthOf(samples)).toBeCloseTo(6, 0)
    expect(growthOf(samples.map(({ at }) => ({ at, size: 5 })))).toBe(0)
  })
})

describe('figures', () => {
  const figure = { row: 'a row', unit: 'ms', remarks: [], why: 'Because.' }

  it('compares ours with the best peer, and not with the echo', () => {
    const by = { ours: 8, 'y-websocket-server': 16, hocuspocus: 10, echo: 1 }
    expect(ratioOf({ ...figure, by })).toBe(0.8)
    expect(ratioOf({ ...figure, by: { ours: 8, echo: 1 } })).toBeNull()
  })

  it('has a sentence for a row that is worse than a peer, and none for one that is not', () => {
    expect(sentencesOf([{ ...figure, by: { ours: 30, hocuspocus: 10 } }])).toEqual([
      'a row, ms: 3 × the best peer. Because.',
    ])
    expect(sentencesOf([{ ...figure, by: { ours: 5, hocuspocus: 10 } }])).toEqual([])
  })
})
