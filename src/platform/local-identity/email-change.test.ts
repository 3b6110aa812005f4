import { expect, test } from 'vitest'
import type { SignedIn } from '../../domains/identity/index.ts'
import { atOnce, openTestProvider, password, signUpAs } from './provider.fixture.ts'

const { provider, ageProofs, pool } = await openTestProvider()
const wrong = { ok: false, reason: 'wrong' }

async function change({ subject }: SignedIn, newEmail: string) {
  const started = await provider.startEmailChange(subject, newEmail)
  const confirm = (token: typeof started.current) => provider.confirmEmailChange(token.expose())
  return { current: () => confirm(started.current), next: () => confirm(started.next), started }
}

test('two mailboxes that agree at the same time change the address once', async () => {
  for (let round = 0; round < 8; round++) {
    const person = await signUpAs(provider, `before-${round}@example.eu`)
    const { current, next } = await change(person, `after-${round}@example.eu`)
    const outcomes = await atOnce(pool, 8, (i) => (i % 2 ? current() : next()))
    expect(outcomes.filter((outcome) => outcome.ok && outcome.done)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2)
    expect(await provider.signIn(`after-${round}@example.eu`, password)).toMatchObject({ ok: true })
  }
})

test('a newer request ends the older one', async () => {
  const person = await signUpAs(provider, 'again@example.eu')
  const older = await change(person, 'older@example.eu')
  expect(await older.current()).toMatchObject({ ok: true, done: false })
  const newer = await change(person, 'newer@example.eu')
  expect(await older.next()).toEqual(wrong)
  expect(await newer.next()).toMatchObject({ ok: true, done: false })
  expect(await newer.current()).toMatchObject({ ok: true, done: true, email: 'newer@example.eu' })
})

test('neither mailbox can agree after an hour', async () => {
  const person = await signUpAs(provider, 'late@example.eu')
  const { current, next } = await change(person, 'too-late@example.eu')
  await ageProofs(60)
  expect(await current()).toEqual(wrong)
  expect(await next()).toEqual(wrong)
})

test('letters to the mailbox of before open nothing after the change', async () => {
  const person = await signUpAs(provider, 'lost@example.eu')
  const proof = await provider.startProof('recovery', person.email)
  const { current, next } = await change(person, 'kept@example.eu')
  await current()
  expect(await next()).toMatchObject({ done: true })
  expect(await provider.finishProof('recovery', { token: proof?.token.expose() ?? '' })).toEqual(wrong)
})

test('whoever registered the wanted address and never confirmed it does not hold it', async () => {
  const person = await signUpAs(provider, 'mover@example.eu')
  await provider.register('squatted@example.eu', 'a password of somebody else')
  const { current, next } = await change(person, 'squatted@example.eu')
  await current()
  expect(await next()).toMatchObject({ ok: true, done: true, email: 'squatted@example.eu' })
  expect(await provider.signIn('squatted@example.eu', password)).toMatchObject({ subject: person.subject })
})

test('an address that was confirmed by somebody else in the meantime is taken', async () => {
  const person = await signUpAs(provider, 'slow-mover@example.eu')
  const { current, next } = await change(person, 'contested@example.eu')
  await current()
  await signUpAs(provider, 'contested@example.eu')
  expect(await next()).toEqual({ ok: false, reason: 'taken' })
  expect(await provider.signIn('slow-mover@example.eu', password)).toMatchObject({ ok: true })
})

test('of two that move to one address at the same time one arrives', async () => {
  for (let round = 0; round < 5; round++) {
    const wanted = `wanted-${round}@example.eu`
    const people = await Promise.all(
      ['a', 'b'].map((name) => signUpAs(provider, `${name}-${round}@example.eu`)),
    )
    const changes = await Promise.all(people.map((person) => change(person, wanted)))
    await Promise.all(changes.map(({ current }) => current()))
    const outcomes = await atOnce(pool, 2, (i) => changes.at(i)?.next() ?? Promise.reject())
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'taken' })
  }
})

test('the database holds no token of a change', async () => {
  const person = await signUpAs(provider, 'stored@example.eu')
  const { started } = await change(person, 'stored-next@example.eu')
  const { rows } = await pool.query('select email_change::text as text from identity.email_change')
  const text = JSON.stringify(rows)
  for (const token of [started.current, started.next]) expect(text).not.toContain(token.expose())
})
