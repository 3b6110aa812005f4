import { afterEach, expect, test, vi } from 'vitest'
import { remember } from './memory.ts'

afterEach(() => {
  vi.useRealTimers()
})

const options = { entriesMax: 2, maxAgeSeconds: 60 }

test('many who ask at once share one reading', async () => {
  const read = vi.fn(async (key: string) => key.toUpperCase())
  const memory = remember(read, options)
  expect(await Promise.all(['a', 'a', 'a'].map(memory.get))).toEqual(['A', 'A', 'A'])
  expect(read).toHaveBeenCalledTimes(1)
})

test('what is asked for least goes first when it is full', async () => {
  const read = vi.fn(async (key: string) => key)
  const memory = remember(read, options)
  for (const key of ['a', 'b', 'a', 'c', 'a']) await memory.get(key)
  expect(read.mock.calls.flat()).toEqual(['a', 'b', 'c'])
  await memory.get('b')
  expect(read).toHaveBeenCalledTimes(4)
})

test('a failure is not remembered', async () => {
  const read = vi.fn(async () => 'fine').mockRejectedValueOnce(new Error('down'))
  const memory = remember(read, options)
  await expect(memory.get('a')).rejects.toThrow('down')
  expect(await memory.get('a')).toBe('fine')
})

test('what is not worth keeping is read again', async () => {
  const read = vi.fn(async (): Promise<string | undefined> => undefined)
  const memory = remember(read, { ...options, worthKeeping: (value) => value !== undefined })
  await memory.get('a')
  await memory.get('a')
  expect(read).toHaveBeenCalledTimes(2)
})

test('a reading that began before a change does not outlive it', async () => {
  let answer = 'old'
  const gate = Promise.withResolvers<void>()
  const memory = remember(async () => {
    const seen = answer
    await gate.promise
    return seen
  }, options)
  const slow = memory.get('a')
  answer = 'new'
  memory.forget()
  gate.resolve()
  expect(await slow).toBe('old')
  expect(await memory.get('a')).toBe('new')
})

test('after a minute it looks again, also when nobody announced a change', async () => {
  vi.useFakeTimers()
  const read = vi.fn(async () => 'x')
  const memory = remember(read, options)
  await memory.get('a')
  vi.advanceTimersByTime(61_000)
  await memory.get('a')
  expect(read).toHaveBeenCalledTimes(2)
})
