import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days, hours, minutes } from '../../shared/time.ts'
import type { AttemptAnswer, AttemptKeys, LimitsDeps } from './attempt.ts'
import { type Action, checkAttempt, noteSuccess } from './index.ts'
import { rules } from './rules.ts'

const { db, pool, connectionString } = await testDatabase({ max: 16 })
const start = new Date('2026-11-24T12:00:00Z')
const seconds = (count: number) => count * 1000

/** Stands in for the work itself, which has tests of its own: `solved N` is the solution of the N-th challenge. */
const challenges: LimitsDeps['challenges'] = {
  create: async () => 'a challenge',
  read: async (proof, now) => {
    const [, number] = /^solved (\d+)$/.exec(proof) ?? []
    return number ? { id: Buffer.from(number), expiresAt: after(now, minutes(10)) } : undefined
  },
}
const deps: LimitsDeps = { db, secret: new Secret(Buffer.alloc(32, 7)), challenges }

let count = 0
const anybody = () => `somebody-${++count}@example.test`
const anyAddress = () => `198.51.100.${++count}`
const aProof = () => `solved ${++count}`

type Sign = { at?: Date; proof?: string; action?: Action }
const check = (keys: AttemptKeys, { at = start, proof, action = 'sign_in' }: Sign = {}) =>
  checkAttempt(deps, { action, keys, proof }, at)

/** Tries until the answer is of that kind, proving all that is asked for; the time stands still. */
async function tryUntil(kind: AttemptAnswer['kind'], keys: AttemptKeys, sign: Sign = {}) {
  for (let tries = 0; tries < 500; tries++) {
    const answer = await check(keys, { ...sign, ...(kind !== 'challenge' && { proof: aProof() }) })
    if (answer.kind === kind) return { tries, answer }
  }
  throw new Error(`never ${kind}`)
}

function untilOf(answer: AttemptAnswer): Date {
  if (answer.kind === 'free') throw new Error('free')
  return answer.until
}

test('first tries are free, then a proof of work is asked for, then each must wait', async () => {
  const keys = { address: anyAddress() }
  const { free, challenged } = rules.sign_in.address
  expect((await tryUntil('challenge', keys)).tries).toBe(free)
  for (let tries = 0; tries < challenged; tries++)
    expect(await check(keys, { proof: aProof() })).toEqual({ kind: 'free' })
  expect(await check(keys, { proof: aProof() })).toEqual({ kind: 'free' })
  expect(await check(keys, { proof: aProof() })).toEqual({ kind: 'wait', until: after(start, seconds(30)) })
})

test('a challenge comes with the puzzle and the time after which it may be left out', async () => {
  const { answer } = await tryUntil('challenge', { address: anyAddress() })
  expect(answer).toEqual({ kind: 'challenge', challenge: 'a challenge', until: after(start, minutes(1)) })
})

test('the wait doubles with every try up to its maximum, and no try is let through before it is over', async () => {
  const keys = { address: anyAddress() }
  const waits: number[] = []
  let at = start
  for (let tries = 0; tries < 12; tries++) {
    const until = untilOf((await tryUntil('wait', keys, { at })).answer)
    waits.push((until.getTime() - at.getTime()) / 1000)
    expect((await check(keys, { at: after(until, -1), proof: aProof() })).kind).toBe('wait')
    at = until
  }
  expect(waits[0]).toBe(30)
  // Not quite twice as long each time, because a little is forgiven meanwhile, until that keeps up with the tries.
  for (const [index, wait] of waits.slice(1, 5).entries()) {
    expect(wait / (waits[index] ?? 0)).toBeGreaterThan(1.4)
    expect(wait / (waits[index] ?? 0)).toBeLessThanOrEqual(2.1)
  }
  expect(Math.max(...waits)).toBeGreaterThan(600)
  expect(Math.max(...waits)).toBeLessThanOrEqual(900)
})

test('waiting tries count for nothing: who keeps knocking does not wait longer', async () => {
  const keys = { address: anyAddress() }
  const until = untilOf((await tryUntil('wait', keys)).answer)
  for (let tries = 0; tries < 20; tries++)
    expect(await check(keys, { proof: aProof() })).toEqual({ kind: 'wait', until })
  expect(await check(keys, { at: until, proof: aProof() })).toEqual({ kind: 'free' })
})

test('a try is forgiven after a while, all of them after a day', async () => {
  const { forgiveMillis, free } = rules.sign_in.account
  const useUp = async () => {
    const keys = { account: anybody() }
    for (let tries = 0; tries < free; tries++) expect((await check(keys)).kind).toBe('free')
    return keys
  }
  expect((await check(await useUp(), { at: after(start, forgiveMillis - 1) })).kind).toBe('challenge')
  const keys = await useUp()
  expect((await check(keys, { at: after(start, forgiveMillis) })).kind).toBe('free')
  expect((await check(keys, { at: after(start, forgiveMillis) })).kind).toBe('challenge')
  expect((await tryUntil('challenge', await useUp(), { at: after(start, days(1)) })).tries).toBe(free)
})

