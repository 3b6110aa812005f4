import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordings, verification } from './recordings.ts'

const folder = join(import.meta.dirname, 'recordings')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

test('the emulator says that it is unverified until a recording of Stripe itself lies beside it', () => {
  expect(verification([])).toBe('unverified against Stripe')
  expect(verification([{ day: '2027-01-02', apiVersion: '2026-10-28.endive' }])).toBe(
    'compared with Stripe 2026-10-28.endive on 2027-01-02',
  )
  const kept = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  expect(kept.every(({ source }) => source === 'stripe')).toBe(true)
  expect(kept.map(({ day, apiVersion }) => ({ day, apiVersion }))).toEqual([...recordings])
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  expect(/Unverified against Stripe/.test(readme)).toBe(recordings.length === 0)
})
