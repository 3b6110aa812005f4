import { beforeEach, expect, test } from 'vitest'
import { newSeen, password, testIdentity } from '../domains/identity/identity.fixture.ts'
import { signIn } from '../domains/identity/index.ts'
import { run } from './account-ban.ts'
import type { Terminal } from './terminal.ts'

const { deps: identity, person } = await testIdentity()

let said: string[] = []
const terminal: Terminal = {
  print: (line) => void said.push(line),
  complain: (line) => void said.push(line),
  status: () => {},
}
const ban = (...args: string[]) => run(args, { identity, terminal })
const enter = (email: string) => signIn(identity, { email, password, locale: 'en' }, newSeen())

beforeEach(() => {
  said = []
})

test('whoever is banned does not come in until that is lifted', async () => {
  const { email } = await person()
  expect(await ban(email.toUpperCase())).toBe(0)
  expect(await enter(email)).toEqual({ ok: false, reason: 'banned' })
  expect(await ban(email, '--lift')).toBe(0)
  expect(await enter(email)).toMatchObject({ ok: true })
  expect(said).toHaveLength(2)
})

test.each([
  [['nobody@example.org'], 'There is no account of nobody@example.org.'],
  [['not an address'], 'Whose account? akm account ban EMAIL'],
  [[], 'Whose account? akm account ban EMAIL'],
])('%j changes nothing and says why', async (args, sentence) => {
  expect(await ban(...args)).toBe(1)
  expect(said[0]).toContain(sentence)
})