// The promise of the domain: knowing somebody's address is not enough to shut them out.
test('tries at an account from everywhere never make its owner wait: the work is enough, each time', async () => {
  const account = anybody()
  for (let tries = 0; tries < 300; tries++) {
    const answer = await check({ account, address: anyAddress() }, { proof: aProof() })
    expect(answer.kind).toBe('free')
  }
  const owner = { account, address: anyAddress(), network: '192.0.2.0/24' }
  expect((await check(owner)).kind).toBe('challenge')
  expect((await check(owner, { proof: aProof() })).kind).toBe('free')
})

test('an attack on an account is forgotten by the next morning', async () => {
  const keys = { account: anybody() }
  for (let tries = 0; tries < 100; tries++) await check(keys, { proof: aProof() })
  expect((await check(keys, { at: after(start, hours(3)) })).kind).toBe('free')
})

test('a device that is known is counted apart from what strangers do', async () => {
  const account = anybody()
  await tryUntil('challenge', { account })
  expect((await check({ account: `${account} known-device` })).kind).toBe('free')
})

test('without a proof a challenge is a wait of a minute, then one try goes through, then the next minute', async () => {
  const keys = { address: anyAddress() }
  const { answer } = await tryUntil('challenge', keys)
  const until = untilOf(answer)
  expect(untilOf(await check(keys, { at: after(start, seconds(59)) }))).toEqual(until)
  expect(await check(keys, { at: until })).toEqual({ kind: 'free' })
  const next = await check(keys, { at: after(until, seconds(1)) })
  expect(untilOf(next)).toEqual(after(until, seconds(61)))
})

test('who waits instead of working is counted like everybody else, and waits ever longer in the end', async () => {
  const keys = { address: anyAddress() }
  const kinds = new Set<string>()
  let at = start
  for (let tries = 0; tries < 60; tries++) {
    const answer = await check(keys, { at })
    kinds.add(answer.kind)
    if (answer.kind !== 'free') at = answer.until
  }
  expect(kinds).toEqual(new Set(['free', 'challenge', 'wait']))
})

// Were the minute kept by the account, strangers could take every turn of an owner without JavaScript.
test('strangers cannot take the turn of an owner who waits instead of working', async () => {
  const account = anybody()
  await tryUntil('challenge', { account })
  const owner = { account, address: anyAddress() }
  const until = untilOf(await check(owner))
  for (let tries = 0; tries < 50; tries++) await check({ account, address: anyAddress() }, { at: until })
  expect(await check(owner, { at: until })).toEqual({ kind: 'free' })
})

test('a proof is good for one try', async () => {
  const keys = { account: anybody() }
  await tryUntil('challenge', keys)
  const proof = aProof()
  expect((await check(keys, { proof })).kind).toBe('free')
  expect((await check(keys, { proof })).kind).toBe('challenge')
  expect((await check({ account: anybody() }, { proof })).kind).toBe('free')
})

test('of twenty tries with one proof at the same moment one is proved', async () => {
  const keys = { account: anybody() }
  await tryUntil('challenge', keys)
  const proof = aProof()
  const answers = await Promise.all(Array.from({ length: 20 }, () => check(keys, { proof })))
  expect(answers.filter(({ kind }) => kind === 'free')).toHaveLength(1)
})

test('what is no proof is as if there were none', async () => {
  const keys = { account: anybody() }
  await tryUntil('challenge', keys)
  for (const proof of ['', 'nonsense', 'solved'])
    expect((await check(keys, { proof })).kind).toBe('challenge')
})

// A refused try of one address must not make its neighbours or the owner of the account pay.
test('a refused try counts by none of its keys', async () => {
  const [address, network, account] = [anyAddress(), '203.0.113.0/24', anybody()]
  await tryUntil('wait', { address })
  for (let tries = 0; tries < 200; tries++) await check({ address, network, account }, { proof: aProof() })
  expect((await tryUntil('challenge', { network })).tries).toBe(rules.sign_in.network.free)
  expect((await tryUntil('challenge', { account })).tries).toBe(rules.sign_in.account.free)
})

test('the longest wait of all keys is told', async () => {
  const [address, network] = [anyAddress(), `network-${++count}`]
  const short = untilOf((await tryUntil('wait', { network })).answer)
  const long = untilOf((await tryUntil('wait', { address })).answer)
  expect(long.getTime()).toBeGreaterThan(short.getTime())
  expect(await check({ address, network })).toEqual({ kind: 'wait', until: long })
})

test('every action is counted on its own', async () => {
  const keys = { account: anybody(), address: anyAddress() }
  await tryUntil('challenge', keys)
  expect((await check(keys, { action: 'recovery' })).kind).toBe('free')
})

test('a pending code takes few errors, and a new one starts anew', async () => {
  const account = anybody()
  const code = (request: string, proof = aProof()) =>
    check({ account, request, address: anyAddress() }, { action: 'code', proof })
  for (let tries = 0; tries < 6; tries++) expect((await code('prf_one')).kind).toBe('free')
  expect((await code('prf_one')).kind).toBe('wait')
  expect((await code('prf_two')).kind).toBe('free')
})

