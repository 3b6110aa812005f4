import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { listProcessors } from '../start/processors.ts'
import { checkProcessors } from './check-processors.ts'

const database =
  'postgresql://postgres.abc:pw@aws-0-eu-central-1.pooler.supabase.com:5432/postgres?sslmode=verify-full'
const direct = 'postgresql://postgres:pw@db.abc.supabase.co:5432/postgres?sslmode=verify-full'
const accounts = { SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_SECRET_KEY: 'sb_secret' }

function look(settings: Record<string, string>): string[] {
  const config = readConfig({ DEMO: '1', ...settings })
  return checkProcessors(config, listProcessors(config)).map(({ verdict, text }) => `${verdict} ${text}`)
}

test('the region is read from the address of the pooler, for the accounts of the same project as well', () => {
  expect(look({ ...accounts, DATABASE_URL: database })).toEqual([
    expect.stringMatching(/^warn Declare DATABASE_PROCESSOR=.+ eu-central-1 \(DE\)\.$/),
    expect.stringMatching(/^warn Declare ACCOUNTS_PROCESSOR=.+ eu-central-1 \(DE\)\.$/),
  ])
  expect(look({ ...accounts, SUPABASE_URL: 'https://xyz.supabase.co', DATABASE_URL: database })[1]).toMatch(
    /^warn Declare ACCOUNTS_PROCESSOR=.+ does not say where it is\.$/,
  )
})

test('an address that names no region asks for a declaration', () => {
  expect(look({ DATABASE_URL: direct })).toEqual([
    expect.stringMatching(/^warn Declare DATABASE_PROCESSOR="name; country".+ does not say where it is\.$/),
  ])
})

test('what is declared is held against the address', () => {
  expect(look({ DATABASE_URL: database, DATABASE_PROCESSOR: 'Supabase; DE' })).toEqual([
    'good Supabase: DE, eu-central-1.',
  ])
  expect(look({ DATABASE_URL: database, DATABASE_PROCESSOR: 'Supabase; FR' })).toEqual([
    'warn Correct DATABASE_PROCESSOR: it says FR, the address says eu-central-1 (DE).',
  ])
})

test('a shop that tells nobody has nothing to declare', () => {
  expect(look({})).toEqual(['skipped Nobody else receives data.'])
})
