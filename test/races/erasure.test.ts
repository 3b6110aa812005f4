import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { dataRegistry } from '../../src/data-registry.ts'
import { testTill } from '../../src/domains/checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../../src/domains/checkout/invariants.ts'
import { type ErasureDeps, erasePerson } from '../../src/domains/privacy/index.ts'
import { erasureLedger } from '../../src/platform/erasure-ledger.ts'
import { type AccountId, newId } from '../../src/shared/ids.ts'

const till = await testTill()
const { db, pool } = till
const folder = await mkdtemp(join(tmpdir(), 'akm-ledger-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const secret = randomBytes(32)
const deps: ErasureDeps = {
  db,
  clock: { now: () => new Date() },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
  isStaff: async () => false,
  outbox: { emit: async () => undefined },
  redactPayments: async () => undefined,
  hash: (value) => createHmac('sha256', secret).update(value).digest(),
  ledger: erasureLedger(join(folder, 'erasures.jsonl')),
}

async function anAccount(): Promise<{ account: AccountId; email: string }> {
  const account = newId('acc')
  const email = `${account}@example.eu`
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'en')`,
    [account, email],
  )
  return { account, email }
}

const rounds = 24
const contactsOf = async (email: string) =>
  (await pool.query('select from shop.order_contact where email_folded = $1', [email])).rows.length

test('who presses "erase" while their order is being placed is erased whole, or the order goes first', async () => {
  const product = await till.aProduct(60)
  const seen = { erased: 0, ordered: 0 }
  for (let round = 0; round < rounds; round++) {
    const { account, email } = await anAccount()
    const form = await till.aForm([[product, 1]], { accountId: account, email })
    // Before the order, at every moment of it, and when it is there.
    const erasure = async () => {
      if (round === rounds - 1) await expect.poll(() => contactsOf(email)).toBe(1)
      else await sleep(round)
      return erasePerson(deps, { account }, 'request')
    }
    const erasing = erasure()
    if (round === 0) await erasing
    const [placed, erased] = await Promise.allSettled([till.place(form), erasing])
    if (erased.status === 'rejected') throw erased.reason
    if (erased.value.ok) {
      seen.erased += 1
      expect(placed.status, 'no order of an account that is gone').toBe('rejected')
      expect(await contactsOf(email)).toBe(0)
    } else {
      seen.ordered += 1
      expect(erased.value.reason).toBe('open_orders')
      expect(placed).toMatchObject({ status: 'fulfilled', value: { ok: true } })
      const { rows } = await pool.query('select erasure_asked_at as asked from shop.account where id = $1', [
        account,
      ])
      expect(rows[0]?.asked, 'the wish stands').not.toBeNull()
    }
  }
  expect(Math.min(seen.ordered, seen.erased)).toBeGreaterThan(0)
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('who is erased by eight presses at once is erased once', async () => {
  const { account } = await anAccount()
  const lines = (await deps.ledger.read()).length
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => erasePerson(deps, { account }, 'request')),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'unknown')).toHaveLength(7)
  expect(await deps.ledger.read()).toHaveLength(lines + 1)
})