test('after the right password the account starts anew, and the connection has one try back', async () => {
  const keys = { account: anybody(), address: anyAddress(), network: `network-${++count}` }
  for (let tries = 0; tries < 5; tries++) expect((await check(keys)).kind).toBe('free')
  await noteSuccess(deps, { action: 'sign_in', keys })
  expect((await tryUntil('challenge', { account: keys.account })).tries).toBe(rules.sign_in.account.free)
  expect((await tryUntil('challenge', { address: keys.address })).tries).toBe(rules.sign_in.address.free - 4)
})

test('an office of a hundred signs in behind one address', async () => {
  const address = anyAddress()
  for (let person = 0; person < 100; person++) {
    const keys = { account: anybody(), address }
    expect((await check(keys)).kind).toBe('free')
    await noteSuccess(deps, { action: 'sign_in', keys })
  }
})

test('signing in to an own account between two guesses gains nothing', async () => {
  const address = anyAddress()
  const own = { account: anybody(), address }
  let guesses = 0
  while ((await check({ account: anybody(), address })).kind === 'free') {
    guesses += 1
    if ((await check(own)).kind === 'free') await noteSuccess(deps, { action: 'sign_in', keys: own })
  }
  expect(guesses).toBeLessThanOrEqual(rules.sign_in.address.free)
})

// Several processes, each with connections of its own, and keys that nobody has seen before.
test.each([1, 2, 3])('a hundred checks at the same moment count exactly (%i)', async () => {
  const processes = Array.from({ length: 4 }, () => connectDatabase(connectionString, { max: 8 }))
  const keys = { account: anybody(), address: anyAddress(), network: `network-${++count}` }
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => {
      const { db } = processes[index % 4] ?? { db: deps.db }
      return checkAttempt({ ...deps, db }, { action: 'sign_up', keys, proof: aProof() }, start)
    }),
  )
  await Promise.all(processes.map(({ close }) => close()))
  const { free, challenged } = rules.sign_up.address
  // All of them prove, so the address lets its free and its challenged tries through, and one more, which must wait.
  expect(answers.filter(({ kind }) => kind === 'free')).toHaveLength(free + challenged + 1)
  expect(answers.filter(({ kind }) => kind === 'wait')).toHaveLength(100 - free - challenged - 1)
})

test('a hundred checks without a proof let the free tries through and not one more', async () => {
  const keys = { account: anybody(), address: anyAddress(), network: `network-${++count}` }
  const answers = await Promise.all(Array.from({ length: 100 }, () => check(keys)))
  expect(answers.filter(({ kind }) => kind === 'free')).toHaveLength(rules.sign_in.account.free)
  expect(answers.filter(({ kind }) => kind === 'challenge')).toHaveLength(100 - rules.sign_in.account.free)
})

// Keys that meet in every combination: nobody waits in a circle, and the sum is right.
test('checks and successes that share some of their keys do not deadlock', async () => {
  const accounts = [anybody(), anybody(), anybody()]
  const addresses = [anyAddress(), anyAddress(), anyAddress()]
  const network = `network-${++count}`
  const pick = (list: string[], index: number) => list[index % list.length] ?? ''
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const keys = { account: pick(accounts, index), address: pick(addresses, index >> 2), network }
      await check(keys, { proof: aProof() })
      if (index % 3 === 0) await noteSuccess(deps, { action: 'sign_in', keys })
    }),
  )
})

test('without keys there is nothing to count', async () => {
  expect(await check({})).toEqual({ kind: 'free' })
})

// A stolen database says neither who was attacked nor who attacked.
test('neither an e-mail address nor a network address lies in the table', async () => {
  const keys = { account: 'canary@example.test', address: '192.0.2.231', network: '192.0.2.0/24' }
  await check(keys)
  const { rows } = await pool.query<{ key: Buffer }>('select key from shop.attempt')
  const dump = rows.map(({ key }) => `${key.toString('latin1')} ${key.toString('hex')}`).join('\n')
  for (const trace of ['canary', '192.0.2', Buffer.from('canary').toString('hex')])
    expect(dump).not.toContain(trace)
  expect(new Set(rows.map(({ key }) => key.length))).toEqual(new Set([32]))
})

test('with another secret nothing is found again', async () => {
  const keys = { account: anybody() }
  await tryUntil('challenge', keys)
  const other = { ...deps, secret: new Secret(Buffer.alloc(32, 8)) }
  expect((await checkAttempt(other, { action: 'sign_in', keys }, start)).kind).toBe('free')
})

test('guesses at one payment wait, from however many addresses and in whosever name, and others do not', async () => {
  const guess = (request: string) =>
    check(
      { account: anybody(), request, address: anyAddress() },
      { action: 'address_claim', proof: aProof() },
    )
  const { free, challenged } = rules.address_claim.request
  const payment = '2026-11-23 3499 EUR'
  for (let tries = 0; tries <= free + challenged; tries++) expect((await guess(payment)).kind).toBe('free')
  expect(await guess(payment)).toMatchObject({ kind: 'wait' })
  expect((await guess('2026-11-24 3499 EUR')).kind).toBe('free')
})
