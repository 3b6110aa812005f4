import { setImmediate as tick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('no more than so many run at once, and everybody gets a turn, also after a failure', async () => {
  const inTurn = atMost(3, 100)
  let running = 0
  let peak = 0
  const done: number[] = []
  const work = (id: number) =>
    inTurn(async () => {
      peak = Math.max(peak, ++running)
      await tick()
      running--
      if (id % 5 === 0) throw new Error('broken')
      done.push(id)
    })
  const wave = (from: number) => Promise.allSettled(Array.from({ length: 25 }, (_, i) => work(from + i)))
  const first = wave(0)
  await tick()
  await tick()
  const outcomes = [...(await wave(25)), ...(await first)]
  expect(peak).toBe(3)
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(done).toHaveLength(40)
})

test('a queue that nobody would wait in is refused', async () => {
  const inTurn = atMost(1, 2)
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => inTurn(tick)))
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
  expect(outcomes[4]).toMatchObject({ reason: { code: 'unavailable' } })
})
